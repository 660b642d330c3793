"""The process that answers a query: started, fed, waited for no longer than it may take, and stopped."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any, Final

from peertoc.errors import PeertocError, Unanswered
from peertoc.queries import worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_CHUNK: Final = 1 << 16
_OVERFLOW: Final = ("SIGSEGV", "SIGBUS")
_MEGABYTE: Final = 1_000_000
# Else each thread of the engine reserves 64 MB that it never uses, and the limit counts what is reserved.
_SPARING: Final = {"MALLOC_ARENA_MAX": "1"}


class Worker(io.RawIOBase):
    """Be the output of the process, as a stream.

    Only the time that is spent waiting for it counts, and only from when ``counting`` is set.
    """

    def __init__(self, seconds: float, memory: int) -> None:
        super().__init__()
        self.seconds = seconds
        self.memory = memory
        self._left = min(seconds, threading.TIMEOUT_MAX)
        self._late = False
        self._worked = 0.0
        self.counting = False
        self._told = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the stream
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, and a file of our own
            [sys.executable, "-P", worker.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._told,
            env={**os.environ, **_SPARING},
            start_new_session=os.name == "posix",
        )
        self._output = self._process.stdout.fileno() if self._process.stdout else -1

    def send(self, data: bytes) -> None:
        """Give the process something to read. Raises Unanswered where it has ended."""
        pipe = self._process.stdin
        try:
            if pipe:
                pipe.write(data)
        except OSError:
            raise self.failure() from None

    def close_input(self) -> None:
        """Say that nothing more comes."""
        try:
            if self._process.stdin:
                self._process.stdin.close()
        except OSError:
            raise self.failure() from None

    def readable(self) -> bool:
        """Say that this is a stream to read from."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what there is, waiting no longer than is left. Raises Unanswered."""
        with self._alarm() if self.counting and self.seconds else nullcontext():
            data = os.read(self._output, min(len(buffer), _CHUNK))
        if not data and self._process.wait():
            raise self.failure()
        buffer[: len(data)] = data
        return len(data)

    @contextmanager
    def _alarm(self) -> Iterator[None]:
        """Count the time of waiting, and what was worked since on what came; not that of a slow reader."""
        start, worked = time.monotonic(), time.thread_time()
        self._left = max(self._left - (worked - (self._worked or worked)), 0)
        alarm = threading.Timer(self._left, self._end)
        alarm.daemon = True
        alarm.start()
        try:
            yield
        finally:
            alarm.cancel()
            self._left = max(self._left - (time.monotonic() - start), 0)
            self._worked = time.thread_time()

    def _end(self) -> None:
        self._late = True
        self.stop()

    def stop(self) -> None:
        """Stop the process, with all that it started."""
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def failure(self) -> PeertocError:
        """Say why the process ended without an answer."""
        code = self._process.wait()
        if self._late or code == -getattr(signal, "SIGXCPU", 0):
            return _too_long(self.seconds)
        self._told.seek(0)
        told = self._told.read()
        if code == worker.FAILED and told.startswith(b"{"):
            return broken(str(json.loads(told)["message"]))
        if not code:
            return Unanswered("The query gave no answer.")
        if code in {-getattr(signal, name, 0) for name in _OVERFLOW}:
            return Unanswered(
                "The query is nested too deeply for the engine.",
                help="Look for a sign that is repeated very often, or take the query apart.",
            )
        return _too_large(self.memory)

    def close(self) -> None:
        """Stop the process and let go of all that belongs to it."""
        if not self.closed:
            self.stop()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout, self._told):
                with suppress(OSError):
                    if pipe:
                        pipe.close()
        super().close()

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the process."""
        self.close()


def broken(message: str) -> Unanswered:
    """Say that the engine could not go on, in its own words where we have no better ones."""
    if "custom function" in message:
        return Unanswered(
            f"The query calls a function that there is not: {message.partition('<')[2].partition('>')[0]}.",
            help='Use the functions of SPARQL, as in “FILTER(CONTAINS(?title, "budget"))”.',
        )
    if message.startswith(("Corruption", "IO error")):
        return Unanswered(
            "The query could not be answered: files of the store are missing, or not as they were written.",
            help="“peertoc store check --store DIR” tells what is whole.",
        )
    return Unanswered(f"The query could not be answered: {message.rstrip('.')}.")


def _too_long(seconds: float) -> Unanswered:
    return Unanswered(
        f"The query took longer than {seconds:g} second{'' if seconds == 1 else 's'} and was stopped.",
        help="Give it more with --timeout SECONDS, or ask for less:"
        " two patterns that share no variable give every pair of what each finds.",
    )


def _too_large(memory: int) -> Unanswered:
    return Unanswered(
        f"The query needed more memory than {told(memory)} and was stopped."
        if memory
        else "The query needed more memory than there is and was stopped.",
        help="Give it more with --max-memory, as 4G, or ask for less:"
        " two patterns that share no variable give every pair of what each finds.",
    )


def told(memory: int) -> str:
    """Write a number of bytes as people say it.

    >>> told(2_000_000_000)
    '2 GB'
    """
    if memory >= _MEGABYTE * 1_000:
        return f"{memory / _MEGABYTE / 1_000:g} GB"
    return f"{memory / _MEGABYTE:g} MB"
