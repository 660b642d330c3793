"""Files that peertoc writes beside one that it reads, and that say nothing of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from peertoc.catalogue.fetching import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from peertoc.errors import PeertocError

LINKS: Final = ".links.ttl"
Entry = TypeVar("Entry", bound="Source | PeertocError")


def without_links(sources: Sequence[Entry]) -> list[Entry]:
    """Leave out the links of files, ``FILE.links.ttl``, where FILE lies beside them or is given too.

    They describe no initiative. Where nothing else is given they stay, so that somebody is told so.
    """
    return list(passing_links(sources, {entry.name for entry in sources if isinstance(entry, Source)}))


def passing_links(sources: Iterable[Entry], names: Collection[str] = ()) -> Iterator[Entry]:
    """Leave the same out of sources that come one after the other; ``names`` are those known to come."""
    held: list[Entry] = []
    others = False
    for source in sources:
        if _is_companion(source, names):
            held += [] if others else [source]
            continue
        others = True
        held.clear()
        yield source
    yield from held


def _is_companion(source: Source | PeertocError, names: Collection[str]) -> bool:
    if not isinstance(source, Source) or source.path is None or not source.name.endswith(LINKS):
        return False
    path = source.path
    beside = path.name.endswith(LINKS) and path.with_name(path.name.removesuffix(LINKS)).is_file()
    return beside or is_links(source.name, names)


def is_links(name: str, names: Collection[str]) -> bool:
    """Tell whether a name is that of the links of a file that is among ``names``."""
    return name.endswith(LINKS) and name.removesuffix(LINKS) in names
