"""The bytes of a source: a regular file or standard input, nothing else, and never more than the limit."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.decoding import MAX_BYTES, too_large
from peertoc.catalogue.formats import named
from peertoc.errors import Unreadable
from peertoc.place import Place
from peertoc.wording import printable

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from peertoc.catalogue.document import Document

STDIN: Final = "<stdin>"

# Opening a pipe without a writer must not wait.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_REASONS: Final = {
    errno.ENOENT: "does not exist",
    errno.ENOTDIR: "does not exist: a part of its path is no folder",
    errno.ELOOP: "is a link that leads back to itself",
    errno.EACCES: "may not be read",
    errno.EPERM: "may not be read",
    errno.ENAMETOOLONG: "has too long a name",
    errno.EISDIR: "is a folder",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Name something to read: ``name`` is what is printed; ``path`` is None for standard input."""

    name: str
    path: Path | None
    format: str
    in_folder: bool

    @property
    def size(self) -> int:
        """Count its bytes; 0 where that is not known."""
        with suppress(OSError, ValueError):
            return self.path.stat().st_size if self.path else 0
        return 0

    def load(self) -> Document:
        """Read it into a document. Raises Unreadable or Malformed."""
        return named(self.format).load(fetch(self), printable(self.name))


def fetch(source: Source) -> bytes:
    """Read all bytes of a source. Raises Unreadable, whatever prevents it."""
    try:
        if source.path is None:
            return _from_stdin(source.name)
        return _from_file(source.path, source.name)
    except (OSError, ValueError) as fault:
        raise unreadable(source.name, fault) from None


def unreadable(name: str, fault: OSError | ValueError) -> Unreadable:
    """Make the error that tells why a file could not be reached."""
    name = printable(name)
    if not isinstance(fault, OSError):
        return Unreadable(f"“{name}” is no name of a file.", place=Place(name))
    known = _REASONS.get(fault.errno or 0)
    reason = known or f"could not be read ({(fault.strerror or 'unknown fault').lower()})"
    cure = "Check the spelling, and the folder that you are in." if fault.errno == errno.ENOENT else ""
    return Unreadable(f"{name} {reason}.", place=Place(name), help=cure)


def unreachable(path: Path, fault: OSError | ValueError) -> Unreadable:
    """Make the same error for a path that may be a link to nothing."""
    if not isinstance(fault, FileNotFoundError) or not path.is_symlink():
        return unreadable(str(path), fault)
    name, target = printable(str(path)), printable(str(path.readlink()))
    return Unreadable(
        f"{name} is a link to {target}, which does not exist.",
        place=Place(name),
        help="Bring that back, or take the link away.",
    )


def special(mode: int) -> str:
    """Name what is no regular file: a pipe, say; empty for one that is."""
    kinds = (
        (stat.S_ISREG, ""),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
    )
    return next((name for is_one, name in kinds if is_one(mode)), "a device")


def refuse_special(name: str, mode: int) -> None:
    """Raise Unreadable for what is no regular file."""
    name, kind = printable(name), special(mode)
    if stat.S_ISDIR(mode):
        raise Unreadable(f"{name} is a folder.", place=Place(name), help="Give a file in it.")
    if kind:
        cure = "Give - and pipe it in." if stat.S_ISFIFO(mode) else ""
        raise Unreadable(f"{name} is {kind}, not a file.", place=Place(name), help=cure)


def stdin(name: str) -> BinaryIO:
    """Give the bytes of standard input. Raises Unreadable where there is none."""
    if sys.stdin is None or sys.stdin.closed:
        raise Unreadable("There is no standard input to read.", place=Place(name))
    return sys.stdin.buffer


def _from_stdin(name: str) -> bytes:
    return _within_limit(stdin(name).read(MAX_BYTES + 1), name)


def _from_file(path: Path, name: str) -> bytes:
    # Looked at before it is opened: to open a device can set it going.
    refuse_special(name, path.stat().st_mode)
    with open(os.open(path, _FLAGS), "rb") as stream:  # noqa: PTH123 - a descriptor has no path
        now = os.fstat(stream.fileno())
        refuse_special(name, now.st_mode)
        if now.st_size > MAX_BYTES:
            raise too_large(name)
        # To ask for as much as is allowed makes room for it, each time; a file may have grown all the same.
        data = stream.read(now.st_size + 1)
        if len(data) > now.st_size:
            data += stream.read(MAX_BYTES + 1 - len(data))
        return _within_limit(data, name)


def _within_limit(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise too_large(name)
    return data
