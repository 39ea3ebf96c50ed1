"""Galley for PySpark: `pip install 'galley[spark]'` on the driver and on every worker."""

from collections.abc import Iterator, Sequence
from typing import Optional

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.types import ArrayType, DoubleType, IntegerType, LongType, StringType, StructField, StructType

from galley._arrow import FINDING, cleaned, sketched
from galley._sketch import merge_sketches

_TYPES = {
    pa.string(): StringType(),
    pa.float64(): DoubleType(),
    pa.int32(): IntegerType(),
    pa.int64(): LongType(),
}
_FINDING = StructType([StructField(field.name, _TYPES[field.type]) for field in FINDING])


def clean(
    df: DataFrame,
    column: str,
    *,
    findings: Optional[str] = "findings",
    problem: str = "problem",
    sketch: Optional[bytes] = None,
    options: Sequence[str] = ("--isolated", "-j1"),
) -> DataFrame:
    """The data frame with the pages of `column` repaired, and two columns more.

    `findings` has what was found on each page, as an array of structs; None leaves it out.
    `problem` is null, or says why a page could not be repaired; it then stands in `column` as it came. A null
    stays one. `sketch` tells which lines the whole batch repeats, if it was counted before, by the function of that name.

    Each partition has a process of its own, which takes its Arrow batches one by one. If that ends or its worker does,
    the task fails and Spark tries it again. `options` are those of `galley clean`; a file that they name must be on
    every worker. The default settings hold unless `options` say otherwise, whatever folder a worker works in.
    """
    schema = _schema(df.schema, column, findings, problem)

    def clean_partition(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return cleaned(batches, column, findings, problem, sketch, options)

    return df.mapInArrow(clean_partition, schema)


def sketch(df: DataFrame, column: str, *, options: Sequence[str] = ("--isolated", "-j1")) -> bytes:
    """Which lines the pages of `column` repeat, for `clean`: each partition is counted by itself, and the driver adds up.

    It is the same however the pages lie in partitions.
    """
    _check(df.schema, column)

    def sketch_partition(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield sketched(batches, column, options)

    rows = df.select(column).mapInArrow(sketch_partition, "sketch binary").toLocalIterator()
    return merge_sketches(bytes(row["sketch"]) for row in rows)


def _check(source: StructType, column: str) -> None:
    if column not in source.names:
        raise ValueError(f"there is no column {column!r}; there are {', '.join(source.names)}")
    if not isinstance(source[column].dataType, StringType):
        raise TypeError(f"the column {column!r} has no strings, but {source[column].dataType.simpleString()}")


def _schema(source: StructType, column: str, findings: Optional[str], problem: str) -> StructType:
    _check(source, column)
    fields = list(source.fields)
    added = [StructField(problem, StringType())]
    if findings is not None:
        added.insert(0, StructField(findings, ArrayType(_FINDING)))
    for field in added:
        if field.name in source.names:
            raise ValueError(f"there is a column {field.name!r} already; name the new one otherwise")
    return StructType(fields + added)
