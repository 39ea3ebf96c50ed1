"""What the tests share: generated pages, what one process makes of them, and a Galley that dies once."""

import json
import pathlib
import random
import re
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

import pytest

import galley

SAMPLES = pathlib.Path(__file__).parents[3] / "samples" / "pages"


def generated_pages(count: int) -> list[str]:
    """Short pages: a few blocks of a sample that stand one after the other, with other digits."""
    chance = random.Random(7)
    sources = [re.split(r"\n{2,}", path.read_bytes().decode()) for path in sorted(SAMPLES.glob("*.txt"))]
    pages = []
    for _ in range(count):
        blocks = chance.choice(sources)
        start = chance.randrange(len(blocks))
        page = "\n\n".join(blocks[start : start + chance.randint(1, 4)])[:2000]
        pages.append(re.sub("[0-9]", lambda _: chance.choice("123456789"), page))
    return pages


def one_process(pages: Sequence[str], *options: str) -> list[dict[str, Any]]:
    """What one `galley clean` makes of the pages: its lines, read."""
    lines = "".join(json.dumps({"text": page}) + "\n" for page in pages)
    command = [galley.executable(), "clean", "--jsonl", "-", "--isolated", "-j1", *options]
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="session")
def pages() -> list[str]:
    return generated_pages(20_000)


@pytest.fixture(scope="session")
def texts(pages: list[str]) -> list[str]:
    """The pages as one process repairs them."""
    return [line["text"] for line in one_process(pages)]


@pytest.fixture(scope="session")
def findings(pages: list[str]) -> list[list[tuple[Any, ...]]]:
    """What one process finds on them."""
    lines = one_process(pages, "--format", "jsonl")
    return [[key_of(finding, *finding["span"]) for finding in line["findings"]] for line in lines]


class Batch:
    """Pages of which every fourth has a running head, what `galley sketch` says of them, and what comes of them with it."""

    def __init__(self, pages: list[str], folder: pathlib.Path) -> None:
        heads = [f"桐花里纪事 第{number}回\n\n" if number % 4 == 0 else "" for number in range(len(pages))]
        self.pages = [head + page for head, page in zip(heads, pages)]
        self.sketch = galley.sketch(self.pages, options=["--isolated"])
        path = folder / "batch.sketch"
        path.write_bytes(self.sketch)
        self.texts = [line["text"] for line in one_process(self.pages, "--sketch", str(path))]
        assert sum("桐花里纪事" in page for page in self.pages) == (len(pages) + 3) // 4
        assert not any("桐花里纪事" in text for text in self.texts)


@pytest.fixture(scope="session")
def batch(pages: list[str], tmp_path_factory: pytest.TempPathFactory) -> Batch:
    return Batch(pages[:2000], tmp_path_factory.mktemp("batch"))


def key_of(finding: Any, start: int, end: int) -> tuple[Any, ...]:
    """All there is to a finding, from a line or a row of a column."""
    names = ("rule", "severity", "outcome", "confidence", "line", "column", "message")
    return (*(finding[name] for name in names), start, end)


def key_of_row(row: Any) -> tuple[Any, ...]:
    return key_of(row, row["start"], row["end"])


@pytest.fixture
def stand_in(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a shell script in Galley's place; `$GALLEY` in it is Galley, `$MARK` a path where nothing is yet."""
    real = galley.executable()

    def replace(script: str) -> None:
        path = tmp_path / "galley"
        path.write_text(f"#!/bin/sh\nGALLEY={real}\nMARK={tmp_path / 'mark'}\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("GALLEY_EXECUTABLE", str(path))

    return replace


# The first process to start answers some pages, and then kills the worker that it works for. The others do their work.
DIES_ONCE = """
if mkdir $MARK 2>/dev/null; then
  head -c 200000 | $GALLEY "$@" | head -c 50000
  kill -9 $PPID
fi
exec $GALLEY "$@"
"""
