"""Setting the text of the process map in lines: how high each part must be to hold it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from peertoc.maps.picture.lettering import wrap
from peertoc.maps.process_map.phrasing import heading_of
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.maps.process_map.values import Box, Column, Item, ProcessMap

# Points. Graphviz sets lines as far apart as the space at their end is large, and needs a little more in all.
COLUMN: Final = 214.0
PADDING: Final = 15.0
MARK: Final = 17.0
INNER: Final = COLUMN - 2 * PADDING
NUMBER: Final = 38.0
_MORE: Final = 0.16  # of a line
_SPACE: Final = 0.28  # of its size: how wide a space is
_MOST_LINES: Final = 5
#: More than this in one place is no picture any more; the description tells all.
MOST_ITEMS: Final = 40


@dataclass(frozen=True, slots=True)
class Face:
    """Hold a size of letters and the size of the space that gives the line its height, in points."""

    size: float
    leading: float
    bold: bool = False

    def height(self, lines: int) -> float:
        """Reckon how high some lines are, in whole points: Graphviz knows no others for a cell."""
        return float(ceil((lines + _MORE) * self.leading)) if lines else 0.0

    def wrapped(self, text: str, width: float, most: int | None = None) -> tuple[str, ...]:
        """Break a text into lines that fit together with the space at their ends."""
        return wrap(text, width - self.leading * _SPACE, self.size, bold=self.bold, most=most)


TITLE: Final = Face(24, 30, bold=True)
SUBTITLE: Final = Face(12.5, 18)
NAME: Final = Face(14, 18, bold=True)
COUNT: Final = Face(11, 14)
HEADING: Final = Face(10, 12, bold=True)
HAS: Final = Face(12, 16, bold=True)
PLAIN: Final = Face(12, 16)
ABOUT: Final = Face(11, 14)
AFTER_HEADING: Final = 4.0
AFTER_ITEM: Final = 6.0


@dataclass(frozen=True, slots=True)
class SetItem:
    """Hold an item in lines."""

    item: Item
    face: Face
    lines: tuple[str, ...]
    about: tuple[str, ...]

    @property
    def height(self) -> float:
        """Give its height, with the gap after it."""
        return self.face.height(len(self.lines)) + ABOUT.height(len(self.about)) + AFTER_ITEM


@dataclass(frozen=True, slots=True)
class SetBox:
    """Hold a box in lines; ``note`` stands before its items, ``more`` tells how many are left out."""

    box: Box
    heading: tuple[str, ...]
    note: tuple[str, ...]
    items: tuple[SetItem, ...]
    more: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """Give the height that it needs, with its padding."""
        texts = sum(PLAIN.height(len(lines)) + AFTER_ITEM for lines in (self.note, self.more) if lines)
        items = sum(item.height for item in self.items)
        heading = HEADING.height(len(self.heading)) + AFTER_HEADING
        return 2 * PADDING - 4 + heading + texts + items - AFTER_ITEM


@dataclass(frozen=True, slots=True)
class SetColumn:
    """Hold a column in lines."""

    column: Column
    name: tuple[str, ...]
    count: tuple[str, ...]
    boxes: tuple[SetBox, ...]

    @property
    def height(self) -> float:
        """Give the height that its header needs."""
        return 2 * PADDING - 4 + NAME.height(len(self.name)) + COUNT.height(len(self.count)) + 2


def set_columns(map_: ProcessMap) -> tuple[SetColumn, ...]:
    """Set all columns in lines that fit."""
    return tuple(_column(column) for column in map_.columns)


def _column(column: Column) -> SetColumn:
    width = INNER - NUMBER
    return SetColumn(
        column,
        NAME.wrapped(column.name, width, 3),
        tuple(_by_pieces(column.count, COUNT, width)),
        tuple(_box(box) for box in column.boxes),
    )


def _by_pieces(text: str, face: Face, width: float) -> Iterator[str]:
    """Break a text between its pieces, and within one only where it does not fit by itself."""
    between = words("map")["between"]
    line = ""
    for piece in text.split(between):
        longer = f"{line}{between}{piece}" if line else piece
        if line and len(face.wrapped(longer, width)) > 1:
            yield from face.wrapped(line, width)
            line = piece
        else:
            line = longer
    yield from face.wrapped(line, width)


def _box(box: Box) -> SetBox:
    heading = tuple(_by_pieces(heading_of(box), HEADING, INNER))
    note = PLAIN.wrapped(box.note, INNER)
    items = tuple(_item(item) for item in box.items[:MOST_ITEMS])
    return SetBox(box, heading, note, items, PLAIN.wrapped(and_more(len(box.items)), INNER))


def and_more(number: int) -> str:
    """Say how many of so many things there is no room for; nothing, where there is room for all."""
    return words("map")["more"].format(number=f"{number - MOST_ITEMS:,}") if number > MOST_ITEMS else ""


def _item(item: Item) -> SetItem:
    face = HAS if item.state == "has" else PLAIN
    width = INNER - MARK
    lines = face.wrapped(item.text, width, _MOST_LINES) or ("…",)
    return SetItem(item, face, lines, ABOUT.wrapped(item.about, width, _MOST_LINES))
