"""`galley.ray`, with two workers on this machine."""

import pathlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import ray

import galley.ray
from conftest import DIES_ONCE, Batch, key_of_row


@pytest.fixture
def two_workers() -> Iterator[None]:
    # Made for each test: workers have the environment of their start.
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=256 << 20)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def rows_of(pages: list[str], **options: Any) -> list[dict[str, Any]]:
    items = [{"id": index, "text": page} for index, page in enumerate(pages)]
    source = ray.data.from_items(items, override_num_blocks=4)
    return sorted(galley.ray.clean(source, "text", **options).take_all(), key=lambda row: row["id"])


@pytest.mark.usefixtures("two_workers")
def test_batches_come_as_one_process_writes_them(
    pages: list[str], texts: list[str], findings: list[object]
) -> None:
    rows = rows_of(pages)
    assert [row["id"] for row in rows] == list(range(len(pages)))
    assert [row["text"] for row in rows] == texts
    assert [[key_of_row(finding) for finding in row["findings"]] for row in rows] == findings
    assert not any(row["problem"] for row in rows)


@pytest.mark.usefixtures("two_workers")
def test_what_the_batch_repeats_is_the_same_on_all_workers(batch: Batch) -> None:
    source = ray.data.from_items([{"text": page} for page in batch.pages], override_num_blocks=3)
    assert galley.ray.sketch(source, "text") == batch.sketch
    rows = rows_of(batch.pages, sketch=batch.sketch)
    assert [row["text"] for row in rows] == batch.texts


def test_a_worker_that_dies_is_tried_again(
    stand_in: Callable[[str], None], tmp_path: pathlib.Path, request: pytest.FixtureRequest, pages: list[str],
    texts: list[str],
) -> None:
    stand_in(DIES_ONCE)
    request.getfixturevalue("two_workers")
    rows = rows_of(pages, findings=None)
    assert (tmp_path / "mark").exists(), "no worker died"
    assert [row["text"] for row in rows] == texts


@pytest.mark.usefixtures("two_workers")
def test_nulls_and_bad_pages() -> None:
    source = ray.data.from_items([{"page": page} for page in ["一,二", None, "\0", ""]], override_num_blocks=1)
    rows = galley.ray.clean(source, "page", findings="found", problem="trouble").take_all()
    assert [row["page"] for row in rows] == ["一，二", None, "\0", ""]
    assert [row["found"] is None for row in rows] == [False, True, True, False]
    assert "NUL" in rows[2]["trouble"]
    assert galley.ray.clean(source.filter(lambda row: False), "page").take_all() == []
