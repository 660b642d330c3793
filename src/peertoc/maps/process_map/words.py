"""The process map in words, for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.maps.process_map.phrasing import name_of
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.maps.process_map.values import Arrow, Box, Item, ProcessMap, State

_STATES: tuple[State, ...] = ("has", "left-out", "missing", "suggested")


def subtitle_of(map_: ProcessMap) -> str:
    """Say what the map is."""
    return words("map")["guide-subtitle" if map_.of_guide else "subtitle"]


def described(map_: ProcessMap) -> str:
    """Tell the whole map, phase by phase, a line for each phase and each box."""
    return "\n".join(_lines(map_))


def told_arrow(arrow: Arrow, map_: ProcessMap) -> str:
    """Say what an arrow means."""
    said = words("map.told")
    risks, management = map_.columns[arrow.risks].name, map_.columns[arrow.management].name
    kind = "unmanaged" if arrow.missing else "same" if arrow.risks == arrow.management else "across"
    which = said["some-risks" if arrow.some else "the-risks"].format(risks=risks)
    return said[kind].format(risks=which, management=management)


def _lines(map_: ProcessMap) -> Iterator[str]:
    said = words("map.told")
    yield _sentence(map_.title)
    yield _sentence(subtitle_of(map_))
    yield said["whole"]
    for column in map_.columns:
        yield said["phase"].format(number=column.number, name=column.name, count=column.count)
        yield from (_told(box, guide=map_.of_guide) for box in column.boxes)
        yield from (told_arrow(arrow, map_) for arrow in map_.arrows if arrow.risks == column.number)
    if map_.notes:
        yield said["notes"].format(heading=words("map.notes")["heading"])
        yield from map(_sentence, map_.notes)


def _told(box: Box, *, guide: bool) -> str:
    said = words("map.told")
    parts = [box.note] if box.note else []
    for state in _STATES:
        items = box.having(state)
        if items:
            frame = said["guide" if guide else state]
            parts.append(frame.format(items=_listed(items)))
    return said["box"].format(part=_heading(box), told=" ".join(map(_sentence, parts)))


def _heading(box: Box) -> str:
    """Give the name of a box, with the word for what is amiss where no item says it."""
    return (
        words("map.headings")["partial"].format(part=name_of(box))
        if box.standing == "partial"
        else name_of(box)
    )


def _listed(items: Iterable[Item]) -> str:
    said = words("map.told")
    return said["between"].join(
        said["item"].format(text=_bare(item.text), about=_bare(item.about))
        if item.about
        else _bare(item.text)
        for item in items
    )


def _bare(text: str) -> str:
    """Leave out the full stop of a text that others follow."""
    return text.removesuffix(".")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
