"""Ending in order where a process is asked to end, as by ``kill`` or by closing its terminal."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Windows has no SIGHUP.
_ENDING: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ended(KeyboardInterrupt):
    """Say that the process was asked to end, by a signal other than that of Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let what asks the process to end do so as Ctrl-C does: nothing half-written is left behind."""
    before = {}

    def end(number: int, _: object) -> None:
        raise Ended(number)

    if threading.current_thread() is threading.main_thread():
        before = {
            each: signal.signal(each, end) for each in _ENDING if signal.getsignal(each) == signal.SIG_DFL
        }
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
