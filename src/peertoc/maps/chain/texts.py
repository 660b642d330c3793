"""The cards of words: titles, heads of zones, words on lines, gaps that belong to no box, and the legend."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.boxes import (
    ASSUMPTION,
    CONTROL,
    GRAVE,
    LACK,
    MISSING,
    OPEN,
    PILL_LOOK,
    WAIVED,
    mark_words,
)
from peertoc.maps.chain.cards import Card, Style, card_of, row_of, width_for

if TYPE_CHECKING:
    from peertoc.maps.chain.values import Mark

_NO_LOOK: Final = ("", "")
_HEAD: Final = Style(11, 14, "ink", bold=True, padding=4)
_MORE: Final = Style(9.5, 12, "muted", most=9)
_WORD: Final = Style(10, 12, "feedback", italic=True, padding=1)


def tag_card(
    id: str,
    head: str,
    more: str,
    *,
    width: float,
    edge: str = "",
    ground: str = "",
    inks: tuple[str, str] = ("ink", "muted"),
) -> Card:
    """Make the card that names a zone or the ceiling: what it is, and what that means."""
    both = replace(_HEAD, ink=inks[0]), replace(_MORE, ink=inks[1])
    return card_of(id, [row_of(head, both[0], width, more=(more, both[1]))], width, (edge, ground))


def word_card(id: str, word: str) -> Card:
    """Make the card of a word that stands on a line."""
    width = width_for(word, _WORD)
    return card_of(id, [row_of(word, _WORD, width)], width, ("feedback", "page"))


_TEXTS: Final = {
    "title": Style(24, 25, "ink", bold=True, padding=2, most=3),
    "subtitle": Style(12.5, 15, "muted", padding=2, most=4),
    "note": Style(11, 13, "missing-text", bold=True, padding=3),
    "heading": Style(14, 17, "ink", bold=True, padding=3, most=4),
    "legend-head": Style(10, 12, "ink", bold=True, padding=1, most=1),
    "legend": Style(10, 12, "muted", padding=1, most=1),
    "empty": Style(13, 16, "missing-text", bold=True, padding=6),
}
_EMPTY_MORE: Final = Style(11, 14, "missing-text")
_MARK: Final = 300.0


def word_width(text: str, style: str) -> float:
    """Tell how wide the card of a text must be for it to stand on one line."""
    return width_for(text, _TEXTS[style])


def text_card(id: str, text: str, style: str, *, width: float, more: str = "") -> Card:
    """Make a card of mere words; with ``more`` it stands in a dashed frame, as something that is missing."""
    if more:
        rows = [row_of(text, _TEXTS[style], width, more=(more, _EMPTY_MORE))]
        return card_of(id, rows, width, LACK, dashed=True)
    return card_of(id, [row_of(text, _TEXTS[style], width)], width, _NO_LOOK)


def mark_card(id: str, mark: Mark) -> Card:
    """Make the card of a gap that belongs to no box: what is missing, and the whole message."""
    ink = "muted" if mark.waived else "missing-text"
    style, more = replace(MISSING, ink=ink, ground="", edge=""), replace(GRAVE, ink=ink)
    message = mark.message if mark.message != mark.words else ""
    rows = [row_of(mark_words(mark), style, _MARK, more=(message, more) if message else None)]
    look = OPEN if mark.waived else LACK
    return card_of(id, rows, _MARK, look, dashed=True, url=mark.url, tooltip=mark.message)


def swatch_card(id: str, sample: str, *, width: float) -> Card:
    """Make a sample for the legend: an assumption, a gap, a waived gap, or what is no step."""
    looks = {
        "assumption": ("…", ASSUMPTION, PILL_LOOK),
        "missing-mark": ("+", MISSING, LACK),
        "wrong-mark": ("!", MISSING, LACK),
        "waived-mark": ("○", WAIVED, OPEN),
        "stranger": ("?", CONTROL, OPEN),
    }
    text, style, look = looks[sample]
    plain = replace(style, padding=1, ground="", edge="")
    return card_of(id, [row_of(text, plain, width)], width, look, dashed=look is not PILL_LOOK)
