"""How numbers, paths and links are said in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.analysis.formats.blocks import Item
from peertoc.analysis.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.analysis.values import Assumption, Count, Link, Path, Station

_PLAIN: Final = 15  # digits that a reader can still take in
_MOST_STATIONS: Final = 30
_MOST_ITEMS: Final = 60
_MOST_LINKS: Final = 20


def counted(number: int, thing: str) -> str:
    """Say how many steps or links there are."""
    said = words("page")
    return said[f"{thing}-one"] if number == 1 else said[thing].format(number=f"{number:,}")


def number_of(count: Count) -> str:
    """Say a number of paths; a long one by its first digits."""
    said, digits = words("page"), str(count.number)
    if not count.exact:
        return said["more-than"].format(power=len(digits) - 1)
    if len(digits) <= _PLAIN:
        return f"{count.number:,}"
    return said["about"].format(digits=f"{digits[0]}.{digits[1]}", power=len(digits) - 1)


def named(station: Station) -> str:
    """Name a step with its number; what has none by its title alone."""
    if not station.number:
        return station.title
    return words("page")["step-named"].format(number=station.number, title=station.title)


def short(station: Station) -> str:
    """Give the number of a step, or what else it is called."""
    return str(station.number) if station.number else station.title


def route(stations: Sequence[Station]) -> str:
    """Say a way through the steps by their numbers; what is too long for a line is left out in the middle."""
    said = words("page")
    told = [short(station) for station in stations]
    if len(told) > _MOST_STATIONS:
        half = _MOST_STATIONS // 2
        told[half:-half] = [said["skipped"].format(number=f"{len(told) - 2 * half:,}")]
    return said["arrow"].join(told)


def ends(link: Link) -> str:
    """Say a link by the numbers of its ends."""
    return words("page")["short-arrow"].join((short(link.cause), short(link.effect)))


def link_named(link: Link) -> str:
    """Say a link by its ends, each with its number and its title."""
    return words("page")["arrow"].join((named(link.cause), named(link.effect)))


def links_told(links: Sequence[Link]) -> str:
    """Say the first few links, and how many more there are."""
    said = words("page")
    told = [ends(link) for link in links[:_MOST_LINKS]]
    if links[_MOST_LINKS:]:
        told.append(said["more"].format(number=f"{len(links) - _MOST_LINKS:,}"))
    return said["comma"].join(told)


def few(items: Iterable[Item]) -> tuple[Item, ...]:
    """Keep as many entries as a page can hold, and say how many more there are."""
    found = list(items)
    if len(found) <= _MOST_ITEMS:
        return tuple(found)
    more = words("page")["more-in-json"].format(number=f"{len(found) - _MOST_ITEMS:,}")
    return (*found[:_MOST_ITEMS], Item(more))


def support(path: Path) -> str:
    """Say how well a path is supported; nothing of one that has no link."""
    said, page = words("paths"), words("page")
    links = len(path.stations) - 1
    if path.unsaid == links:
        return said["all-unsaid"] if links else ""
    parts = [said["weakest"].format(strength=words("strengths")[path.weakest])]
    if path.unsaid:
        parts.append(said["unsaid"].format(unsaid=path.unsaid, links=counted(links, "links")))
    return page["between"].join(parts)


def held(assumption: Assumption) -> str:
    """Say who controls an assumption, and what ensures it."""
    said, page = words("hinges"), words("page")
    ensured = page["comma"].join(assumption.ensured_by)
    told = said["ensured"].format(what=ensured) if ensured else said["not-ensured"]
    return page["between"].join(filter(None, (assumption.control_words, told)))
