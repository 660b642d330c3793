"""Writing to a stream: at once, in pieces that are worth it, and without a word where nobody reads."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from peertoc.errors import PeertocError, Unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GATHERED: Final = 1 << 15


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
    """Write and flush, and tell whether anybody reads; a closed pipe says nothing. Raises Unwritable."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        hush(stream)
        return False
    except OSError as fault:
        hush(stream)
        raise unwritten(fault) from None
    return True


def unwritten(fault: OSError) -> Unwritable:
    """Make the error that tells why the output could not be written."""
    return Unwritable(f"The output could not be written: {(fault.strerror or 'unknown fault').lower()}.")


def hush(stream: Any) -> None:
    """Send what the stream still holds, and what the interpreter flushes at its end, nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
