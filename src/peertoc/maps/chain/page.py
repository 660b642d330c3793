"""Things that have a place on a page, shapes and strokes, in points from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from peertoc.maps.picture.palette import colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peertoc.maps.chain.cards import Card
    from peertoc.maps.chain.routes import Route
    from peertoc.maps.picture.lines import Point

#: How a stroke looks: width in points, style, role of its colour.
Look = tuple[float, str, str]
LOOKS: Final[Mapping[str, Look]] = {
    "link": (1.1, "solid", "line"),
    "link-none": (0.6, "solid", "line"),
    "link-weak": (1.6, "solid", "line"),
    "link-moderate": (2.8, "solid", "line"),
    "link-strong": (4.4, "solid", "line"),
    "missing": (1.4, "dashed", "missing-ink"),
    "waived": (1.2, "dashed", "waived"),
    "feedback": (1.8, "dotted", "feedback"),
    "ceiling": (1.6, "solid", "ceiling"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold a card, a coloured ground or a mere point; ``x`` and ``y`` are its middle."""

    id: str
    kind: str
    x: float
    y: float
    width: float = 0.1
    height: float = 0.1
    card: Card | None = None
    ground: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Hold a line between two shapes, and how it looks: one of LOOKS."""

    id: str
    look: str
    tail: str
    head: str
    route: Route
    tooltip: str = ""


@dataclass(slots=True)
class Sheet:
    """Hold shapes and strokes in the order in which they are read; grounds come first."""

    grounds: list[Shape] = field(default_factory=list)
    parts: list[Shape | Stroke] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0

    def place(self, card: Card, kind: str, x: float, y: float) -> None:
        """Put a card with its middle at a place."""
        self.parts.append(Shape(card.id, kind, x, y, card.width, card.height, card))

    def place_from(self, card: Card, kind: str, left: float, top: float) -> None:
        """Put a card with its upper left corner at a place."""
        self.place(card, kind, left + card.width / 2, top + card.height / 2)

    def add(self, other: Sheet, left: float, top: float) -> None:
        """Put all of another sheet at a place on this one."""
        self.grounds += [_moved_shape(shape, left, top) for shape in other.grounds]
        self.parts += [
            _moved_shape(part, left, top) if isinstance(part, Shape) else _moved_stroke(part, left, top)
            for part in other.parts
        ]


def ground(id: str, left: float, top: float, width: float, height: float, *, role: str, edge: str) -> Shape:
    """Make a coloured ground."""
    middle = left + width / 2, top + height / 2
    return Shape(id, "ground", *middle, width, height, ground=colour(role), edge=colour(edge))


def _moved_shape(shape: Shape, left: float, top: float) -> Shape:
    return replace(shape, x=shape.x + left, y=shape.y + top)


def _moved_stroke(stroke: Stroke, left: float, top: float) -> Stroke:
    def moved(point: Point) -> Point:
        return point[0] + left, point[1] + top

    route = stroke.route
    tip = moved(route.tip) if route.tip else None
    return replace(stroke, route=replace(route, points=tuple(map(moved, route.points)), tip=tip))
