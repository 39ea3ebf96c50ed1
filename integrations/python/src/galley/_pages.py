import json

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Literal, TypeVar, Union, overload

from galley._exchange import Exchange
from galley.errors import PageError
from galley.structure import Finding, Structure

T = TypeVar("T")
Errors = Literal["raise", "return"]


def clean(text: str, *, options: Sequence[str] = ()) -> str:
    """The page, repaired.

    `options` are those of `galley clean`, as `["--config", "rules.json"]`. Raises `PageError` where the text is no
    page, and `GalleyError` where nothing can be done at all. Each call starts a process: for more pages there is
    `clean_many`.
    """
    return next(clean_many([text], options=options))


@overload
def clean_many(
    texts: Iterable[str], *, options: Sequence[str] = (), errors: Literal["raise"] = "raise"
) -> Iterator[str]: ...
@overload
def clean_many(
    texts: Iterable[str], *, options: Sequence[str] = (), errors: Literal["return"]
) -> Iterator[Union[str, PageError]]: ...
def clean_many(texts: Iterable[str], *, options: Sequence[str] = (), errors: Errors = "raise") -> Iterator[object]:
    """The pages, repaired, in their order, from one process.

    `texts` is read as the repaired pages are taken, 256 pages or 8 MB ahead at most, so it may be without end. Where
    one is no page, its `PageError` is raised, or with `errors="return"` stands in the place of its text.
    """
    return _checked(Exchange(options, _text).run(lines_of(texts)), errors)


@overload
def structure_many(
    texts: Iterable[str], *, options: Sequence[str] = (), errors: Literal["raise"] = "raise"
) -> Iterator[Structure]: ...
@overload
def structure_many(
    texts: Iterable[str], *, options: Sequence[str] = (), errors: Literal["return"]
) -> Iterator[Union[Structure, PageError]]: ...
def structure_many(
    texts: Iterable[str], *, options: Sequence[str] = (), errors: Errors = "raise"
) -> Iterator[object]:
    """What Galley makes of the pages: blocks with their roles and places in the source, and findings.

    Everything else is as for `clean_many`.
    """
    return _checked(Exchange([*options, "--format", "jsonl"], _structure).run(lines_of(texts)), errors)


def with_findings(
    texts: Iterable[str], *, options: Sequence[str] = ()
) -> Iterator[Union[tuple[str, list[Finding]], PageError]]:
    """The pages, repaired, each with what was found on it; errors stand in the places of their pages."""
    return Exchange([*options, "--findings-field", "findings"], _text_and_findings).run(lines_of(texts))


def lines_of(texts: Iterable[str]) -> Iterator[bytes]:
    """A line of JSON for each text."""
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"a page is a str, not {type(text).__name__}")
        try:
            yield json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n"
        except UnicodeEncodeError:
            # Half a surrogate pair: Galley says what is wrong with it.
            yield json.dumps({"text": text}).encode() + b"\n"


def _text(number: int, line: bytes) -> tuple[int, str]:
    """In the text format each line comes back."""
    return number, json.loads(line)["text"]


def _text_and_findings(number: int, line: bytes) -> tuple[int, tuple[str, list[Finding]]]:
    """A page that could not be repaired comes back without findings; its error has come before."""
    page = json.loads(line)
    return number, (page["text"], page.get("findings", []))


def _structure(_: int, line: bytes) -> tuple[int, Structure]:
    """A page that could not be repaired has no line; the others are named `-:NUMBER`."""
    page = json.loads(line)
    return int(page.pop("path").removeprefix("-:")), page


def _checked(answers: Generator[Union[T, PageError], None, None], errors: Errors) -> Iterator[object]:
    if errors not in ("raise", "return"):
        raise ValueError(f"errors is \"raise\" or \"return\", not {errors!r}")
    return _raising(answers) if errors == "raise" else answers


def _raising(answers: Generator[Union[T, PageError], None, None]) -> Iterator[T]:
    try:
        for answer in answers:
            if isinstance(answer, PageError):
                raise answer
            yield answer
    finally:
        answers.close()
