"""Who may write, and who still reads: locks that end with the process that holds them."""

from __future__ import annotations

import json
import os
import socket
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from peertoc.catalogue.store.layout import LOCK, READERS, shown
from peertoc.errors import Locked, Unstored
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOMENT: Final = 0.05
_LONGEST: Final = 10_000


@contextmanager
def write_lock(folder: Path, command: str) -> Iterator[None]:
    """Be the only one who writes into a store. Raises Locked, with what is known of the one who does."""
    with open(os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666), "r+b") as lock:  # noqa: PTH123
        if not _take(lock, shared=False):
            raise _held(folder, lock)
        _say(lock, command)
        try:
            yield
        finally:
            with suppress(OSError):
                lock.truncate(0)


@contextmanager
def read_lock(generation: Path) -> Iterator[None]:
    """Keep a generation from being deleted. Raises OSError where it is gone already."""
    with (generation / READERS).open("rb") as lock:
        _take(lock, shared=True, wait=True)
        yield


def is_read(generation: Path, patience: float = 0) -> bool:
    """Tell whether somebody reads a generation, after waiting so many seconds for the end of it."""
    until = time.monotonic() + patience
    try:
        with (generation / READERS).open("rb") as lock:
            while not _take(lock, shared=False):
                if time.monotonic() >= until:
                    return True
                time.sleep(_MOMENT)
    except FileNotFoundError:
        return False  # half made or half deleted: nobody can begin to read it
    return False


def is_written(folder: Path) -> bool:
    """Tell whether somebody writes into a store just now."""
    with suppress(FileNotFoundError), (folder / LOCK).open("rb") as lock:
        return not _take(lock, shared=True)
    return False


def _take(lock: BinaryIO, *, shared: bool, wait: bool = False) -> bool:
    """Take a lock that ends when the file is closed; tell whether it could be had."""
    try:
        import fcntl
    except ImportError:
        raise Unstored("A store cannot be used on this system, which has no locks for files.") from None
    try:
        fcntl.flock(lock, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError as fault:
        reason = (fault.strerror or "unknown fault").lower()
        raise Unstored(
            f"The store cannot be locked: {reason}.", help="Keep it on a disk of this machine."
        ) from None
    return True


def _say(lock: BinaryIO, command: str) -> None:
    """Write who holds the lock, for those who find it held."""
    since = datetime.now(tz=UTC).replace(microsecond=0).isoformat()
    told = {"pid": os.getpid(), "host": socket.gethostname(), "since": since, "command": command}
    lock.truncate(0)
    lock.write(json.dumps(told).encode())
    lock.flush()


def _held(folder: Path, lock: BinaryIO) -> Locked:
    return Locked(
        f"Another program is writing into the store {shown(folder)}{_told(lock)}.",
        help="Nothing was changed. Wait until it has ended, and run the command again.",
    )


def _told(lock: BinaryIO) -> str:
    try:
        holder: Any = json.loads(lock.read(_LONGEST))
        words = {name: shorten(printable(str(holder[name])), 60) for name in holder}
        return ": “{command}”, process {pid} on {host}, since {since}".format(**words)
    except (ValueError, TypeError, LookupError, RecursionError):
        return ""
