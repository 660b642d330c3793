"""What stands around the grid of the process map: its title, its legend and its notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.maps.picture import labels
from peertoc.maps.picture.lettering import width_of
from peertoc.maps.process_map.boxes import mark_of, text_of
from peertoc.maps.process_map.layout import LEGEND, Frame
from peertoc.maps.process_map.setting import (
    AFTER_HEADING,
    AFTER_ITEM,
    HEADING,
    MARK,
    MOST_ITEMS,
    PADDING,
    PLAIN,
    SUBTITLE,
    TITLE,
    Face,
    and_more,
)
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from peertoc.maps.process_map.layout import Layout
    from peertoc.maps.process_map.values import ProcessMap, State

# Points.
LEGEND_GAP: Final = 16.0
_ABOVE_NOTES: Final = 22.0
#: What is left out is explained only on a map that has such a thing.
_STATES: Final[tuple[State, ...]] = ("has", "left-out", "suggested", "missing")


@dataclass(frozen=True, slots=True)
class Key:
    """Hold one sign of the legend, with what it means."""

    state: State
    label: str
    width: float

    @property
    def boxed(self) -> bool:
        """Tell whether the sign has a box around it."""
        return self.state == "missing"


@dataclass(frozen=True, slots=True)
class Notes:
    """Hold what stands below the map."""

    frame: Frame
    label: str


def title_label(layout: Layout) -> str:
    """Label the title."""
    return _alone(text_of(layout.title, TITLE, "ink"), "title-label", layout.head)


def subtitle_label(layout: Layout) -> str:
    """Label what the map is."""
    return _alone(text_of(layout.subtitle, SUBTITLE, "muted"), "subtitle-label", layout.beneath)


def _alone(text: str, id: str, frame: Frame) -> str:
    cell = labels.cell(text, id=f"{id}-text", width=frame.width, height=frame.height, valign="MIDDLE")
    return labels.html(labels.table(labels.row(cell), id=id, width=frame.width, height=frame.height))


def legend(map_: ProcessMap) -> tuple[Key, ...]:
    """List the signs of the legend."""
    used = {item.state for column in map_.columns for box in column.boxes for item in box.items}
    said = words("map.legend")
    return tuple(_key(state, said[state]) for state in _STATES if state != "left-out" or state in used)


def legend_width(map_: ProcessMap) -> float:
    """Give the width of the legend, in points."""
    return sum(key.width + LEGEND_GAP for key in legend(map_)) - LEGEND_GAP


def set_notes(map_: ProcessMap, layout: Layout) -> Notes | None:
    """Set what finds no place on the map in lines below it."""
    if not map_.notes:
        return None
    width = layout.width - 2 * PADDING
    heading = text_of((words("map.notes")["heading"].upper(),), HEADING, "muted")
    rows = [_row(heading, "notes-heading", width, HEADING.height(1) + AFTER_HEADING)]
    shown = (*map_.notes[:MOST_ITEMS], and_more(len(map_.notes)))
    for number, note in enumerate(filter(None, shown), start=1):
        lines = PLAIN.wrapped(note, width, 6)
        rows.append(
            _row(text_of(lines, PLAIN, "ink"), f"note-{number}", width, PLAIN.height(len(lines)) + AFTER_ITEM)
        )
    height = sum(height for _, height in rows)
    frame = Frame(0, layout.bottom + _ABOVE_NOTES, layout.width, height + 2 * PADDING - AFTER_ITEM - 4)
    table = labels.table(*(row for row, _ in rows), id="notes-label", width=width)
    return Notes(frame, labels.html(table))


def _row(content: str, id: str, width: float, height: float) -> tuple[str, float]:
    return labels.row(labels.cell(content, id=id, width=width, height=height)), height


def _key(state: State, text: str) -> Key:
    bold = state in ("has", "missing")
    face = Face(12, 16, bold=bold)
    ink = {"suggested": "muted", "missing": "missing-text"}.get(state, "ink")
    wide = width_of(text, face.size, bold) + 10
    inside = LEGEND - 6
    cells = (
        labels.cell(
            mark_of(state, "", face), id=f"legend-{state}-mark", width=MARK, height=inside, valign="MIDDLE"
        ),
        labels.cell(
            text_of((text,), face, ink), id=f"legend-{state}-text", width=wide, height=inside, valign="MIDDLE"
        ),
    )
    label = labels.html(labels.table(labels.row(*cells), id=f"legend-{state}-label", width=MARK + wide))
    return Key(state, label, MARK + wide + (20 if state == "missing" else 4))
