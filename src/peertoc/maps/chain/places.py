"""Where everything stands across the direction of reading: near what it is joined to, and never on another.

Each layer is settled by isotonic regression (the pool-adjacent-violators method): of all placings that
keep the order and the distances, the one with the least sum of squared ways to the wished places.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.order import Neighbours, neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peertoc.maps.chain.layers import Layers

_ROUNDS: Final = 24
_PATIENT: Final = 96  # of a drawing with no more than so many things, for straighter lines
_SMALL: Final = 400
_BOX_GAP: Final = 26.0
_PILL_GAP: Final = 14.0
_BEND_GAP: Final = 10.0
_STRAIGHT: Final = 6.0


def places_of(layers: Layers) -> dict[str, float]:
    """Give the middle of everything across, in points; the least edge is at 0."""
    before, after = neighbours(layers)
    places: dict[str, float] = {}
    for row in layers.rows:
        places.update(
            zip(row, _settle([0.0] * len(row), [1.0] * len(row), _distances(layers, row)), strict=True)
        )
    both = {id: [*before[id], *after[id]] for id in places}
    rounds = _PATIENT if len(places) <= _SMALL else _ROUNDS
    for turn in range(rounds):
        joined = both if turn > rounds // 4 else before if turn % 2 == 0 else after
        rows = layers.rows if turn % 2 == 0 else layers.rows[::-1]
        for row in rows:
            _move(layers, row, joined, both, places)
    least = min((_near_edge(layers, places, id) for id in places), default=0.0)
    for row in layers.rows:
        if row and not any(both[id] for id in row):
            shift = least - _near_edge(layers, places, row[0])
            places.update({id: places[id] + shift for id in row})
    return {id: place - least for id, place in places.items()}


def _near_edge(layers: Layers, places: Mapping[str, float], id: str) -> float:
    return places[id] - layers.sizes[id].across / 2


def _move(
    layers: Layers, row: Sequence[str], joined: Neighbours, both: Neighbours, places: dict[str, float]
) -> None:
    wished, weights = [], []
    for id in row:
        ends = joined[id] or both[id]
        pulls = [_STRAIGHT if _is_bend(layers, id) and _is_bend(layers, end) else 1.0 for end in ends]
        wish = (
            sum(pull * places[end] for pull, end in zip(pulls, ends, strict=True)) / sum(pulls)
            if ends
            else places[id]
        )
        wished.append(wish)
        weights.append(max(sum(pulls), 0.1))
    places.update(zip(row, _settle(wished, weights, _distances(layers, row)), strict=True))


def _is_bend(layers: Layers, id: str) -> bool:
    return not layers.sizes[id].along


def _distances(layers: Layers, row: Sequence[str]) -> list[float]:
    """Give the least distance from the middle of each member to that of the one before it."""
    found = [0.0][: len(row)]
    for one, next_ in pairwise(row):
        bends = _is_bend(layers, one) + _is_bend(layers, next_)
        gap = (_BOX_GAP if layers.layer[one] % 2 == 0 else _PILL_GAP, _PILL_GAP, _BEND_GAP)[bends]
        found.append((layers.sizes[one].across + layers.sizes[next_].across) / 2 + gap)
    return found


def _settle(wished: Sequence[float], weights: Sequence[float], distances: Sequence[float]) -> list[float]:
    """Place a row as near to the wishes as order and distances allow."""
    starts, total = [], 0.0
    for distance in distances:
        total += distance
        starts.append(total)
    blocks: list[tuple[float, float, int]] = []
    for wish, weight, start in zip(wished, weights, starts, strict=True):
        value, mass, count = wish - start, weight, 1
        while blocks and blocks[-1][0] >= value:
            above, more, members = blocks.pop()
            value = (value * mass + above * more) / (mass + more)
            mass, count = mass + more, count + members
        blocks.append((value, mass, count))
    bases = [value for value, _, count in blocks for _ in range(count)]
    return [base + start for base, start in zip(bases, starts, strict=True)]


def extent(layers: Layers, places: Mapping[str, float]) -> float:
    """Give how far everything reaches across."""
    return max((places[id] + layers.sizes[id].across / 2 for id in places), default=0.0)
