"""The insides of the boxes of the process map, as HTML labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.maps.picture import labels
from peertoc.maps.picture.lettering import is_rtl
from peertoc.maps.picture.palette import colour
from peertoc.maps.process_map.setting import (
    ABOUT,
    AFTER_HEADING,
    AFTER_ITEM,
    COUNT,
    HEADING,
    INNER,
    MARK,
    NAME,
    NUMBER,
    PADDING,
    PLAIN,
    Face,
    SetBox,
    SetColumn,
    SetItem,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.maps.process_map.values import Box, State

#: The sign before an item, its size, and the colours of sign, text and remark; ``{}`` is the part of the box.
_LOOKS: Final = {
    "has": ("●", 14.0, "{}-ink", "ink", "muted"),
    "left-out": ("–", 14.0, "muted", "ink", "muted"),
    "suggested": ("○", 14.0, "muted", "muted", "muted"),
    "missing": ("+", 15.0, "missing-ink", "missing-text", "missing-text"),
}

#: The colours of the number, the name and the count of a header.
_HEADER: Final = ("header-number", "header-ink", "header-soft")
_MISSING: Final = ("missing-ink", "missing-text", "missing-text")


def ink_of(box: Box) -> str:
    """Name the colour of the edge and the heading of a box."""
    if box.standing in ("missing", "partial"):
        return "missing-ink"
    return f"{box.part}-ink" if box.standing == "filled" else "muted"


def header_label(column: SetColumn, id: str, height: float) -> str:
    """Label the header of a column: its number, its name, and what it has."""
    missing = column.column.standing == "missing"
    number, name, count = _MISSING if missing else _HEADER
    numbered = text_of((str(column.column.number),), Face(27, 27, bold=True), number)
    named = text_of(column.name, NAME, name) + text_of(column.count, COUNT, count)
    inside = height - 2 * (PADDING - 4)
    cells = (
        labels.cell(numbered, id=f"{id}-number", width=NUMBER, height=inside, valign="MIDDLE"),
        labels.cell(
            named,
            id=f"{id}-name",
            width=INNER - NUMBER,
            height=inside,
            valign="MIDDLE",
            url=column.column.url,
            tooltip=column.column.tooltip,
        ),
    )
    return labels.html(labels.table(labels.row(*cells), id=f"{id}-label", width=INNER, height=inside))


def box_label(box: SetBox, id: str, height: float) -> str:
    """Label a box: its heading, its note, its items, and nothing down to its edge."""
    rows = [
        _row(
            text_of(box.heading, HEADING, ink_of(box.box)),
            f"{id}-heading",
            HEADING.height(len(box.heading)) + AFTER_HEADING,
        )
    ]
    if box.note:
        note = text_of(box.note, PLAIN, "muted")
        rows.append(_row(note, f"{id}-note", PLAIN.height(len(box.note)) + AFTER_ITEM))
    rows += [
        _row(_item(item, box.box.part, f"{id}-item-{number}"), f"{id}-row-{number}", item.height)
        for number, item in enumerate(box.items, start=1)
    ]
    if box.more:
        more = text_of(box.more, PLAIN, "muted")
        rows.append(_row(more, f"{id}-more", PLAIN.height(len(box.more)) + AFTER_ITEM))
    rest = height - box.height + AFTER_ITEM
    rows.append(_row("", f"{id}-rest", max(rest, 1)))
    return labels.html(labels.table(*rows, id=f"{id}-label", width=INNER))


def _row(content: str, id: str, height: float) -> str:
    return labels.row(labels.cell(content, id=id, width=INNER, height=height))


def _item(set_item: SetItem, part: str, id: str) -> str:
    item = set_item.item
    *_, ink, about_ink = _LOOKS[item.state]
    mark = mark_of(item.state, part, set_item.face)
    text = text_of(set_item.lines, set_item.face, ink) + text_of(set_item.about, ABOUT, about_ink)
    cells = [
        labels.cell(mark, id=f"{id}-mark", width=MARK, height=set_item.height),
        labels.cell(
            text,
            id=id,
            width=INNER - MARK,
            height=set_item.height,
            url=item.url,
            tooltip=item.tooltip or item.text,
        ),
    ]
    if is_rtl(" ".join(set_item.lines)):
        cells.reverse()
    return labels.table(labels.row(*cells), id=f"{id}-table", width=INNER)


def mark_of(state: State, part: str, face: Face) -> str:
    """Set the sign before an item, as high as the text beside it; without a part, in the colour of ink."""
    sign, size, ink, _, _ = _LOOKS[state]
    role = ink.format(part) if part or state != "has" else "ink"
    return text_of((sign,), Face(size, face.leading, bold=state == "missing"), role)


def text_of(lines: Sequence[str], face: Face, role: str) -> str:
    """Set lines in a face and a colour."""
    if not lines:
        return ""
    return labels.lines(lines, size=face.size, colour=colour(role), bold=face.bold, leading=face.leading)
