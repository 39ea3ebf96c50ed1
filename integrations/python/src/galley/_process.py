import os
import selectors
import subprocess
from collections import deque
from collections.abc import Sequence
from types import TracebackType
from typing import Optional

_CHUNK = 1 << 18


class FilterProcess:
    """A process that reads lines and writes lines, and says on standard error what is wrong.

    Neither waits for the other: in one thread, what it can take is written while what it has written is read.
    """

    def __init__(self, command: Sequence[str]) -> None:
        #: Lines that it has written, without their line feeds, the oldest first; whoever uses them takes them out.
        self.lines: deque[bytes] = deque()
        #: The same of standard error. What it said before it wrote a line is here when the line is.
        self.remarks: deque[str] = deque()
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, bufsize=0, stdin=pipe, stdout=pipe, stderr=pipe)
        assert self._process.stdin and self._process.stdout and self._process.stderr
        self._input, self._output, self._errors = self._process.stdin, self._process.stdout, self._process.stderr
        self._unsent = bytearray()
        self._unfinished = {self._output: b"", self._errors: b""}
        self._selector = selectors.DefaultSelector()
        for end in (self._input, self._output, self._errors):
            os.set_blocking(end.fileno(), False)
        for end in (self._output, self._errors):
            self._selector.register(end, selectors.EVENT_READ)

    def __enter__(self) -> "FilterProcess":
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        """Ends the process, whatever it is at."""
        self._selector.close()
        self._process.kill()
        for end in (self._input, self._output, self._errors):
            end.close()
        self._process.wait()

    def send(self, line: bytes) -> None:
        """Has a line with its line feed written, now or as soon as the process takes it."""
        if self._input.closed:
            return
        if not self._unsent:
            self._selector.register(self._input, selectors.EVENT_WRITE)
        self._unsent += line

    def finish(self) -> None:
        """Tells the process that no more lines come; to be called when all are written, or when none need be."""
        if self._unsent:
            self._selector.unregister(self._input)
            self._unsent.clear()
        self._input.close()

    def move(self, waits: bool) -> None:
        """Writes and reads what can be; `waits` until there is something."""
        ready = {key.fileobj for key, _ in self._selector.select(None if waits else 0)}
        if self._input in ready:
            self._write()
        if self._output in ready:
            self.lines.extend(self._read(self._output))
        # Always, and last: a remark is written before the line that it is about.
        self.remarks.extend(line.decode(errors="replace") for line in self._read(self._errors))

    @property
    def has_unsent(self) -> bool:
        return bool(self._unsent)

    @property
    def is_over(self) -> bool:
        """Whether the process will write no more, and all is read."""
        return self._output.closed and self._errors.closed

    def status(self) -> int:
        """The exit status, once it is over; negative for a signal."""
        return self._process.wait()

    def _write(self) -> None:
        try:
            with memoryview(self._unsent) as view:
                count = os.write(self._input.fileno(), view[:_CHUNK])
            del self._unsent[:count]
            if not self._unsent:
                self._selector.unregister(self._input)
        except BrokenPipeError:
            self.finish()

    def _read(self, end) -> list[bytes]:  # type: ignore[no-untyped-def]
        """The lines that are there now; the last one may lack its line feed at the end."""
        if end.closed:
            return []
        try:
            data = os.read(end.fileno(), _CHUNK)
        except BlockingIOError:
            return []
        *lines, rest = (self._unfinished[end] + data).split(b"\n")
        self._unfinished[end] = rest
        if not data:
            self._selector.unregister(end)
            end.close()
            if rest:
                lines.append(rest)
        return lines
