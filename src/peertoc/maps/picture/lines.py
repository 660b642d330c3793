"""Lines as Graphviz writes them: control points of cubic curves, straight or round a corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]


def around(corners: Sequence[Point], radius: float) -> tuple[Point, ...]:
    """Lead a line straight from corner to corner, each rounded; at most half of the way to the next."""
    points = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        into, out = (_rounding(corner, other, radius) for other in (before, after))
        points += [*straight(points[-1], into)[1:], corner, corner, out]
    return (*points, *straight(points[-1], corners[-1])[1:])


def straight(start: Point, end: Point) -> tuple[Point, ...]:
    """Lead a straight line."""
    third = (end[0] - start[0]) / 3, (end[1] - start[1]) / 3
    return start, (start[0] + third[0], start[1] + third[1]), (end[0] - third[0], end[1] - third[1]), end


def towards(start: Point, end: Point, distance: float) -> Point:
    """Go a distance along or across towards another point, and no further than it."""
    along, across = end[0] - start[0], end[1] - start[1]
    length = abs(along) + abs(across)
    part = min(1.0, distance / length) if length else 0.0
    return start[0] + along * part, start[1] + across * part


def _rounding(corner: Point, other: Point, radius: float) -> Point:
    half = (abs(other[0] - corner[0]) + abs(other[1] - corner[1])) / 2
    return towards(corner, other, min(radius, half))
