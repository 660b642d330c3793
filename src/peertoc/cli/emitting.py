"""Writing to a stream: at once, in pieces that are worth it, and without a word where nobody reads."""

from __future__ import annotations

import io
import os
import signal
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from peertoc.errors import PeertocError, Unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

_GATHERED: Final = 1 << 15
_PATIENCE: Final = 0.4


def gathered(pieces: Iterable[str]) -> Iterator[str]:
    """Join small pieces, so that not each is a call of the system; what there is comes before a fault."""
    waiting: list[str] = []
    size = 0
    try:
        for piece in pieces:
            waiting.append(piece)
            size += len(piece)
            if size > _GATHERED:
                yield "".join(waiting)
                waiting, size = [], 0
    except PeertocError:
        yield "".join(waiting)
        raise
    yield "".join(waiting)


def emit(stream: Any, text: str) -> bool:
    """Write and flush, and tell whether anybody reads; a closed pipe says nothing. Raises Unwritable.

    Ctrl-C ends it after what is to be written, or where nobody takes that for a while.
    """
    try:
        with _unbroken():
            _write(stream, text)
            stream.flush()
    except BrokenPipeError:
        hush(stream)
        return False
    except OSError as fault:
        hush(stream)
        raise unwritten(fault) from None
    return True


def _write(stream: Any, text: str) -> None:
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        stream.write(text)
        return
    # Without a buffer (PYTHONUNBUFFERED), a signal may end a write in its middle, and the rest would be lost.
    rest = memoryview(text.encode(stream.encoding, stream.errors or "strict"))
    while rest:
        rest = rest[raw.write(rest) or 0 :]


@contextmanager
def _unbroken() -> Iterator[None]:
    """Put Ctrl-C off to the end of what is done within, though not for long."""
    here = threading.current_thread() is threading.main_thread()
    if not here or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    waiting: list[threading.Timer] = []

    def later(number: int, frame: FrameType | None) -> None:
        if waiting or not hasattr(signal, "pthread_kill"):
            signal.default_int_handler(number, frame)
        again = (threading.main_thread().ident or 0, signal.SIGINT)
        waiting.append(threading.Timer(_PATIENCE, signal.pthread_kill, again))
        waiting[0].start()

    signal.signal(signal.SIGINT, later)
    try:
        yield
    finally:
        for timer in waiting:
            timer.cancel()
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if waiting:
        raise KeyboardInterrupt


def unwritten(fault: OSError) -> Unwritable:
    """Make the error that tells why the output could not be written."""
    return Unwritable(f"The output could not be written: {(fault.strerror or 'unknown fault').lower()}.")


def hush(stream: Any) -> None:
    """Send what the stream still holds, and what the interpreter flushes at its end, nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
