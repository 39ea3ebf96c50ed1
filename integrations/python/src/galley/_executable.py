import os
import pathlib


def executable() -> str:
    """The path of Galley's executable: what `GALLEY_EXECUTABLE` names, or else the one that the package carries."""
    named = os.environ.get("GALLEY_EXECUTABLE")
    return named or str(pathlib.Path(__file__).with_name("bin") / "galley")
