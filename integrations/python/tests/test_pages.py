"""`clean`, `clean_many`, `structure_many`, and the command."""

import itertools
import os
import pathlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

import galley
from conftest import Batch, key_of

ISOLATED = ["--isolated"]
# All the pages go through Spark and Ray.
FEWER = 3000


def test_a_page_is_repaired() -> None:
    assert galley.clean("剩下的500元,大家商量。", options=ISOLATED) == "剩下的500元，大家商量。"
    assert galley.clean("", options=ISOLATED) == ""


def test_many_pages_come_as_one_process_writes_them(pages: list[str], texts: list[str]) -> None:
    assert list(galley.clean_many(pages[:FEWER], options=ISOLATED)) == texts[:FEWER]
    assert sum(page != text for page, text in zip(pages, texts)) > len(pages) / 4


def test_findings_come_as_one_process_writes_them(pages: list[str], findings: list[object]) -> None:
    found = [
        [key_of(finding, *finding["span"]) for finding in structure["findings"]]
        for structure in galley.structure_many(pages[:FEWER], options=ISOLATED)
    ]
    assert found == findings[:FEWER]
    assert any(found)


def test_spans_are_those_of_the_page() -> None:
    source = "海棠路通车\n\n本报讯 十月三日，海棠路通车。\n"
    (structure,) = galley.structure_many([source], options=ISOLATED)
    data = source.encode()
    pieces = [[data[start:end].decode() for start, end in block["spans"]] for block in structure["blocks"]]
    assert pieces == [["海棠路通车"], ["本报讯 十月三日，海棠路通车。"]]


def test_a_page_error_has_the_page_and_costs_nothing_else() -> None:
    texts = ["一,二", "三\0", "四,五", "\ud800", "六,七"]
    for many in (galley.clean_many, galley.structure_many):
        answers = list(many(texts, options=ISOLATED, errors="return"))
        errors = [answer for answer in answers if isinstance(answer, galley.PageError)]
        assert [error.index for error in errors] == [1, 3]
        assert "NUL" in errors[0].message and "surrogate" in errors[1].message
        assert len(answers) == 5
        repaired = many(texts, options=ISOLATED)
        next(repaired)
        with pytest.raises(galley.PageError, match="page 1: .*NUL"):
            next(repaired)


def test_the_last_pages_may_all_be_bad() -> None:
    answers = list(galley.structure_many(["一"] + ["\0"] * 2000, options=ISOLATED, errors="return"))
    assert [answer.index for answer in answers if isinstance(answer, galley.PageError)] == list(range(1, 2001))


def test_what_is_no_string_is_refused() -> None:
    with pytest.raises(TypeError, match="bytes"):
        galley.clean(b"bytes")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ignore"):
        galley.clean_many([], errors="ignore")  # type: ignore[call-overload]


def test_a_wrong_option_and_a_wrong_configuration_are_told(tmp_path: pathlib.Path) -> None:
    with pytest.raises(galley.GalleyError, match="--nonsense"):
        galley.clean("一", options=["--nonsense"])
    rules = tmp_path / "rules.json"
    rules.write_text('{"limits": {"pageBites": 1}}')
    with pytest.raises(galley.GalleyError, match="rules.json:1:13: .*pageBites"):
        galley.clean("一", options=["--config", str(rules)])


def test_no_pages_are_no_error() -> None:
    assert list(galley.clean_many([], options=ISOLATED)) == []


def test_sketches_of_parts_are_that_of_the_whole(batch: Batch, tmp_path: pathlib.Path) -> None:
    parts = [galley.sketch(batch.pages[part::3], options=ISOLATED) for part in range(3)]
    assert galley.merge_sketches(parts) == galley.merge_sketches(reversed(parts)) == batch.sketch
    many = [galley.sketch([page], options=ISOLATED) for page in batch.pages[:8]] * 30
    assert galley.merge_sketches(many) == galley.sketch(batch.pages[:8] * 30, options=ISOLATED)
    path = tmp_path / "batch.sketch"
    path.write_bytes(batch.sketch)
    options = [*ISOLATED, "--sketch", str(path)]
    assert list(galley.clean_many(batch.pages[:50], options=options)) == batch.texts[:50]
    with pytest.raises(galley.GalleyError, match="no sketch"):
        galley.merge_sketches([b"no sketch"])
    with pytest.raises(ValueError):
        galley.merge_sketches([])


def test_an_endless_source_is_read_no_further_than_needed() -> None:
    taken = itertools.count()

    def endless() -> Iterator[str]:
        while True:
            next(taken)
            yield "海棠路,通车"

    repaired = galley.clean_many(endless(), options=ISOLATED)
    assert list(itertools.islice(repaired, 2000)) == ["海棠路，通车"] * 2000
    assert next(taken) <= 2000 + 256


def test_large_pages_are_not_all_taken_at_once() -> None:
    page = "海棠路通车。\n\n" * 50_000  # 1 MB
    taken = itertools.count()

    def source() -> Iterator[str]:
        for _ in range(24):
            next(taken)
            yield page

    next(galley.clean_many(source(), options=ISOLATED))
    assert next(taken) <= 9


def test_a_page_comes_back_before_the_next_is_there() -> None:
    """The process writes as it goes: a slow source does not wait for its end."""
    asked = threading.Event()

    def source() -> Iterator[str]:
        yield "一"
        deadline = time.monotonic() + 60
        while not asked.is_set() and time.monotonic() < deadline:
            time.sleep(0.01)
            yield "二"

    for _ in galley.clean_many(source(), options=ISOLATED):
        asked.set()
    assert asked.is_set()


def test_a_process_that_is_left_is_ended() -> None:
    repaired = galley.clean_many(itertools.repeat("一"), options=ISOLATED)
    next(repaired)
    assert _children()
    repaired.close()  # type: ignore[attr-defined]
    assert not _children()


def _children() -> str:
    return pathlib.Path(f"/proc/self/task/{os.getpid()}/children").read_text()


def test_a_process_that_dies_is_told(stand_in: Callable[[str], None]) -> None:
    stand_in("kill -9 $$")
    with pytest.raises(galley.GalleyError, match="signal 9"):
        list(galley.clean_many(["一,二"] * 5000, options=ISOLATED))
    stand_in('head -n 700 | $GALLEY "$@"; exit 0')
    with pytest.raises(galley.GalleyError, match="status 0, and .* pages were under way"):
        list(galley.clean_many(["一,二"] * 5000, options=ISOLATED))


def test_an_executable_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GALLEY_EXECUTABLE", "/nowhere/galley")
    with pytest.raises(FileNotFoundError, match="/nowhere/galley"):
        galley.clean("一")


def test_the_command_is_galley_itself() -> None:
    command = [sys.executable, "-m", "galley"]
    done = subprocess.run([*command, "clean", "--isolated", "-"], input="一,二\n".encode(), stdout=subprocess.PIPE)
    assert (done.returncode, done.stdout.decode()) == (0, "一，二\n")
    assert subprocess.run([*command, "--nonsense"], stderr=subprocess.PIPE).returncode != 0
