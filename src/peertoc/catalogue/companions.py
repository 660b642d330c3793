"""Files that peertoc writes beside one that it reads, and that say nothing of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from peertoc.catalogue.fetching import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.errors import PeertocError

LINKS: Final = ".links.ttl"
Entry = TypeVar("Entry", bound="Source | PeertocError")


def without_links(sources: Sequence[Entry]) -> list[Entry]:
    """Leave out the links of files, ``FILE.links.ttl``, where FILE lies beside them or is given too.

    They describe no initiative. Where nothing else is given they stay, so that somebody is told so.
    """
    names = {source.name for source in sources if isinstance(source, Source)}
    rest = [source for source in sources if not _is_companion(source, names)]
    return rest or list(sources)


def _is_companion(source: Source | PeertocError, names: set[str]) -> bool:
    if not isinstance(source, Source) or source.path is None or not source.name.endswith(LINKS):
        return False
    path = source.path
    beside = path.name.endswith(LINKS) and path.with_name(path.name.removesuffix(LINKS)).is_file()
    return beside or source.name.removesuffix(LINKS) in names
