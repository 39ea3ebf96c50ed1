from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from typing import Any, Optional, Union

import pyarrow as pa

from galley._pages import clean_many, with_findings
from galley._sketch import sketch, sketch_options
from galley.errors import PageError
from galley.structure import Finding

#: A finding as a column has it: docs/formats.md, without `repairs`; `start` and `end` are bytes of the source's UTF-8.
FINDING = pa.struct(
    [
        pa.field("rule", pa.string()),
        pa.field("severity", pa.string()),
        pa.field("outcome", pa.string()),
        pa.field("confidence", pa.float64()),
        pa.field("line", pa.int32()),
        pa.field("column", pa.int32()),
        pa.field("start", pa.int64()),
        pa.field("end", pa.int64()),
        pa.field("count", pa.int32()),
        pa.field("message", pa.string()),
    ]
)

# What came of a page: its text, its findings, its problem.
_Row = tuple[str, Optional[list[dict[str, Any]]], Optional[str]]


def cleaned(
    batches: Iterable[pa.RecordBatch],
    column: str,
    findings: Optional[str],
    problem: str,
    sketch: Optional[bytes],
    options: Sequence[str],
) -> Iterator[pa.RecordBatch]:
    """The batches with `column` repaired, and two more columns, `findings` and `problem`.

    One process does all of them. `findings` may be None: they are left out then. Rows whose page is null stay as they
    are. Where a page could not be repaired it stays as it is, too, and `problem` says why.
    """
    waiting: deque[pa.RecordBatch] = deque()

    def pages() -> Iterator[str]:
        for batch in batches:
            waiting.append(batch)
            for page in batch.column(column):
                if page.is_valid:
                    yield page.as_py()

    rows: deque[_Row] = deque()
    with sketch_options(sketch) as more:
        for row in _rows(pages(), findings is not None, [*options, *more]):
            rows.append(row)
            while waiting and len(rows) >= _pages_of(waiting[0], column):
                yield _with(waiting.popleft(), rows, column, findings, problem)
    while waiting:
        yield _with(waiting.popleft(), rows, column, findings, problem)


def sketched(batches: Iterable[pa.RecordBatch], column: str, options: Sequence[str]) -> pa.RecordBatch:
    """The sketch of all pages of the batches, in the one row of a column `sketch`."""
    pages = (page.as_py() for batch in batches for page in batch.column(column) if page.is_valid)
    return pa.RecordBatch.from_pydict({"sketch": pa.array([sketch(pages, options=options)], pa.binary())})


def _pages_of(batch: pa.RecordBatch, column: str) -> int:
    return len(batch) - int(batch.column(column).null_count)


def _rows(pages: Iterator[str], has_findings: bool, options: Sequence[str]) -> Iterator[_Row]:
    sources, inputs = tee(pages)
    if not has_findings:
        for source, text in zip(sources, clean_many(inputs, options=options, errors="return")):
            yield (source, None, text.message) if isinstance(text, PageError) else (text, None, None)
        return
    for source, answer in zip(sources, with_findings(inputs, options=options)):
        if isinstance(answer, PageError):
            yield source, None, answer.message
        else:
            text, found = answer
            yield text, [_finding(finding) for finding in found], None


def _finding(finding: Finding) -> dict[str, Any]:
    start, end = finding["span"]
    return {**finding, "start": start, "end": end, "count": finding.get("count", 1)}


def _with(
    batch: pa.RecordBatch, rows: deque[_Row], column: str, findings: Optional[str], problem: str
) -> pa.RecordBatch:
    made: list[Union[_Row, tuple[None, None, None]]] = [
        rows.popleft() if page.is_valid else (None, None, None) for page in batch.column(column)
    ]
    arrays = dict(zip(batch.schema.names, batch.columns))
    kind = batch.schema.field(column).type
    arrays[column] = pa.array([text for text, _, _ in made], kind)
    if findings is not None:
        arrays[findings] = pa.array([found for _, found, _ in made], pa.list_(FINDING))
    arrays[problem] = pa.array([trouble for _, _, trouble in made], pa.string())
    return pa.RecordBatch.from_pydict(arrays)
