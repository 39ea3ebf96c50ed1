"""Galley for Ray Data: `pip install 'galley[ray]'` on every node."""

from collections.abc import Sequence
from typing import Any, Optional

import pyarrow as pa
from ray.data import Dataset

from galley._arrow import cleaned, sketched
from galley._sketch import merge_sketches


def clean(
    dataset: Dataset,
    column: str,
    *,
    findings: Optional[str] = "findings",
    problem: str = "problem",
    sketch: Optional[bytes] = None,
    options: Sequence[str] = ("--isolated", "-j1"),
    batch_size: Optional[int] = 1024,
    **resources: Any,
) -> Dataset:
    """The dataset with the pages of `column` repaired, and two columns more.

    `findings` has what was found on each page, as a list of structs; None leaves it out.
    `problem` is null, or says why a page could not be repaired; it then stands in `column` as it came. A null
    stays one. `sketch` tells which lines the whole batch repeats, if it was counted before, by the function of that name.

    Each batch of `batch_size` pages has a process of its own, which starts in some ten milliseconds. If its worker
    ends, Ray does the task again. `options` are those of `galley clean`, and a file that they name must be on every node;
    `resources` are passed to `Dataset.map_batches`, as `num_cpus`.
    """

    def clean_batch(table: pa.Table) -> pa.Table:
        _check(table, column)
        batches = table.to_batches() or [pa.RecordBatch.from_pylist([], table.schema)]
        return pa.Table.from_batches(list(cleaned(batches, column, findings, problem, sketch, options)))

    return dataset.map_batches(clean_batch, batch_format="pyarrow", batch_size=batch_size, **resources)


def sketch(
    dataset: Dataset,
    column: str,
    *,
    options: Sequence[str] = ("--isolated", "-j1"),
    batch_size: Optional[int] = 1024,
    **resources: Any,
) -> bytes:
    """Which lines the pages of `column` repeat, for `clean`: each batch is counted by itself, and the driver adds up.

    It is the same however the pages lie in batches.
    """

    def sketch_batch(table: pa.Table) -> pa.Table:
        _check(table, column)
        return pa.Table.from_batches([sketched(table.to_batches(), column, options)])

    counted = dataset.map_batches(sketch_batch, batch_format="pyarrow", batch_size=batch_size, **resources)
    return merge_sketches(row["sketch"] for row in counted.iter_rows())


def _check(table: pa.Table, column: str) -> None:
    if column not in table.column_names:
        raise ValueError(f"there is no column {column!r}; there are {', '.join(table.column_names)}")
