"""The whole picture of a chain: title, theories one below the other, steps apart, legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.boxes import box_card, mark_words
from peertoc.maps.chain.dot import dot_of, reading_order
from peertoc.maps.chain.legend import legend
from peertoc.maps.chain.mermaid import mermaid_of
from peertoc.maps.chain.page import Sheet
from peertoc.maps.chain.sheet import sheet_of
from peertoc.maps.chain.texts import mark_card, text_card, word_width
from peertoc.maps.chain.words import description_of
from peertoc.maps.picture.drawing import Drawing
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.maps.chain.cards import Card
    from peertoc.maps.chain.values import ChainPicture, Direction, Mark

_EDGE: Final = 20.0
_BETWEEN: Final = 22.0
_NARROWEST: Final = 560.0
_BESIDE: Final = 14.0
_INSET: Final = 6.0


def draw_chain(picture: ChainPicture, direction: Direction = "LR") -> Drawing:
    """Make the drawing of a chain, read from left to right or from top to bottom."""
    sheet = _page(picture, direction)
    return Drawing(
        title=f"{picture.title}: {picture.subtitle}",
        description=description_of(picture),
        lang=picture.lang,
        dot=dot_of(sheet, direction),
        mermaid=mermaid_of(picture, direction),
        order=reading_order(sheet),
    )


def _page(picture: ChainPicture, direction: Direction) -> Sheet:
    sheets = [sheet_of(theory, direction) if theory.boxes else Sheet() for theory in picture.theories]
    page = Sheet(width=max(_NARROWEST, *(each.width for each in sheets), 0.0), height=_EDGE)
    _put_text(page, "title", picture.title, "title")
    _put_text(page, "subtitle", picture.subtitle, "subtitle")
    if not picture.checked:
        _put_text(page, "unchecked", words("chain")["unchecked"], "note")
    if picture.theories:
        _put_marks(page, "initiative", picture.marks)
    else:
        _put_empty(page, "no-theory", picture.marks)
    for theory, sheet in zip(picture.theories, sheets, strict=True):
        page.height += _BETWEEN / 2
        _put_text(page, f"{theory.id}-title", theory.title, "heading")
        _put_marks(page, theory.id, theory.marks)
        if not theory.boxes:
            _put_empty(page, f"{theory.id}-no-steps", why=theory.empty)
            continue
        page.add(sheet, _EDGE, page.height)
        page.height += sheet.height
    _put_apart(page, picture)
    _put_legend(page, picture)
    page.width += 2 * _EDGE
    page.height += _EDGE
    return page


def _put_text(page: Sheet, id: str, text: str, style: str) -> None:
    if not text:
        return
    card = text_card(id, text, style, width=min(page.width, word_width(text, style)))
    page.place_from(card, "heading", _EDGE - _INSET, page.height)
    page.height += card.height - _INSET


def _put_marks(page: Sheet, id: str, marks: Sequence[Mark]) -> None:
    cards = [mark_card(f"{id}-gap-{number}", mark) for number, mark in enumerate(marks, start=1)]
    _put_cards(page, cards, "missing")
    page.height += _INSET if cards else 0.0


def _put_empty(page: Sheet, id: str, marks: Sequence[Mark] = (), why: str = "") -> None:
    """Say that there is nothing to draw, and what to add; or ``why`` it is not drawn here."""
    if why:
        _put_text(page, id, why, "subtitle")
        return
    said, name = words("chain"), id[id.index("no-") :]
    head = " ".join(mark_words(mark) for mark in marks)
    text = (head, f"{said[name]} {said[f'{name}-more']}") if head else (said[name], said[f"{name}-more"])
    card = text_card(id, text[0], "empty", more=text[1], width=_NARROWEST - 2 * _EDGE)
    page.height += _BETWEEN / 2
    page.place_from(card, "missing", _EDGE, page.height)
    page.height += card.height + _BETWEEN / 2


def _put_apart(page: Sheet, picture: ChainPicture) -> None:
    """Draw the steps that no theory names, and say what was found besides."""
    said = words("chain")
    if picture.loose:
        page.height += _BETWEEN
        _put_text(page, "loose", said["loose"], "heading")
        _put_cards(page, [box_card(box) for box in picture.loose], "step")
    if picture.elsewhere:
        page.height += _BETWEEN
        _put_text(page, "elsewhere", said["elsewhere-found"], "heading")
        _put_marks(page, "elsewhere", picture.elsewhere)


def _put_cards(page: Sheet, cards: Iterable[Card], kind: str) -> None:
    """Put cards beside each other, and in further rows where the page ends."""
    left, highest = _EDGE, 0.0
    for card in cards:
        if left > _EDGE and left + card.width > page.width + _EDGE:
            left, page.height = _EDGE, page.height + highest + _BESIDE
            highest = 0.0
        page.place_from(card, kind, left, page.height + 4)
        left += card.width + _BESIDE
        highest = max(highest, card.height + 8)
    page.height += highest


def _put_legend(page: Sheet, picture: ChainPicture) -> None:
    found = legend(picture, page.width)
    if found.parts:
        page.height += _BETWEEN
        page.add(found, _EDGE, page.height)
        page.height += found.height
