"""The files of a folder, one after the other: nothing is listed but the folders that are open."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.fetching import Source, unreadable
from peertoc.catalogue.formats import of_file
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.catalogue.formats import Format
    from peertoc.errors import Unreadable

MAGIC: Final = frozenset("*?[")
# As much of a file as is looked at to see whether it is linked data at all.
_PEEK: Final = 2**20


def parted(pattern: Path) -> tuple[Path, str]:
    """Part a pattern: the folder with which it begins, and all from its first sign of a pattern on."""
    parts = pattern.parts
    first = next(number for number, part in enumerate(parts) if MAGIC & set(part))
    return Path(*parts[:first]), str(Path(*parts[first:]))


def walk(root: Path) -> Iterator[Source | Unreadable]:
    """Search a folder, by a stack of its own: names in order, no hidden ones, no way out by a link.

    A file that links lead to comes once: where it, or the first link to it, is met.
    """
    top = os.path.realpath(root)
    links = _Links(top)
    waiting = [_Level(str(root), "")]
    while waiting:
        level = waiting[-1]
        try:
            name = level.next()
        except OSError as fault:
            waiting.pop()
            yield unreadable(level.path, fault)
            continue
        if name is None:
            waiting.pop()
        elif name in level.folders:
            waiting.append(_Level(_joined(level.path, name), f"{level.inner}{name}{os.sep}"))
        elif source := _source(level, name, links):
            yield source


def within(root: str, path: str) -> str | None:
    """Give what leads from a folder to something in it, both written in full; None for what is not in it."""
    inner = path.removeprefix(root if root.endswith(os.sep) else root + os.sep)
    return inner if inner != path else None


class Alone:
    """Know the folders that nothing but one of some paths leads to."""

    def __init__(self, paths: Sequence[str]) -> None:
        # What a pattern finds may be a link to anywhere.
        patterns = len(paths) > 1 and any(MAGIC & set(path) for path in paths)
        places = [] if patterns else [_full(path) for path in paths]
        self._places = Counter(places)
        self._above = {parent for place in self._places for parent in _parents(place)}

    def has(self, path: str) -> bool:
        """Tell whether a path is a folder that no other one leads to, into, or around."""
        place = _full(path)
        return (
            self._places[place] == 1
            and place not in self._above
            and not any(parent in self._places for parent in _parents(place))
            and os.path.isdir(place)  # noqa: PTH112
        )


def _full(path: str) -> str:
    try:
        return os.path.realpath(path) if path and path != "-" else ""
    except (OSError, ValueError):
        return ""


def _parents(place: str) -> Iterator[str]:
    while place and (parent := os.path.dirname(place)) != place:  # noqa: PTH120
        yield parent
        place = parent


@dataclass(slots=True)
class _Level:
    """Hold what is left of one folder; ``inner`` leads to it from the top."""

    path: str
    inner: str
    listed: bool = False
    names: list[str] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)

    def next(self) -> str | None:
        """Give the next name, None where there is none. Raises OSError where the folder cannot be read."""
        if not self.listed:
            self._list()
        return self.names.pop() if self.names else None

    def _list(self) -> None:
        self.listed = True
        with os.scandir(self.path) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_symlink():
                    self.links.add(entry.name)
                elif entry.is_dir(follow_symlinks=False):
                    self.folders.add(entry.name)
                elif not entry.is_file(follow_symlinks=False):
                    continue
                self.names.append(entry.name)
        self.names.sort(reverse=True)


class _Links:
    """Know which files have come, without keeping the names of all.

    Files come in the order of the parts of their names, so only what a link has led to is kept.
    """

    def __init__(self, top: str) -> None:
        self._top = top
        self._given: set[str] = set()

    def target(self, level: _Level, name: str) -> str | None:
        """Give what leads from the top to the file that a name stands for; None where it is no file there."""
        if name not in level.links:
            return f"{level.inner}{name}"
        try:
            target = os.path.realpath(_joined(level.path, name), strict=True)
            return within(self._top, target) if stat.S_ISREG(os.stat(target).st_mode) else None  # noqa: PTH116
        except OSError:
            return None

    def has_come(self, target: str, inner: str) -> bool:
        """Tell whether a file was given before the walk has come to ``inner``, the file or a link to it."""
        if target in self._given:
            return True
        return target != inner and Path(target).parts < Path(inner).parts and self._comes(target)

    def note(self, target: str) -> None:
        """Keep in mind that a link has led to a file."""
        self._given.add(target)

    def _comes(self, inner: str) -> bool:
        """Tell whether the walk comes to a file by itself."""
        parts = Path(inner).parts
        format = of_file(parts[-1])
        hidden = any(part.startswith(".") for part in parts)
        return not hidden and format is not None and _holds_mark(Path(self._top, inner), format)


def _source(level: _Level, name: str, links: _Links) -> Source | None:
    format = of_file(name)
    if format is None:
        return None
    inner, target = f"{level.inner}{name}", links.target(level, name)
    if target is None or links.has_come(target, inner):
        return None
    path = Path(level.path, name)
    if not _holds_mark(path, format):
        return None
    if target != inner:
        links.note(target)
    return Source(printable(str(path)), path, format.name, in_folder=True)


def _holds_mark(path: Path, format: Format) -> bool:
    if not format.shared or path.suffix.lower() not in format.shared:
        return True
    try:
        with path.open("rb") as stream:
            head = stream.read(_PEEK)
            return any(mark in head for mark in format.marks)
    except OSError:
        return True


def _joined(folder: str, name: str) -> str:
    return folder + name if folder.endswith(os.sep) else f"{folder}{os.sep}{name}"
