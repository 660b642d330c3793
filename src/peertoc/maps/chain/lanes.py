"""Lanes beside the columns: in them run feedback, and links that lead back to where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.boxes import link_told, pill_card
from peertoc.maps.chain.cards import Card, size
from peertoc.maps.chain.page import Stroke
from peertoc.maps.chain.routes import ARROW, CORNER, Route, lanes_of
from peertoc.maps.chain.texts import word_card
from peertoc.maps.picture.lines import around
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from peertoc.maps.chain.layout import Layout

_FIRST: Final = 22.0
_BETWEEN: Final = 12.0
_OUT: Final = 10.0
_STEP: Final = 4.0
_WIDEST: Final = 14.0
_CORNER: Final = 10.0
_BESIDE: Final = 5.0
_CLEAR: Final = 3.0


@dataclass(frozen=True, slots=True)
class _Return:
    """Hold what leads back, and the card that stands on its line."""

    id: str
    look: str
    cause: str
    effect: str
    card: Card
    kind: str
    tooltip: str


@dataclass(slots=True)
class _Lane:
    """Hold the number of a lane, where it runs across, and where along it is entered and left."""

    number: int
    across: float
    enters: float
    leaves: float
    starts: float = 0.0
    meets: float = 0.0
    middle: float = 0.0


def add_lanes(layout: Layout, reach: float) -> float:
    """Draw what leads back, beyond ``reach``; gives how far everything reaches then."""
    returns = list(_returns(layout))
    lanes, reach = _lanes(layout, returns, reach)
    _corners(layout, returns, lanes)
    for each, lane in zip(returns, lanes, strict=True):
        half = size(each.card, sideways=layout.sideways).along / 2
        further = [other for other in lanes if other.number > lane.number]
        crossing = [x for other in further for x in (other.enters, other.leaves)]
        lane.middle = _free((lane.enters, lane.leaves), half + _CLEAR, crossing)
        _draw(layout, each, lane)
    return reach


def _lanes(layout: Layout, returns: list[_Return], reach: float) -> tuple[list[_Lane], float]:
    """Give everything a lane in which it meets nothing else."""
    ends = [(layout.column(each.cause)[1], layout.column(each.effect)[0]) for each in returns]
    stretches = [(min(away, home) - 2 * _OUT, max(away, home) + 2 * _OUT) for away, home in ends]
    numbers = lanes_of(stretches)
    depths = [0.0] * (max(numbers, default=-1) + 1)
    for each, number in zip(returns, numbers, strict=True):
        depths[number] = max(depths[number], size(each.card, sideways=layout.sideways).across)
    middles, at = [], reach + _FIRST
    for depth in depths:
        middles.append(at + depth / 2)
        at += depth + _BETWEEN
    out = _side_by_side([away for away, _ in ends], numbers, _STEP, _WIDEST)
    back = _side_by_side([home for _, home in ends], numbers, _STEP, _WIDEST)
    lanes = [
        _Lane(number, middles[number], away + _OUT + out[index], home - ARROW - 6.0 - back[index])
        for index, (number, (away, home)) in enumerate(zip(numbers, ends, strict=True))
    ]
    return lanes, at if returns else reach


def _side_by_side(
    groups: Sequence[Hashable], numbers: Sequence[int], step: float, widest: float
) -> list[float]:
    """Tell how far each member of a group is set off, so that no two run on one line; inner lanes first."""
    members: dict[Hashable, list[int]] = {}
    for index in sorted(range(len(groups)), key=lambda index: (numbers[index], index)):
        members.setdefault(groups[index], []).append(index)
    found = [0.0] * len(groups)
    for group in members.values():
        apart = min(step, widest / max(len(group) - 1, 1))
        for place, index in enumerate(group):
            found[index] = place * apart
    return found


def _free(span: tuple[float, float], half: float, crossing: list[float]) -> float:
    """Find the place nearest to the middle of a span where nothing crosses; else the middle."""
    low, high = min(span) + half, max(span) - half
    middle = (low + high) / 2
    wished = [middle, *(x + side * half for x in crossing for side in (-1.01, 1.01))]
    free = [
        place for place in wished if low <= place <= high and all(abs(place - x) >= half for x in crossing)
    ]
    return min(free, key=lambda place: abs(place - middle), default=middle)


def _returns(layout: Layout) -> Iterator[_Return]:
    word = words("chain")["feedback"]
    titles = {box.id: box.title for box in layout.theory.boxes}
    for each in layout.theory.feedback:
        told = f"{word}: {titles[each.cause]} → {titles[each.effect]}"
        yield _Return(
            each.id, "feedback", each.cause, each.effect, word_card(f"{each.id}-word", word), "feedback", told
        )
    for link in layout.theory.links:
        if link.id in layout.columns.back:
            card = pill_card(link) or word_card(f"{link.id}-word", words("chain")["leads-back"])
            look = f"link-{link.strength}" if link.strength else "link"
            yield _Return(link.id, look, link.cause, link.effect, card, "assumption", link_told(link))


def _draw(layout: Layout, each: _Return, lane: _Lane) -> None:
    home = layout.column(each.effect)[0]
    leaves, meets = lane.starts, lane.meets
    half = size(each.card, sideways=layout.sideways).along / 2
    out = (lane.enters, leaves), (lane.enters, lane.across)
    back = (lane.leaves, lane.across), (lane.leaves, meets)
    to = around([(layout.end_of(each.cause), leaves), *out, (lane.middle + half, lane.across)], CORNER)
    fro = around([(lane.middle - half, lane.across), *back, (home - ARROW, meets)], CORNER)
    first, second = layout.route(Route(to)), layout.route(Route(fro, (home, meets)))
    sheet = layout.sheet
    sheet.parts.append(Stroke(f"{each.id}-from", each.look, each.cause, each.card.id, first, each.tooltip))
    sheet.place(each.card, each.kind, *layout.at(lane.middle, lane.across))
    sheet.parts.append(Stroke(f"{each.id}-to", each.look, each.card.id, each.effect, second, each.tooltip))


def _corners(layout: Layout, returns: Sequence[_Return], lanes: Sequence[_Lane]) -> None:
    """Leave and meet each box near its far corner, away from the other lines and one beside the other."""
    numbers = [lane.number for lane in lanes]
    for end in ("starts", "meets"):
        boxes = [each.cause if end == "starts" else each.effect for each in returns]
        across = [layout.layers.sizes[box].across for box in boxes]
        room = min(across, default=0.0) / 4
        inward = _side_by_side(boxes, numbers, _BESIDE, room)
        for lane, box, wide, inset in zip(lanes, boxes, across, inward, strict=True):
            setattr(lane, end, layout.places[box] + wide / 2 - min(_CORNER, wide / 4) - inset)
