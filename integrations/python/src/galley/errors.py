"""What goes wrong."""


class GalleyError(RuntimeError):
    """Galley could not do its work: a wrong option or configuration, or its process came to an end."""


class PageError(GalleyError):
    """One page could not be repaired. It costs the others nothing."""

    def __init__(self, index: int, message: str) -> None:
        super().__init__(index, message)
        #: Which page it is, from 0.
        self.index = index
        #: What is wrong with it, in Galley's words.
        self.message = message

    def __str__(self) -> str:
        return f"page {self.index}: {self.message}"
