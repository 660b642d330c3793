"""The legend: what marks and lines mean, of those alone that stand in the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.page import LOOKS, Shape, Sheet, Stroke
from peertoc.maps.chain.routes import ARROW, Route
from peertoc.maps.chain.texts import swatch_card, text_card, word_width
from peertoc.maps.picture.lines import straight
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.maps.chain.values import ChainPicture

_SAMPLE: Final = 38.0
_ROW: Final = 26.0
_BETWEEN: Final = 26.0


def legend(picture: ChainPicture, width: float) -> Sheet:
    """Make the legend of a picture, no wider than ``width`` points; an empty sheet where nothing needs it."""
    sheet = Sheet(width=width, height=_ROW)
    entries = list(_entries(picture))
    if not entries:
        return sheet
    said = words("chain")
    head = text_card("legend", said["legend"], "legend-head", width=word_width(said["legend"], "legend-head"))
    sheet.place(head, "legend", head.width / 2 - 6.0, _ROW / 2)
    left = start = head.width + 12.0
    for number, (sample, text) in enumerate(entries, start=1):
        room = word_width(text, "legend")
        if left + _SAMPLE + 6 + room > width and left > start:
            left, sheet.height = start, sheet.height + _ROW
        _put(sheet, f"legend-{number}", sample, text, left)
        left += _SAMPLE + 6 + room + _BETWEEN
    return sheet


def _put(sheet: Sheet, id: str, sample: str, text: str, left: float) -> None:
    middle = sheet.height - _ROW / 2
    if sample in LOOKS:
        _put_line(sheet, id, sample, left, middle)
    else:
        sheet.place(swatch_card(f"{id}-sample", sample, width=_SAMPLE), "legend", left + _SAMPLE / 2, middle)
    card = text_card(f"{id}-text", text, "legend", width=word_width(text, "legend"))
    sheet.place(card, "legend", left + _SAMPLE + 6 + card.width / 2, middle)


def _put_line(sheet: Sheet, id: str, look: str, left: float, middle: float) -> None:
    start, end = (left, middle), (left + _SAMPLE, middle)
    ceiling = look == "ceiling"
    last = end if ceiling else (end[0] - ARROW, middle)
    route = Route(straight(start, last), None if ceiling else end)
    ends = [Shape(f"{id}-{name}", "point", *at) for name, at in (("start", start), ("end", end))]
    sheet.parts += [*ends, Stroke(f"{id}-line", look, ends[0].id, ends[1].id, route)]


def _entries(picture: ChainPicture) -> Iterator[tuple[str, str]]:
    """Give what is to be explained: a look of a line or of a card, and what it means."""
    said = words("chain")
    links = [link for theory in picture.theories for link in theory.links]
    boxes = picture.boxes.values()
    if any(not link.strength for link in links):
        yield "link", said["legend-link"]
    for strength in ("none", "weak", "moderate", "strong"):
        if any(link.strength == strength for link in links):
            yield f"link-{strength}", f"{said['legend-link']}: {said[f'strength-{strength}']}"
    if any(theory.feedback for theory in picture.theories):
        yield "feedback", said["legend-feedback"]
    if any(link.assumptions for link in links):
        yield "assumption", said["legend-assumption"]
    yield from _about_gaps(picture)
    if any(box.state != "step" for box in boxes):
        yield "stranger", said["legend-stranger"]
    if any(box.ownership == "outside" for theory in picture.theories for box in theory.boxes):
        yield "ceiling", said["legend-ceiling"]


def _about_gaps(picture: ChainPicture) -> Iterator[tuple[str, str]]:
    said, marks = words("chain"), list(picture.every_mark())
    for name, wrong in (("missing", False), ("wrong", True)):
        if any(not mark.waived and mark.wrong == wrong for mark in marks):
            yield f"{name}-mark", said[f"legend-{name}"]
    if any(mark.waived for mark in marks):
        yield "waived-mark", said["legend-waived"]
