"""A limit to the time that checking one file may take."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class TookTooLong(PeertocError):
    """Say that the time was over; what was done may be the very thing that never ends."""


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
        raise TookTooLong(
            f"Checking took longer than {seconds:g} second{'' if seconds == 1 else 's'} and was stopped.",
            help="Give it more with --timeout SECONDS, or leave checks out with --ignore;"
            " a check of your own (--shapes) may be one that never ends.",
        )

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
