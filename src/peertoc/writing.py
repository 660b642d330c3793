"""Writing files: all of it, or nothing."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from peertoc.errors import Unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_whole(path: Path, content: str | bytes, *, force: bool = True) -> None:
    """Write ``content`` to ``path``, so that a reader sees the old file or the new one, never a part.

    Text is written as UTF-8, with the ends of lines that it has. See ``open_whole``.
    """
    with open_whole(path, force=force) as stream:
        stream.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def open_whole(path: Path, *, force: bool = True) -> Iterator[BinaryIO]:
    """Give what bytes are written to; when all are, they become the file at ``path``, in one step.

    Raises Unwritable where the file cannot be written, and where it exists and ``force`` is false.
    A path that is no regular file (a device, a pipe) is written to as it stands, never replaced.
    """
    try:
        if path.is_dir():
            raise Unwritable(f"{path} is a folder.", help="Give the name of a file.")
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        with _replacing(path, force=force) as stream:
            yield stream
    except FileExistsError:
        raise Unwritable(
            f"{path} is there already.", help="Give another name, or --force to write over it."
        ) from None
    except OSError as fault:
        raise Unwritable(f"{path} could not be written: {_reason(fault)}.") from None


@contextmanager
def _replacing(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    if not force and path.exists():
        raise FileExistsError
    target = path.resolve()  # a link keeps pointing at the file that it points at
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(_mode(target))
        if force:
            part.replace(target)
        else:
            os.link(part, target)  # fails, in one step, where the file has come into being meanwhile
    finally:
        part.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """Keep the permissions of the file that is replaced; a new file gets what the umask leaves."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(fault: OSError) -> str:
    return (fault.strerror or "unknown fault").lower()
