"""Cards: words that are measured and broken into lines, in rows of a known height, and never overflow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.layers import Size
from peertoc.maps.picture.labels import cell, html, lines, row, table
from peertoc.maps.picture.lettering import width_of, wrap
from peertoc.maps.picture.palette import colour
from peertoc.maps.picture.widths import is_measured

if TYPE_CHECKING:
    from collections.abc import Sequence

_FRAME: Final = 1.2
_OURS: Final = "▸"  # known to be no wider than we take it for
_GAP: Final = 4.0
#: Graphviz sets one line a leading below the other, and gives the block this part of a leading more.
_FOOT: Final = 0.2
_SPACE: Final = 0.28  # of its leading: the space at the end of a line that gives the line its height


@dataclass(frozen=True, slots=True)
class Style:
    """Say how a row of text looks: sizes in points, colours by role; ``most`` lines, then “…”."""

    size: float
    leading: float
    ink: str
    bold: bool = False
    italic: bool = False
    ground: str = ""
    edge: str = ""
    padding: float = 5.0
    most: int = 8


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row of a box: texts broken into lines, each in its style, and its height in points."""

    texts: tuple[tuple[tuple[str, ...], Style], ...]
    height: float
    ground: str = ""

    @property
    def style(self) -> Style:
        """Give the style of the row itself, which is that of its first text."""
        return self.texts[0][1]


@dataclass(frozen=True, slots=True)
class Card:
    """Hold the rows of a box, a pill or a ghost, its size in points, and how its frame looks."""

    id: str
    rows: tuple[Row, ...]
    width: float
    height: float
    edge: str
    ground: str
    dashed: bool = False
    url: str = ""
    tooltip: str = ""

    @property
    def label(self) -> str:
        """Give it as an HTML label."""
        width = self.width - 2 * (_FRAME + _GAP)
        cells = [_cell(self.id, number, each, width) for number, each in enumerate(self.rows, start=1)]
        return html(
            table(
                *(row(each) for each in cells),
                id=f"{self.id}-box",
                border=_FRAME if self.edge else 0,
                colour=colour(self.edge) if self.edge else None,
                ground=colour(self.ground) if self.ground else None,
                dashed=self.dashed,
                rounded=True,
                spacing=_GAP,
            )
        )


def _cell(id: str, number: int, each: Row, width: float) -> str:
    style = each.style
    text = "".join(
        lines(
            broken,
            size=one.size,
            colour=colour(one.ink),
            bold=one.bold,
            italic=one.italic,
            leading=one.leading,
        )
        for broken, one in each.texts
    )
    ground = each.ground or style.ground
    return cell(
        text, id=f"{id}-row-{number}", width=width, height=each.height, valign="MIDDLE",
        padding=style.padding,
        ground=colour(ground) if ground else None, border=1.0 if style.edge else 0,
        colour=colour(style.edge) if style.edge else None, dashed=bool(style.edge),
        rounded=bool(ground), fixed=any(_is_guessed(broken) for broken, _ in each.texts),
    )  # fmt: skip


def _is_guessed(text_lines: Sequence[str]) -> bool:
    """Tell whether lines may be wider than they were taken for; a cell of such lines must not grow."""
    return not all(is_measured(sign) or sign in _OURS for line in text_lines for sign in line)


def row_of(
    text: str, style: Style, width: float, ground: str = "", *, more: tuple[str, Style] | None = None
) -> Row:
    """Make a row of one text, or of two that belong together, in a card of this width."""
    room = width - 2 * (_FRAME + _GAP) - 2 * style.padding - (2 if style.edge else 0)
    height, texts = 2 * style.padding + (2 if style.edge else 0), []
    for each, one in ((text, style), *([more] if more else [])):
        broken = wrap(each, room - _SPACE * one.leading, one.size, bold=one.bold, most=one.most)
        height += (len(broken) + _FOOT) * one.leading
        texts.append((broken, one))
    return Row(tuple(texts), round(height, 1), ground)


def card_of(
    id: str,
    rows: Sequence[Row],
    width: float,
    look: tuple[str, str],
    *,
    dashed: bool = False,
    url: str = "",
    tooltip: str = "",
) -> Card:
    """Make a card of rows; ``look`` are the roles of its edge and its ground, empty for none."""
    height = sum(each.height + _GAP for each in rows) + _GAP + 2 * _FRAME
    return Card(id, tuple(rows), width, height, *look, dashed, url, tooltip)


def width_for(text: str, style: Style) -> float:
    """Tell how wide a card must be for a text to stand on one line, in points."""
    inner = width_of(text, style.size, style.bold) + _SPACE * style.leading
    return inner + 2 * (_FRAME + _GAP + style.padding) + 1


def size(card: Card, *, sideways: bool) -> Size:
    """Give the size of a card along and across the direction of reading."""
    return Size(card.width, card.height) if sideways else Size(card.height, card.width)
