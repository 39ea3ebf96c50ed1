"""What `galley clean --format jsonl` says of a page; docs/formats.md describes every member.

A span is `[start, end]` in bytes of the page in UTF-8, half-open.
"""

from typing import Any, Literal, TypedDict


class Block(TypedDict):
    """A block as repaired, and the pieces of the source that it came from."""

    role: Literal["heading", "paragraph", "byline", "caption", "furniture"]
    text: str
    spans: list[list[int]]


class Finding(TypedDict, total=False):
    """What was found, and what came of it. Only `count` and `repairs` may be missing."""

    rule: str
    severity: Literal["error", "warning", "info"]
    outcome: Literal["repaired", "offered", "reported"]
    confidence: float
    line: int
    column: int
    span: list[int]
    count: int
    message: str
    repairs: list[dict[str, Any]]


class Removed(TypedDict):
    """What was taken out of the text, and by which rule."""

    rule: str
    span: list[int]


class Structure(TypedDict):
    """A page in repaired reading order, and its links within itself."""

    blocks: list[Block]
    removed: list[Removed]
    findings: list[Finding]
    links: list[dict[str, Any]]
