"""Where everything of one theory stands along and across, before it is put on a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.boxes import box_card, ghost_card, pill_card
from peertoc.maps.chain.cards import Card, size
from peertoc.maps.chain.layers import Arc, Layers, layers_of
from peertoc.maps.chain.order import order
from peertoc.maps.chain.page import Sheet
from peertoc.maps.chain.places import places_of
from peertoc.maps.chain.routes import Route, Spans, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from peertoc.maps.chain.columns import Columns
    from peertoc.maps.chain.values import Direction, Ghost, TheoryPicture
    from peertoc.maps.picture.lines import Point

#: From a zone's edge to what stands in it, in points.
PAD: Final = 14.0


@dataclass(slots=True)
class Layout:
    """Hold columns, layers and places of a theory, and the sheet that they are put on.

    ``before`` and ``above`` are the room on the sheet before the first column and above the first box.
    """

    theory: TheoryPicture
    direction: Direction
    columns: Columns
    cards: dict[str, Card]
    layers: Layers
    places: Mapping[str, float]
    spans: Spans
    before: float = 0.0
    above: float = 0.0
    sheet: Sheet = field(default_factory=Sheet)

    @property
    def sideways(self) -> bool:
        """Tell whether one reads from left to right."""
        return self.direction == "LR"

    def at(self, along: float, across: float) -> Point:
        """Turn a place along and across into one on the sheet."""
        point = (self.before + along, self.above + across)
        return point if self.sideways else (point[1], point[0])

    def route(self, route: Route) -> Route:
        """Turn a route into one on the sheet."""
        tip = self.at(*route.tip) if route.tip else None
        return Route(tuple(self.at(*point) for point in route.points), tip)

    def column(self, box: str) -> tuple[float, float]:
        """Tell from where to where the layer of a box or a pill reaches along."""
        return self.spans.layers[self.layers.layer[box]]

    def end_of(self, box: str) -> float:
        """Tell where a box ends along; boxes stand at the beginning of their column."""
        return self.column(box)[0] + self.layers.sizes[box].along

    def edge(self, column: int, side: int) -> float:
        """Tell on the sheet where a column begins (``side`` 0) or ends (1)."""
        return self.before + self.spans.layers[2 * column][side]


def lay_out(theory: TheoryPicture, direction: Direction, columns: Columns, lead: float) -> Layout:
    """Lay out a theory; ``lead`` is the room that the ceiling of accountability needs before its column."""
    sideways = direction == "LR"
    cards = {box.id: box_card(box) for box in theory.boxes}
    cards |= {ghost.id: ghost_card(ghost) for ghost in theory.ghosts}
    pills = {pill.id: pill for link in theory.links if (pill := pill_card(link))}
    sizes = {id: size(card, sideways=sideways) for id, card in cards.items()}
    room = {id: size(pill, sideways=sideways) for id, pill in pills.items()}
    arcs = [
        Arc(link.id, link.cause, link.effect, room.get(f"{link.id}-pill"))
        for link in theory.links
        if link.id not in columns.back
    ]
    layers = layers_of(sizes, columns.of, (*arcs, *_ghost_arcs(theory.ghosts)))
    order(layers)
    places = places_of(layers)
    leads = {} if columns.ceiling is None else {2 * columns.ceiling: lead}
    return Layout(theory, direction, columns, cards | pills, layers, places, spans_of(layers, places, leads))


def _ghost_arcs(ghosts: tuple[Ghost, ...]) -> Iterator[Arc]:
    for ghost in ghosts:
        yield Arc(f"{ghost.id}-way", *ends_of(ghost))


def ends_of(ghost: Ghost) -> tuple[str, str]:
    """Tell between what the line to a missing step runs, and which way."""
    return (ghost.at, ghost.id) if ghost.side == "after" else (ghost.id, ghost.at)
