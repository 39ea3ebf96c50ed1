import re
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Generic, NoReturn, TypeVar, Union

from galley._executable import executable
from galley._process import FilterProcess
from galley.errors import GalleyError, PageError

T = TypeVar("T")

# What is under way in the process at once: enough to keep its threads at work, and no more.
_MOST_PAGES = 256
_MOST_BYTES = 8 << 20

# A line is known by its number, from 1; behind it may stand the line of its page.
_PROBLEM = re.compile(r"galley: -:(\d+)(?::(\d+))?: (.*)")


class Exchange(Generic[T]):
    """Gives pages to a process of `galley clean --jsonl -` and takes what comes back, in order.

    Lines have no `id`, so everywhere the process calls a page by the number of its line.
    """

    def __init__(self, options: Sequence[str], read: Callable[[int, bytes], tuple[int, T]]) -> None:
        """`read` is handed a line that came back, and which one it is from 1; it gives the page's number and answer."""
        self._command = [executable(), "clean", "--jsonl", "-", *options]
        self._read = read
        # How many bytes each page has that is not answered yet, the oldest first; and how many pages are answered.
        self._under_way: dict[int, int] = {}
        self._bytes = 0
        self._answered = 0
        self._lines = 0
        self._answers: dict[int, Union[T, PageError]] = {}
        self._complaint: list[str] = []

    def run(self, lines: Iterable[bytes]) -> Generator[Union[T, PageError], None, None]:
        """What came of each line; `lines` is asked for no more than the process can take."""
        with FilterProcess(self._command) as process:
            for number, line in enumerate(lines, 1):
                self._under_way[number] = len(line)
                self._bytes += len(line)
                process.send(line)
                yield from self._take(process, waits=False)
                while len(self._under_way) >= _MOST_PAGES or self._bytes >= _MOST_BYTES:
                    yield from self._take(process, waits=True)
            while process.has_unsent:
                yield from self._take(process, waits=True)
            process.finish()
            while not process.is_over:
                yield from self._take(process, waits=True)
            # 2: there were problems, and all of them are told.
            if process.status() not in (0, 2):
                self._fail(process)

    def _take(self, process: FilterProcess, waits: bool) -> Generator[Union[T, PageError], None, None]:
        process.move(waits)
        self._take_remarks(process)
        while process.lines:
            self._lines += 1
            number, answer = self._read(self._lines, process.lines.popleft())
            self._answer(number, answer)
        while self._answered + 1 in self._answers:
            self._answered += 1
            self._bytes -= self._under_way.pop(self._answered)
            yield self._answers.pop(self._answered)
        if self._complaint or process.is_over and self._under_way:
            self._fail(process)

    def _answer(self, number: int, answer: Union[T, PageError]) -> None:
        # A page that could not be repaired may come back as it went, behind what was said of it: the first counts.
        if number in self._under_way:
            self._answers.setdefault(number, answer)

    def _take_remarks(self, process: FilterProcess) -> None:
        while process.remarks:
            remark = process.remarks.popleft()
            problem = _PROBLEM.fullmatch(remark)
            if problem:
                number, line, message = int(problem[1]), problem[2], problem[3]
                self._answer(number, PageError(number - 1, f"line {line}: {message}" if line else message))
            else:
                self._complaint.append(remark)

    def _fail(self, process: FilterProcess) -> NoReturn:
        """Raises what is wrong with the whole of it, once the process has said all."""
        process.finish()
        while not process.is_over:
            process.move(waits=True)
            process.lines.clear()
            self._take_remarks(process)
        status = process.status()
        end = f"signal {-status}" if status < 0 else f"status {status}"
        raise GalleyError(
            "\n".join(self._complaint) or f"galley ended with {end}, and {len(self._under_way)} pages were under way"
        )
