import pathlib
import tempfile

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Optional

from galley._executable import executable
from galley._pages import lines_of
from galley._process import FilterProcess
from galley.errors import GalleyError

# Sketches that are added up at a time.
_AT_ONCE = 100


def sketch(texts: Iterable[str], *, options: Sequence[str] = ()) -> bytes:
    """Which short lines the pages repeat, as `galley sketch` counts them.

    Written into a file it is what `options=["--sketch", FILE]` takes. Sketches of the parts of a batch are added up by
    `merge_sketches`. A text that is no page does not count.
    """
    with tempfile.TemporaryDirectory() as folder:
        return _run(["--jsonl", "-", *options], lines_of(texts), folder)


def merge_sketches(sketches: Iterable[bytes]) -> bytes:
    """The sketch of all the pages that others are of, in whatever order they come."""
    rest = iter(sketches)
    total: list[bytes] = []
    while part := list(islice(rest, _AT_ONCE)):
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder, f"{number}.sketch") for number in range(len(total) + len(part))]
            for path, data in zip(paths, total + part):
                path.write_bytes(data)
            total = [_run([str(path) for path in paths], (), folder)]
    if not total:
        raise ValueError("there is no sketch to merge")
    return total[0]


@contextmanager
def sketch_options(data: Optional[bytes]) -> Iterator[list[str]]:
    """The options that have a process take up a sketch, as long as it stands in a file; none for None."""
    if data is None:
        yield []
        return
    with tempfile.NamedTemporaryFile(suffix=".sketch") as file:
        file.write(data)
        file.flush()
        yield ["--sketch", file.name]


def _run(arguments: Sequence[str], lines: Iterable[bytes], folder: str) -> bytes:
    output = pathlib.Path(folder, "output.sketch")
    with FilterProcess([executable(), "sketch", *arguments, "-o", str(output)]) as process:
        for line in lines:
            process.send(line)
            while process.has_unsent:
                process.move(waits=True)
        process.finish()
        while not process.is_over:
            process.move(waits=True)
        # 2: some texts were no pages.
        if process.status() not in (0, 2) or not output.exists():
            raise GalleyError("\n".join(process.remarks))
    return output.read_bytes()
