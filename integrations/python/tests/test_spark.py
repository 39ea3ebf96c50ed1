"""`galley.spark`, with two workers on this machine."""

import pathlib
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pyspark
import pytest
from pyspark.sql import Row, SparkSession

import galley.spark
from conftest import DIES_ONCE, Batch, key_of_row


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[SparkSession]:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    # Two workers, and each task is tried four times. Made for each test: workers have the environment of their start.
    session = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", False)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.python.worker.reuse", False)
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 700)
        .getOrCreate()
    )
    yield session
    session.stop()
    gateway = pyspark.SparkContext._gateway
    pyspark.SparkContext._gateway = pyspark.SparkContext._jvm = None
    if gateway:
        gateway.shutdown()
        gateway.proc.terminate()
        gateway.proc.wait()


def rows_of(spark: SparkSession, pages: list[str], **options: Any) -> list[Row]:
    source = spark.createDataFrame(list(enumerate(pages)), "id long, text string").repartition(4)
    return sorted(galley.spark.clean(source, "text", **options).collect(), key=lambda row: row.id)


def test_partitions_come_as_one_process_writes_them(
    spark: SparkSession, pages: list[str], texts: list[str], findings: list[object]
) -> None:
    rows = rows_of(spark, pages)
    assert [row.id for row in rows] == list(range(len(pages)))
    assert [row.text for row in rows] == texts
    assert [[key_of_row(finding) for finding in row.findings] for row in rows] == findings
    assert not any(row.problem for row in rows)


def test_a_worker_that_dies_is_tried_again(
    stand_in: Callable[[str], None], tmp_path: pathlib.Path, request: pytest.FixtureRequest, pages: list[str],
    texts: list[str],
) -> None:
    stand_in(DIES_ONCE)
    rows = rows_of(request.getfixturevalue("spark"), pages, findings=None)
    assert (tmp_path / "mark").exists(), "no worker died"
    assert [row.text for row in rows] == texts


def test_what_the_batch_repeats_is_the_same_on_all_workers(spark: SparkSession, batch: Batch) -> None:
    source = spark.createDataFrame([(page,) for page in batch.pages], "text string").repartition(5)
    assert galley.spark.sketch(source, "text") == batch.sketch
    rows = rows_of(spark, batch.pages, sketch=batch.sketch)
    assert [row.text for row in rows] == batch.texts


def test_nulls_and_bad_pages(spark: SparkSession) -> None:
    source = spark.createDataFrame([(1, "一,二"), (2, None), (3, "\0"), (4, "")], "id long, page string").coalesce(1)
    rows = galley.spark.clean(source, "page", findings="found", problem="trouble").collect()
    assert [row.page for row in rows] == ["一，二", None, "\0", ""]
    assert [row.found is None for row in rows] == [False, True, True, False]
    assert [row.trouble is None for row in rows] == [True, True, False, True]
    assert "NUL" in rows[2].trouble
    # The last of four partitions has no rows.
    assert galley.spark.clean(source.limit(0), "page").collect() == []


def test_wrong_columns_are_told(spark: SparkSession) -> None:
    source = spark.createDataFrame([(1, "一", "x")], "id long, text string, problem string")
    with pytest.raises(ValueError, match="no column 'page'; there are id, text, problem"):
        galley.spark.clean(source, "page")
    with pytest.raises(TypeError, match="'id' has no strings, but bigint"):
        galley.spark.clean(source, "id")
    with pytest.raises(ValueError, match="a column 'problem' already"):
        galley.spark.clean(source, "text")
