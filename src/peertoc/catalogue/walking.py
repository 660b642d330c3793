"""The files of a folder, one after the other: nothing is listed but the folders that are open."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.fetching import Source, special, unreachable, unreadable
from peertoc.catalogue.formats import of_file
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


class _PassedOver(Exception):
    """Say of a name in a folder why it stands for nothing that is read: “it …”."""


def walk(root: Path, note: Callable[[str], None]) -> Iterator[Source | Unreadable]:
    """Search a folder, by a stack of its own: names in order, no hidden ones, no way out by a link.

    A file that links lead to comes once: where it, or the first link to it, is met. ``note`` hears of what
    looks like linked data by its name, and is passed over.
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
        elif found := _found(level, name, links, note):
            yield found


def passed_over(path: Path, why: str) -> str:
    """Say in a sentence that something is not read; ``why`` goes on behind “it”."""
    return f"{printable(str(path))}: skipped, it {why}"


def within(root: str, path: str) -> str | None:
    """Give what leads from a folder to something in it, both written in full; None for what is not in it."""
    inner = path.removeprefix(root if root.endswith(os.sep) else root + os.sep)
    return inner if inner != path else None


@dataclass(slots=True)
class _Level:
    """Hold what is left of one folder; ``inner`` leads to it from the top.

    ``odd`` are its names of links, and of what is neither a file nor a folder.
    """

    path: str
    inner: str
    listed: bool = False
    names: list[str] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)
    odd: set[str] = field(default_factory=set)

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
                if entry.is_dir(follow_symlinks=False):
                    self.folders.add(entry.name)
                elif not entry.is_file(follow_symlinks=False):
                    self.odd.add(entry.name)
                self.names.append(entry.name)
        self.names.sort(reverse=True)


class _Links:
    """Know which files have come, without keeping the names of all.

    Files come in the order of the parts of their names, so only what a link has led to is kept.
    """

    def __init__(self, top: str) -> None:
        self._top = top
        self._given: set[str] = set()

    def target(self, level: _Level, name: str) -> str:
        """Give what leads from the top to the file that a name stands for.

        Raises _PassedOver where it is no file there, and OSError where it cannot be reached.
        """
        if name not in level.odd:
            return f"{level.inner}{name}"
        target = os.path.realpath(_joined(level.path, name), strict=True)
        if kind := special(os.stat(target).st_mode):  # noqa: PTH116
            raise _PassedOver(f"is {kind}, not a file")
        inner = within(self._top, target)
        if inner is None:
            raise _PassedOver("is a link that leads out of the folder")
        return inner

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


def _found(
    level: _Level, name: str, links: _Links, note: Callable[[str], None]
) -> Source | Unreadable | None:
    format = of_file(name)
    if format is None:
        return None
    path = Path(level.path, name)
    try:
        target = links.target(level, name)
    except _PassedOver as why:
        if not _is_shared(path, format):
            note(passed_over(path, str(why)))
        return None
    except OSError as fault:
        return unreachable(path, fault)
    inner = f"{level.inner}{name}"
    if links.has_come(target, inner) or not _holds_mark(path, format):
        return None
    if target != inner:
        links.note(target)
    return Source(printable(str(path)), path, format.name, in_folder=True)


def _is_shared(path: Path, format: Format) -> bool:
    """Tell whether the ending is also that of files which hold no linked data."""
    return path.suffix.lower() in format.shared


def _holds_mark(path: Path, format: Format) -> bool:
    if not _is_shared(path, format):
        return True
    try:
        with path.open("rb") as stream:
            head = stream.read(_PEEK)
            return any(mark in head for mark in format.marks)
    except OSError:
        return True


def _joined(folder: str, name: str) -> str:
    return folder + name if folder.endswith(os.sep) else f"{folder}{os.sep}{name}"
