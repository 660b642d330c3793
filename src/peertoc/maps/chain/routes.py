"""The lines of a drawing: smooth from layer to layer, and underneath where they lead back.

Points are ``(along, across)`` in points of length. A route is the list of control points of cubic curves, as
Graphviz writes it; the last one of a line with an arrow lies an arrow's length before its end.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peertoc.maps.chain.layers import Layers
    from peertoc.maps.picture.lines import Point

ARROW: Final = 8.0
_MARGIN: Final = 28.0
_STEEP: Final = 0.10
_WIDEST_MARGIN: Final = 84.0
_PORTS: Final = 15.0
CORNER: Final = 9.0

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Route:
    """Hold one drawn line: its control points, where its arrow ends (None without), and what it joins."""

    points: tuple[Point, ...]
    tip: Point | None = None


@dataclass(frozen=True, slots=True)
class Spans:
    """Hold from where to where each layer reaches along, and the room kept before it for the ceiling."""

    layers: tuple[Span, ...]
    leads: Mapping[int, float]


def spans_of(layers: Layers, places: Mapping[str, float], leads: Mapping[int, float]) -> Spans:
    """Work out where each layer lies; between two layers there is more room where lines run steeper."""
    steep = [0.0] * (len(layers.rows) + 1)
    for way in layers.ways.values():
        for one, next_ in pairwise(way):
            layer = layers.layer[next_]
            steep[layer] = max(steep[layer], abs(places[one] - places[next_]))
    found: list[Span] = []
    at = 0.0
    for number, row in enumerate(layers.rows):
        if number:
            at += min(max(_MARGIN, steep[number] * _STEEP), _WIDEST_MARGIN)
        at += leads.get(number, 0.0)
        depth = max((layers.sizes[id].along for id in row), default=0.0)
        found.append((at, at + depth))
        at += depth
    return Spans(tuple(found), leads)


def ports_of(layers: Layers, places: Mapping[str, float]) -> dict[tuple[str, str], float]:
    """Spread the lines of a box over its side: where each of them leaves its cause and meets its effect.

    Keys are (line, ``cause``) and (line, ``effect``).
    """
    sides: dict[tuple[str, str], list[tuple[float, str]]] = {}
    for id, way in layers.ways.items():
        sides.setdefault((way[0], "cause"), []).append((places[way[1]], id))
        sides.setdefault((way[-1], "effect"), []).append((places[way[-2]], id))
    found: dict[tuple[str, str], float] = {}
    for (box, end), lines in sides.items():
        room = min(_PORTS, layers.sizes[box].across * 0.7 / len(lines))
        for number, (_, id) in enumerate(sorted(lines)):
            found[id, end] = places[box] + (number - (len(lines) - 1) / 2) * room
    return found


def routes_of(layers: Layers, places: Mapping[str, float], spans: Spans) -> dict[str, tuple[Route, ...]]:
    """Draw every line: one piece, or two where a pill stands on it."""
    ports = ports_of(layers, places)
    return {id: tuple(_pieces(id, way, layers, places, spans, ports)) for id, way in layers.ways.items()}


def _pieces(
    id: str,
    way: Sequence[str],
    layers: Layers,
    places: Mapping[str, float],
    spans: Spans,
    ports: Mapping[tuple[str, str], float],
) -> Iterable[Route]:
    middle = {layers.layer[thing]: spans.layers[layers.layer[thing]] for thing in way}
    start, end = ports[id, "cause"], ports[id, "effect"]
    first, last = middle[layers.layer[way[0]]], middle[layers.layer[way[-1]]]
    line = [(first[0] + layers.sizes[way[0]].along, start), (first[1], start)]
    for thing in way[1:-1]:
        from_, to = middle[layers.layer[thing]]
        if layers.sizes[thing].along:
            near, far = _inner((from_, to), layers.sizes[thing].along)
            yield Route(curve([*line, (from_, places[thing]), (near, places[thing])]))
            line = [(far, places[thing]), (to, places[thing])]
        elif to > from_:
            lead = spans.leads.get(layers.layer[thing], 0.0)
            line += [(from_ - lead, places[thing]), (to, places[thing])]
    tip = (last[0], end)
    near = min(last[0] - spans.leads.get(layers.layer[way[-1]], 0.0), tip[0] - ARROW)
    yield Route(curve([*line, (near, end), (tip[0] - ARROW, end)]), tip)


def _inner(span: Span, depth: float) -> Span:
    """Find from where to where something reaches that stands in the middle of its layer."""
    middle = (span[0] + span[1]) / 2
    return middle - depth / 2, middle + depth / 2


def curve(stations: Sequence[Point]) -> tuple[Point, ...]:
    """Lead a smooth line through stations, which never go back; it runs straight along at each of them."""
    points = [stations[0]]
    for (a1, c1), (a2, c2) in pairwise(dict.fromkeys(stations)):
        half = (a1 + a2) / 2
        points += [(half, c1), (half, c2), (a2, c2)]
    return tuple(points)


def lanes_of(spans: Sequence[Span]) -> tuple[int, ...]:
    """Give each stretch a lane in which it meets no other, the short ones first."""
    lanes: list[list[Span]] = []
    found = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda index: spans[index][1] - spans[index][0]):
        start, end = spans[index]
        free = (number for number, lane in enumerate(lanes) if all(end < a or b < start for a, b in lane))
        number = next(free, len(lanes))
        if number == len(lanes):
            lanes.append([])
        lanes[number].append((start, end))
        found[index] = number
    return tuple(found)
