"""Which column each step of a theory stands in: causes before effects, people before organisations.

Columns fall into three zones (people, the bridge, organisations) and, within a zone, those beyond the ceiling
of accountability come last. Links that would close a circle are set apart: they are drawn back underneath.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from peertoc.maps.chain.values import TheoryPicture

ZONES: Final = ("people", "bridge", "organisations")
_ZONE_OF: Final = {"Diffusion": 1, "OrganisationalChange": 2, "ReformImpact": 2}
_FEW: Final = 3

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Hold the column of each box and ghost, the links that go back, and where the ceiling runs.

    ``zones`` names the zone of each column. ``ceiling`` is the first column beyond it, None where no step is
    hoped for; ``astray`` are the boxes on the side of it where they do not belong.
    """

    of: Mapping[str, int]
    zones: tuple[str, ...]
    back: frozenset[str]
    ceiling: int | None
    astray: frozenset[str]


def columns_of(theory: TheoryPicture) -> Columns:
    """Work out the columns of a theory."""
    arcs = {link.id: (link.cause, link.effect) for link in theory.links}
    for ghost in theory.ghosts:
        arcs[ghost.id] = (ghost.at, ghost.id) if ghost.side == "after" else (ghost.id, ghost.at)
    kinds = {box.id: box.kind for box in theory.boxes} | {ghost.id: ghost.kind for ghost in theory.ghosts}
    outside = {box.id for box in theory.boxes if box.ownership == "outside"}
    back = frozenset(_going_back(kinds, arcs))
    forward = [ends for id, ends in arcs.items() if id not in back]
    stretches = _stretches(kinds, forward, outside)
    levels = _levels(stretches, forward, kinds)
    of, zones = _numbered(stretches, levels)
    ceiling, astray = _ceiling(theory, of)
    return Columns(of, zones, back, ceiling, astray)


def _going_back(nodes: Iterable[str], arcs: Mapping[str, Pair]) -> Iterator[str]:
    """Find the links that lead to a step from which they come, walking from the beginnings on."""
    out: dict[str, list[tuple[str, str]]] = {node: [] for node in nodes}
    for id, (cause, effect) in arcs.items():
        out[cause].append((id, effect))
    effects = {effect for _, effect in arcs.values()}
    done: set[str] = set()
    for start in sorted(out, key=lambda node: node in effects):
        yield from _walk(start, out, done)


def _walk(start: str, out: Mapping[str, list[tuple[str, str]]], done: set[str]) -> Iterator[str]:
    if start in done:
        return
    on_the_way, waiting = {start}, [(start, iter(out[start]))]
    while waiting:
        here, rest = waiting[-1]
        step = next(rest, None)
        if step is None:
            waiting.pop()
            on_the_way.discard(here)
            done.add(here)
        elif step[1] in on_the_way:
            yield step[0]
        elif step[1] not in done:
            on_the_way.add(step[1])
            waiting.append((step[1], iter(out[step[1]])))


def in_order(nodes: Iterable[str], arcs: Sequence[Pair]) -> list[str]:
    """List nodes so that causes come before effects; ``arcs`` close no circle."""
    waits = dict.fromkeys(nodes, 0)
    after: dict[str, list[str]] = {node: [] for node in waits}
    for cause, effect in arcs:
        waits[effect] += 1
        after[cause].append(effect)
    ready = [node for node, count in waits.items() if not count]
    for node in ready:
        for effect in after[node]:
            waits[effect] -= 1
            if not waits[effect]:
                ready.append(effect)
    return ready


def _stretches(
    kinds: Mapping[str, str], arcs: Sequence[Pair], outside: set[str]
) -> dict[str, tuple[int, bool]]:
    """Give each node its zone, and whether it lies beyond the ceiling; neither falls along a link."""
    before: dict[str, list[str]] = {node: [] for node in kinds}
    for cause, effect in arcs:
        before[effect].append(cause)
    found: dict[str, tuple[int, bool]] = {}
    for node in in_order(kinds, arcs):
        causes = [found[cause] for cause in before[node]]
        zone = max([_ZONE_OF.get(kinds[node], 0), *(zone for zone, _ in causes)])
        found[node] = (zone, node in outside or any(beyond for _, beyond in causes))
    return found


def _levels(
    stretches: Mapping[str, tuple[int, bool]], arcs: Sequence[Pair], kinds: Mapping[str, str]
) -> dict[str, int]:
    """Count how many links of its own stretch lead to each node; a late beginner stands by what it starts."""
    inner = [arc for arc in arcs if stretches[arc[0]] == stretches[arc[1]]]
    order = in_order(kinds, inner)
    before, after = _neighbours(kinds, inner)
    levels: dict[str, int] = {}
    for node in order:
        levels[node] = max((levels[cause] + 1 for cause in before[node]), default=0)
    for node in reversed(order):
        if after[node] and not before[node] and kinds[node] != "Input":
            levels[node] = min(levels[effect] for effect in after[node]) - 1
    linked = {node for arc in arcs for node in arc}
    levels |= _spread([node for node in kinds if node not in linked], stretches, levels, linked)
    return levels


def _spread(
    lonely: Sequence[str],
    stretches: Mapping[str, tuple[int, bool]],
    levels: Mapping[str, int],
    linked: set[str],
) -> dict[str, int]:
    """Spread nodes without any link over the columns of their stretch, so that none grows tall."""
    crowd = Counter((stretches[node], levels[node]) for node in linked)
    most = max([_FEW, *crowd.values()])
    found: dict[str, int] = {}
    for node in lonely:
        stretch = stretches[node]
        found[node] = next(level for level in count() if crowd[stretch, level] < most)
        crowd[stretch, found[node]] += 1
    return found


def _neighbours(
    nodes: Iterable[str], arcs: Iterable[Pair]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    before: dict[str, list[str]] = {node: [] for node in nodes}
    after: dict[str, list[str]] = {node: [] for node in before}
    for cause, effect in arcs:
        before[effect].append(cause)
        after[cause].append(effect)
    return before, after


def _numbered(
    stretches: Mapping[str, tuple[int, bool]], levels: Mapping[str, int]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Number the columns from left to right, leaving none empty."""
    used = sorted({(stretches[node], levels[node]) for node in stretches})
    number = {place: index for index, place in enumerate(used)}
    of = {node: number[stretches[node], levels[node]] for node in stretches}
    return of, tuple(ZONES[zone] for (zone, _), _ in used)


def _ceiling(theory: TheoryPicture, of: Mapping[str, int]) -> tuple[int | None, frozenset[str]]:
    """Find the line with the fewest steps on the wrong side; as late as it may be, before one hoped for."""
    said = [(of[box.id], box) for box in theory.boxes if box.ownership]
    hoped = [column for column, box in said if box.ownership == "outside"]
    if not hoped:
        return None, frozenset()

    def astray(line: int) -> frozenset[str]:
        return frozenset(box.id for column, box in said if (column >= line) != (box.ownership == "outside"))

    line = min(range(max(hoped), -1, -1), key=lambda line: len(astray(line)))
    return line, astray(line)
