"""Work that a copy of this process does beside it, where the system can make one."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

T = TypeVar("T")


def can_copy() -> bool:
    """Tell whether this process can be copied: a copy has one thread, but all that several have locked.

    On macOS, the system's own libraries have threads of which nobody knows.
    """
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T | None]]:
    """Let a copy of this process work, and give what waits for what it finds: None where it fails.

    The copy ends when the ``with`` does, at the latest.
    """
    receiving, sending = os.pipe()
    try:
        process = os.fork()
    except OSError:  # no more processes: as if it had failed
        os.close(sending)
        os.close(receiving)
        yield lambda: None
        return
    if not process:
        os.close(receiving)
        _end_with(work, sending)
    os.close(sending)
    try:
        with os.fdopen(receiving, "rb") as stream:
            yield lambda: _heard(stream)
    finally:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def answer(work: Callable[[], object], stream: BinaryIO) -> None:
    """Work, and write down what was found; nothing at all where that fails."""
    with suppress(BaseException), stream:
        stream.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))


def _end_with(work: Callable[[], object], sending: int) -> NoReturn:
    """Answer, and end without doing what the process does at its end whose copy this is."""
    try:
        answer(work, os.fdopen(sending, "wb"))
    finally:
        os._exit(0)


def _heard(stream: BinaryIO) -> T | None:
    try:
        found: T = pickle.load(stream)  # noqa: S301 - from a copy of this process
    except (EOFError, OSError, pickle.UnpicklingError):
        return None
    return found
