"""The order of things within each layer, so that few lines cross."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peertoc.maps.chain.layers import Layers

_SWEEPS: Final = 16
_PATIENCE: Final = 5

Neighbours = dict[str, list[str]]


def neighbours(layers: Layers) -> tuple[Neighbours, Neighbours]:
    """List what each thing is joined to in the layer before it and in the layer after it."""
    before: Neighbours = {id: [] for id in layers.sizes}
    after: Neighbours = {id: [] for id in layers.sizes}
    for way in layers.ways.values():
        for first, second in pairwise(way):
            after[first].append(second)
            before[second].append(first)
    return before, after


def order(layers: Layers) -> None:
    """Order every layer by the middle of what its members are joined to, back and forth while that helps."""
    before, after = neighbours(layers)
    best, fewest, patience = [list(row) for row in layers.rows], crossings(layers.rows, after), _PATIENCE
    for sweep in range(_SWEEPS):
        _sweep(layers.rows, before if sweep % 2 == 0 else after, backwards=sweep % 2 == 1)
        count = crossings(layers.rows, after)
        if count < fewest:
            best, fewest, patience = [list(row) for row in layers.rows], count, _PATIENCE
        else:
            patience -= 1
        if not fewest or not patience:
            break
    layers.rows[:] = best


def _sweep(rows: list[list[str]], joined: Neighbours, *, backwards: bool) -> None:
    for index in reversed(range(len(rows) - 1)) if backwards else range(1, len(rows)):
        fixed = _positions(rows[index + 1 if backwards else index - 1])
        own = _positions(rows[index])
        wished = {id: _middle(joined[id], fixed, place) for id, place in own.items()}
        rows[index].sort(key=wished.__getitem__)


def _positions(row: Sequence[str]) -> dict[str, float]:
    """Give each member its place in a layer, from 0 to 1."""
    return {id: (index + 0.5) / len(row) for index, id in enumerate(row)}


def _middle(joined: Sequence[str], places: Mapping[str, float], own: float) -> float:
    return sum(places[id] for id in joined) / len(joined) if joined else own


def crossings(rows: Sequence[Sequence[str]], after: Neighbours) -> int:
    """Count how often lines cross."""
    count = 0
    for row, following in pairwise(rows):
        place = {id: index for index, id in enumerate(following)}
        count += _inversions(
            [place[end] for id in row for end in sorted(after[id], key=place.__getitem__)], len(following)
        )
    return count


def _inversions(ends: Sequence[int], size: int) -> int:
    """Count the pairs that stand in the wrong order, by a tree of partial sums."""
    tree, count = [0] * (size + 1), 0
    for seen, end in enumerate(ends):
        count += seen - _sum(tree, end + 1)
        index = end + 1
        while index <= size:
            tree[index] += 1
            index += index & -index
    return count


def _sum(tree: Sequence[int], index: int) -> int:
    total = 0
    while index:
        total += tree[index]
        index -= index & -index
    return total
