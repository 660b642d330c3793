"""The layers of a drawing: boxes in the even ones, pills between them, and a bend where a link passes by.

Sizes are in points, *along* the direction of reading and *across* it, so that one layout serves both ways.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BEND_ACROSS: Final = 6.0


@dataclass(frozen=True, slots=True)
class Size:
    """Hold how much room something takes, in points."""

    along: float
    across: float


@dataclass(frozen=True, slots=True)
class Arc:
    """Hold a line to draw between two boxes; ``pill`` is the size of what stands on it, if anything does."""

    id: str
    cause: str
    effect: str
    pill: Size | None = None


@dataclass(slots=True)
class Layers:
    """Hold what stands in each layer, in order, and through what each line passes from end to end."""

    rows: list[list[str]] = field(default_factory=list)
    sizes: dict[str, Size] = field(default_factory=dict)
    ways: dict[str, tuple[str, ...]] = field(default_factory=dict)
    layer: dict[str, int] = field(default_factory=dict)

    def put(self, id: str, layer: int, size: Size) -> str:
        """Put something at the end of a layer."""
        while len(self.rows) <= layer:
            self.rows.append([])
        self.rows[layer].append(id)
        self.sizes[id] = size
        self.layer[id] = layer
        return id


def pill_id(arc: str) -> str:
    """Name the pill on a line."""
    return f"{arc}-pill"


def layers_of(boxes: Mapping[str, Size], columns: Mapping[str, int], arcs: Iterable[Arc]) -> Layers:
    """Put boxes into their columns, and every line, which leads to a later column, through those between."""
    layers = Layers()
    for id, size in boxes.items():
        layers.put(id, 2 * columns[id], size)
    crowd: dict[int, float] = {}
    for arc in arcs:
        first, last = layers.layer[arc.cause] + 1, layers.layer[arc.effect]
        chosen = _roomiest(range(first, last, 2), crowd, arc.pill) if arc.pill else -1
        passed = [_passing(layers, arc, layer, chosen) for layer in range(first, last)]
        layers.ways[arc.id] = (arc.cause, *passed, arc.effect)
    return layers


def _roomiest(gutters: Iterable[int], crowd: dict[int, float], pill: Size) -> int:
    """Choose the gutter for a pill: the one with most room left, the first where several are alike."""
    chosen = min(gutters, key=lambda gutter: crowd.get(gutter, 0.0))
    crowd[chosen] = crowd.get(chosen, 0.0) + pill.across
    return chosen


def _passing(layers: Layers, arc: Arc, layer: int, chosen: int) -> str:
    if layer == chosen and arc.pill is not None:
        return layers.put(pill_id(arc.id), layer, arc.pill)
    return layers.put(f"{arc.id}@{layer}", layer, Size(0, BEND_ACROSS))
