"""Seeing to it that what was written is on disk, whatever happens to the machine."""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_MANY: Final = 64


def settle(folder: Path) -> None:
    """See to it that a folder and all in it is on disk; what is linked from elsewhere is there already.

    Raises OSError where the disk cannot take it.
    """
    folders = [Path(root) for root, _, _ in os.walk(folder)]
    files = [path for root in folders for path in root.iterdir() if path.is_file()]
    fresh = [path for path in files if path.stat().st_nlink == 1]
    # To ask for each of many files takes a moment of the disk each; to ask for all that it has, one.
    if len(fresh) <= _MANY or not _settle_disk(folder):
        for path in fresh:
            _settle_one(path)
    for root in folders:
        settle_folder(root)


def settle_folder(folder: Path) -> None:
    """See to it that the names in a folder are on disk; some disks know no such thing."""
    with suppress(OSError):
        _settle_one(folder)


def _settle_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _settle_disk(folder: Path) -> bool:
    """Write out all that waits for the disk on which a folder lies; tell whether this system can (Linux)."""
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(descriptor)
    return True
