"""What a run takes one by one: files, what a store keeps, parts of a large file, and what cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from peertoc.catalogue import passing_links
from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from peertoc.catalogue import Document, Source

#: An organisation's own check has its examples beside it, which are no initiatives of anybody.
_EXAMPLES = ("good.ttl", "bad.ttl", "check.ttl")


class Loadable(Protocol):
    """Be something that another process can load as well: it is pickled, and read where it is checked."""

    @property
    def name(self) -> str:
        """Say what to call it."""
        ...

    @property
    def size(self) -> int:
        """Count its bytes; 0 where that is not known."""
        ...

    def load(self) -> Document:
        """Read it. Raises PeertocError."""
        ...


@dataclass(frozen=True, slots=True)
class Unit:
    """Name what is checked by itself.

    The settings above ``path`` hold for it; None is the folder that peertoc runs in. What lies ``in_folder``
    is passed over where it describes no initiative. A ``part`` of a file is told with the other parts. What
    comes on standard input does not travel: it is here, and read here.
    """

    what: Loadable
    path: Path | None
    in_folder: bool = False
    part: bool = False
    travels: bool = True

    @property
    def is_example(self) -> bool:
        """Tell whether it is the example of an organisation's own check, found in a folder."""
        path = self.path if self.in_folder else None
        return path is not None and path.name in _EXAMPLES and path.with_name("check.ttl").is_file()


@dataclass(frozen=True, slots=True)
class End:
    """Say that all parts of a file have come; nothing is taken from behind it before they are done.

    Without a name it says no more than that what comes next has to wait.
    """

    name: str
    in_folder: bool = False


Entry: TypeAlias = Unit | PeertocError | End


def units_of(sources: Iterable[Source | PeertocError]) -> Iterator[Unit | PeertocError]:
    """Take each source by itself, without the links that “peertoc link apply” has written beside a file."""
    for source in passing_links(sources):
        if isinstance(source, PeertocError):
            yield source
        else:
            yield Unit(source, source.path, source.in_folder, travels=source.path is not None)


def unchecked_lines(part: Unit) -> str:
    """Say in a sentence which lines are not checked where a part is not; empty where that is not known."""
    return str(getattr(part.what, "unchecked", ""))
