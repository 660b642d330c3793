"""How much PATHS stand for, quickly: files with a known ending and their bytes, by their names alone."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peertoc.catalogue.companions import LINKS
from peertoc.catalogue.formats import of_file
from peertoc.catalogue.walking import MAGIC, parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(slots=True)
class Extent:
    """Say how much there is, as far as it is known; ``whole`` when all has been counted."""

    files: int = 0
    bytes: int = 0
    whole: bool = False


def measure(paths: Sequence[str], extent: Extent, seconds: float = float("inf")) -> None:
    """Count what PATHS stand for into ``extent``, for no longer than it may take.

    It may be a little more or less than what is read: nothing is opened, and nothing is told that is missing.
    """
    end = time.monotonic() + seconds
    for size in _sizes(paths):
        extent.files += 1
        extent.bytes += size
        if not extent.files % 1000 and time.monotonic() > end:
            return
    extent.whole = True


def _sizes(paths: Iterable[str]) -> Iterator[int]:
    waiting = list(paths)
    while waiting:
        given = waiting.pop()
        with suppress(OSError, ValueError):
            if given == "-":
                yield 0
            elif os.path.isdir(given):  # noqa: PTH112 - as many as there are folders
                yield from _in_folder(given, waiting)
            elif os.path.exists(given) or not MAGIC & set(given):  # noqa: PTH110
                yield os.stat(given).st_size  # noqa: PTH116
            else:
                waiting += _matches(Path(given))


def _in_folder(folder: str, waiting: list[str]) -> Iterator[int]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif of_file(entry.name) and not entry.name.endswith(LINKS) and entry.is_file():
                yield entry.stat().st_size


def _matches(pattern: Path) -> list[str]:
    base, rest = parted(pattern)
    with suppress(ValueError, NotImplementedError, IndexError):
        found = base.glob(rest)
        deep = "**" in pattern.parts  # then what is in the folders comes by itself
        return [str(path) for path in found if path.is_file() or not deep]
    return []
