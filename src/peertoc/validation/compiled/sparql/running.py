"""What the functions that are written for queries call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode

from peertoc.validation.compiled.literals import Unsure
from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.paths import Path, Step, moves
from peertoc.validation.compiled.relations import relation
from peertoc.validation.compiled.sparql.values import Failed, equal, same_term, true
from peertoc.validation.compiled.tracing import leading, starts, turning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.literals import Value
    from peertoc.validation.compiled.sets import NodeSet

_MANY: Final = 16


def members(graph: Graph, nodes: NodeSet) -> Set[Node]:
    """Give all of a set; of what has no bounds, all nodes there are, also such as the graph does not hold."""
    return graph.once(("members", nodes.kept(graph.met)), lambda: _members(graph, nodes))


def _members(graph: Graph, nodes: NodeSet) -> Set[Node]:
    found = nodes.among(graph, None)
    return found if found is not None else nodes.among(graph, graph.known()) or frozenset()


class Remembered(dict[Any, Any]):
    """Give what a function gives, which is asked once of the same; of several things as a tuple."""

    __slots__ = ("_work",)

    def __init__(self, work: Callable[..., Any]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: Any) -> Any:
        found = self[key] = self._work(*key) if type(key) is tuple else self._work(key)
        return found


class Later:
    """Be a set that is worked out when many nodes have been looked for in it."""

    __slots__ = ("_asked", "_graph", "_nodes", "_whole")

    def __init__(self, graph: Graph, nodes: NodeSet) -> None:
        self._graph, self._nodes = graph, nodes
        self._asked = 0
        self._whole: Set[Node] | None = None

    def __contains__(self, node: Node) -> bool:
        if self._whole is None:
            self._asked += 1
            if self._asked < _MANY:
                return bool(self._nodes.among(self._graph, frozenset((node,))))
            self._whole = members(self._graph, self._nodes)
        return node in self._whole


def round_trips(graph: Graph, path: Path, domain: Set[Node] | None) -> Iterable[Node]:
    """Give the nodes from which a path leads back to them; ``domain`` is where they are of any use."""
    if moves(path):
        return turning(graph, path)
    if domain is None:
        return graph.all_nodes()
    return graph.of_subjects(domain) | graph.of_objects(domain)


def statements(graph: Graph, start: Node | None, way: Path | Node | None, end: Node | None) -> Iterator[Any]:
    """Give statements, where None is anything."""
    if way is None:
        for each in tuple(graph.said):
            yield from statements(graph, start, each, end)
        return
    path = Step(way) if isinstance(way, Node) else way
    for one in starts(graph, path) if start is None else (start,):
        for other in relation(graph, path)[one]:
            if end is None or other is end:
                yield one, way, other


def decided(by: bool, *parts: Callable[[], bool]) -> bool:
    """Let the first part that decides an “and” or an “or” end it, even where another fails."""
    failed = False
    for part in parts:
        try:
            if part() is by:
                return by
        except Failed:
            failed = True
    if failed:
        raise Failed
    return not by


def demand_bound(value: Value | None) -> Value:
    """Give the value of a variable. Raises Failed where it has none."""
    if value is None:
        raise Failed
    return value


def demand_node(value: Value) -> Node:
    """Give a node. Raises Unsure for a value that was computed."""
    if not isinstance(value, Node):
        raise Unsure
    return value


def datatype(value: Value) -> str:
    """Give the datatype of a literal. Raises Failed for what is none; Unsure for what was computed."""
    if not isinstance(value, Node):
        raise Unsure
    if not value.datatype:
        raise Failed
    return value.datatype


#: By these names they are called.
CALLED: Final[dict[str, Any]] = {
    each.__name__: each
    for each in (
        Later, Remembered, leading, members, relation, round_trips, starts, statements, decided, demand_bound,
        demand_node, datatype, equal, same_term, true, Failed, NamedNode,
    )
}  # fmt: skip
