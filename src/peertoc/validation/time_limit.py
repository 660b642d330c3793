"""A limit to the time that checking one file may take, and what to say of the step that had no time left."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_ANY_CHECK: Final = (
    "leave checks out with --ignore; a check of your own (--shapes) may be one that never ends"
)


class TookTooLong(PeertocError):
    """Say that the time was over, and in which step; that may be the very thing that never ends.

    ``shapes`` are those that an engine had under way, where it can tell.
    """

    shapes: tuple[str, ...] = ()

    def __init__(self, seconds: float) -> None:
        super().__init__("")
        self._seconds = seconds
        self.tell()

    def tell(self, step: str = "", otherwise: str = _ANY_CHECK) -> None:
        """Say which step it was, as “while …”, and what to do other than to wait longer."""
        unit = "second" if self._seconds == 1 else "seconds"
        during = f" {step}" if step else ""
        self.message = f"Checking took longer than {self._seconds:g} {unit} and was stopped{during}."
        self.help = f"Give it more with --timeout SECONDS, or {otherwise}."
        self.args = (self.message,)


@contextmanager
def step(name: str, otherwise: str = _ANY_CHECK) -> Iterator[None]:
    """Let a fault of time in here name this step."""
    try:
        yield
    except TookTooLong as fault:
        fault.tell(name, otherwise)
        raise


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End what is done within after ``seconds``, 0 for no limit. Raises TookTooLong then.

    An alarm also ends a pattern that is matched for ever. Alarms are there on Linux and macOS, in the main
    thread; elsewhere there is no limit, and Ctrl-C ends the run.
    """
    alarms = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not seconds or not alarms:
        yield
        return

    def end(_: int, __: FrameType | None) -> None:
        raise TookTooLong(seconds)

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
