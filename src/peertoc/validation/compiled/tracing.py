"""Paths gone on whole sets: from where one leads into a set of nodes."""

from __future__ import annotations

from itertools import chain, filterfalse
from typing import TYPE_CHECKING, Final, TypeAlias

from peertoc.validation.compiled.paths import (
    Alternative,
    AnyBut,
    Beside,
    Inverse,
    Maybe,
    Path,
    Repeated,
    Sequence,
    Step,
    turned,
)
from peertoc.validation.compiled.relations import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.sides import Several, Side

    #: None stands for all nodes.
    Some: TypeAlias = Set[Node] | None

_NOBODY: Final[frozenset[Node]] = frozenset()
#: What stands with so few nodes may be much, and is united as a whole.
_FEW: Final = 8


def sources(graph: Graph, path: Path, ends: Some) -> Some:
    """Give the nodes from which a path leads to one of some ends."""
    if isinstance(path, Step):
        return _subjects(graph, path.predicate, ends)
    if isinstance(path, Inverse):
        return (
            _values(graph, path.path, ends)
            if _is_plain(path.path)
            else sources(graph, turned(path.path), ends)
        )
    if isinstance(path, Sequence):
        return sources(graph, path.first, sources(graph, path.second, ends))
    if isinstance(path, AnyBut):
        return union(_subjects(graph, way, ends) for way in graph.said if way not in path.without)
    if isinstance(path, Beside):
        return _ways(graph, _subjects(graph, path.predicate, ends))
    if isinstance(path, Alternative):
        return union(sources(graph, each, ends) for each in path.paths)
    if isinstance(path, Maybe):
        return None if ends is None else union((ends, sources(graph, path.path, ends)))
    assert isinstance(path, Repeated)  # noqa: S101 - there is no other path
    return _repeated(graph, path, ends)


def leading(graph: Graph, path: Path, ends: Some, nodes: Set[Node]) -> Set[Node]:
    """Give those of some nodes from which a path leads to one of some ends."""
    found = sources(graph, path, ends) if nodes else nodes
    return nodes if found is None else nodes & found


def without(nodes: Set[Node], others: Set[Node]) -> Set[Node]:
    """Give the nodes that are not among others; to take keys from a set would go through all keys."""
    if isinstance(nodes, set | frozenset) and isinstance(others, set | frozenset):
        return nodes - others
    return set(filterfalse(others.__contains__, nodes))


def _is_plain(path: Path) -> bool:
    return isinstance(path, Step | AnyBut | Beside)


def _repeated(graph: Graph, path: Repeated, ends: Some) -> Some:
    if ends is None:
        return sources(graph, path.path, None) if path.least else None
    found: set[Node] = set() if path.least else set(ends)
    last: Some = ends
    while last:
        more = sources(graph, path.path, last)
        if more is None:
            return None
        last = more - found
        found |= last
    return found


def _subjects(graph: Graph, predicate: Node, ends: Some) -> Set[Node]:
    if ends is None:
        return graph.having(predicate)
    side = graph.ahead(predicate)
    if not ends or not side:
        return _NOBODY
    if len(ends) == 1:
        return graph.leading_to(predicate, *ends)
    having, values = graph.having(predicate), graph.all_values(predicate)
    if values <= ends:
        return having
    if 2 * len(having) < len(ends):
        return {subject for subject, several in side.items() if not ends.isdisjoint(several)}
    held = graph.back(predicate)
    others = without(values, ends) if 2 * len(ends) > len(values) else values
    if 2 * len(others) > len(values):
        return _all_of(held, values, ends)
    # Few values lead elsewhere: who has one of these must have another one.
    elsewhere = _all_of(held, values, others)
    return having - {subject for subject in elsewhere if ends.isdisjoint(side[subject])}


def _values(graph: Graph, path: Path, starts: Some) -> Some:
    """Give what plain paths lead to."""
    if isinstance(path, AnyBut):
        return union(_values(graph, Step(way), starts) for way in graph.said if way not in path.without)
    if isinstance(path, Beside):
        every = graph.said if starts is None else graph.said.keys() & starts
        return union(_values(graph, Step(path.predicate), graph.said[way].keys()) for way in every)
    assert isinstance(path, Step)  # noqa: S101 - as _is_plain says
    having = graph.having(path.predicate)
    if starts is None or having <= starts:
        return graph.all_values(path.predicate)
    # Several constraints ask one after the other where the same property of the same nodes leads.
    key = ("last", path.predicate)
    last: tuple[Set[Node], Set[Node]] | None = graph.memo.get(key)
    if last is None or last[0] is not starts:
        last = graph.memo[key] = starts, _all_of(graph.ahead(path.predicate), having, starts)
    return last[1]


def _ways(graph: Graph, subjects: Set[Node]) -> Set[Node]:
    return {way for way, side in graph.said.items() if not side.keys().isdisjoint(subjects)}


def _all_of(side: Side, keys: Set[Node], nodes: Set[Node]) -> set[Node]:
    """Give all that stands in a side with some nodes; ``keys`` are all nodes with which anything does."""
    found = filter(None, map(side.get, nodes if len(nodes) < len(side) else keys & nodes))
    return set().union(*found) if len(nodes) < _FEW else set(chain.from_iterable(found))


def union(parts: Iterable[Some]) -> Some:
    """Unite sets; the only one that is not empty is given as it is."""
    filled: list[Set[Node]] = []
    for part in parts:
        if part is None:
            return None
        if part:
            filled.append(part)
    return filled[0] if len(filled) == 1 else set().union(*filled)


def starts(graph: Graph, path: Path) -> Set[Node]:
    """Give the nodes from which a path leads anywhere."""
    found = sources(graph, path, None)
    return graph.all_nodes() if found is None else found


def turning(graph: Graph, path: Path) -> Set[Node]:
    """Give the nodes from which a path leads back to them."""
    step = path.path if isinstance(path, Repeated) else path
    some = graph.once(("circling", step.kept(graph.met)), lambda: _circling(graph, step))
    if isinstance(path, Repeated):
        ahead = {node: relation(graph, step)[node] for node in some}
        _drop_dead_ends(ahead)
        some = ahead.keys()
    ends = relation(graph, path)
    return {node for node in some if node in ends[node]}


def _circling(graph: Graph, step: Path) -> Set[Node]:
    """Give all that may stand on a circle of steps.

    What leads to no other, or to what no other leads, is left out as long as that is much.
    """
    back, nodes, before = turned(step), starts(graph, step), 0
    while len(nodes) * 8 <= before * 7 or not before:
        before = len(nodes)
        nodes = leading(graph, back, nodes, leading(graph, step, nodes, nodes))
        if not nodes:
            break
    return nodes


def _drop_dead_ends(ahead: dict[Node, Several]) -> None:
    """Leave out what leads to no circle, from the ends backwards."""
    open_ = {node: sum(end in ahead for end in ends) for node, ends in ahead.items()}
    back: dict[Node, list[Node]] = {}
    for node, ends in ahead.items():
        for end in ends:
            back.setdefault(end, []).append(node)
    waiting = [node for node, count in open_.items() if not count]
    while waiting:
        dead = waiting.pop()
        del ahead[dead]
        for node in back.get(dead, ()):
            open_[node] -= 1
            if not open_[node]:
                waiting.append(node)
