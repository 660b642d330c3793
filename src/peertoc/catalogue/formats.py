"""The formats that can be read, by name and by a file's ending. A further one registers itself."""

from __future__ import annotations

import os
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from peertoc.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from peertoc.catalogue.document import Document

    Loader: TypeAlias = Callable[[bytes, str], Document]
    Flattener: TypeAlias = Callable[[bytes, str], bytes]
    Glance: TypeAlias = Callable[[bytes, str], bool]

#: The formats in which each statement has a line of its own.
LINE_FORMATS: Final = frozenset({"ntriples", "nquads"})


@dataclass(frozen=True, slots=True)
class Format:
    """Say how a format is called, which endings name it, and how bytes become a document.

    ``load`` takes the bytes and the name to print; it raises Unreadable or Malformed, and brings the places
    of what it read. Of an ending that other kinds of file have too (``shared``), a folder gives only the
    files that hold one of ``marks`` near their beginning. ``flatten`` does what ``load`` does, without
    places and quicker, for who wants no more than the statements: as N-Triples, in the same order.
    ``stands`` tells at a glance that the bytes are such lines already, if they can be read at all.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    load: Loader
    shared: tuple[str, ...] = ()
    marks: tuple[bytes, ...] = ()
    flatten: Flattener | None = None
    stands: Glance | None = None

    def lines(self, data: bytes, name: str) -> bytes:
        """Read the bytes of one file into N-Triples. Raises Unreadable or Malformed."""
        return self.flatten(data, name) if self.flatten else self.load(data, name).lines()


_BY_NAME: Final[dict[str, Format]] = {}

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(_BY_NAME)
"""The formats by name."""


def register(format: Format) -> None:
    """Add a format. Raises ValueError where its name or one of its endings is taken."""
    taken = {extension for known in _BY_NAME.values() for extension in known.extensions}
    if format.name in _BY_NAME or taken.intersection(format.extensions):
        raise ValueError(f"the format {format.name} or one of its endings is there already")
    _BY_NAME[format.name] = format


def named(name: str) -> Format:
    """Give the format of that name. Raises UnknownName, with the nearest one."""
    if name not in _BY_NAME:
        raise UnknownName("format", name, _BY_NAME)
    return _BY_NAME[name]


def of_file(name: str) -> Format | None:
    """Give the format that the ending of a file's name stands for, in small letters or large."""
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - asked for each file of a folder
    return next((format for format in _BY_NAME.values() if ending in format.extensions), None)
