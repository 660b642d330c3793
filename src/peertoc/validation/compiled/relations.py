"""Paths as dictionaries: from a node to all that it leads to, worked out when it is first asked for."""

from __future__ import annotations

from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from peertoc.validation.compiled.graph import reached
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

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.sides import Several

    #: From a node to where a path leads, each end once; None is nowhere.
    Way: TypeAlias = Callable[[Node], Several | None]

#: Of a path that is repeated, longer ways are not kept: in a long chain they would fill the memory.
_FEW: Final = 64


class Relation(dict["Node", "Several"]):
    """Give the ends of a path for a node."""

    def __init__(self, way: Way, most: int | None) -> None:
        super().__init__()
        self._way, self._most = way, most

    def __missing__(self, node: Node) -> Several:
        ends = self._way(node) or ()
        if self._most is None or len(ends) <= self._most:
            self[node] = ends
        return ends


def relation(graph: Graph, path: Path) -> Relation:
    """Give the ends of a path, the same dictionary as long as the statements stay as they are."""
    most = _FEW if isinstance(path, Repeated) else None
    return graph.once(path.kept(graph.met), lambda: Relation(_way(graph, path), most))


def _way(graph: Graph, path: Path) -> Way:
    if isinstance(path, Step):
        return graph.ahead(path.predicate).get
    if isinstance(path, Inverse):
        return _back(graph, path.path)
    if isinstance(path, Sequence):
        return _in_turn(_way(graph, path.first), _way(graph, path.second))
    if isinstance(path, Alternative):
        return reduce(_either, (_way(graph, each) for each in path.paths))
    if isinstance(path, Maybe):
        way = _way(graph, path.path)
        return lambda node: {node: None, **dict.fromkeys(way(node) or ())}
    if isinstance(path, AnyBut):
        return _any_but(graph, path.without)
    if isinstance(path, Beside):
        return _beside(graph, path.predicate)
    return _repeated(_way(graph, path.path), path.least)


def _back(graph: Graph, path: Path) -> Way:
    if isinstance(path, Step):
        return graph.back(path.predicate).get
    if isinstance(path, AnyBut):
        return _back_any_but(graph, path.without)
    if isinstance(path, Beside):
        held = graph.back(path.predicate)
        return lambda node: {way: None for each in held.get(node, ()) for way in graph.ways()[each]}
    return _way(graph, turned(path))


def _back_any_but(graph: Graph, without: frozenset[Node]) -> Way:
    def back(node: Node) -> Several:
        ways = [way for way in graph.ways_back()[node] if way not in without]
        return {start: None for way in ways for start in graph.back(way).get(node, ())}

    return back


def _beside(graph: Graph, predicate: Node) -> Way:
    values = graph.ahead(predicate).get

    def beside(way: Node) -> Several:
        return dict.fromkeys(chain.from_iterable(filter(None, map(values, graph.ahead(way)))))

    return beside


def _any_but(graph: Graph, without: frozenset[Node]) -> Way:
    def ahead(node: Node) -> Several:
        ways = [way for way in graph.ways()[node] if way not in without]
        return {end: None for way in ways for end in graph.values(node, way)}

    return ahead


def _in_turn(first: Way, second: Way) -> Way:
    def both(node: Node) -> Several | None:
        mids = first(node)
        if not mids:
            return None
        if len(mids) == 1:
            (mid,) = mids
            return second(mid)
        return {end: None for mid in mids for end in second(mid) or ()}

    return both


def _either(first: Way, second: Way) -> Way:
    def either(node: Node) -> Several | None:
        one, other = first(node), second(node)
        if not other:
            return one
        return {**dict.fromkeys(one), **dict.fromkeys(other)} if one else other

    return either


def _repeated(way: Way, least: int) -> Way:
    def repeated(node: Node) -> Several:
        start = (way(node) or ()) if least else (node,)
        return reached(start, lambda each: way(each) or ())

    return repeated
