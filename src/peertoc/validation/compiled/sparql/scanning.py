"""Statements asked for: each way in which subject, property and value may be known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from peertoc.validation.compiled.paths import Path, Step
from peertoc.validation.compiled.sparql.lexing import Unsupported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node

Run: TypeAlias = "Callable[[list[Any]], bool]"
_NONE: dict[Any, Any] = {}


def scan(graph: Graph, start: Node | int, way: Path | int, end: Node | int, then: Run) -> Run:
    """Compile a statement; a place in the row stands for a variable."""
    if isinstance(way, int):
        if way in (start, end) or (start == end and isinstance(start, int)):
            raise Unsupported("a variable that stands twice in a statement")
        return _any_way(graph, start, way, end, then)
    if isinstance(start, int) and start == end:
        return _to_itself(graph, start, way, then)
    return _one_way(graph, start, way, end, then)


def _one_way(graph: Graph, start: Any, path: Path, end: Any, then: Run) -> Run:
    ahead, back = _ways(graph, path)
    from_row, to_row = isinstance(start, int), isinstance(end, int)

    def run(row: list[Any]) -> bool:
        subject = row[start] if from_row else start
        value = row[end] if to_row else end
        if subject is not None:
            ends = ahead(subject)
            if value is not None:
                return value in ends and then(row)
            return _each(row, end, ends, then)
        if value is not None:
            return _each(row, start, back(value), then)
        for subject in tuple(path.starts(graph)):
            row[start] = subject
            if _each(row, end, ahead(subject), then):
                row[start] = None
                return True
        row[start] = None
        return False

    return run


def _ways(graph: Graph, path: Path) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """Give the ways ahead and back; for one property, straight into the indexes."""
    if not isinstance(path, Step):
        return lambda node: path.ahead(graph, node), lambda node: path.back(graph, node)
    said, held, predicate = graph.said, graph.held, path.predicate
    return (
        lambda node: said.get(node, _NONE).get(predicate, _NONE),
        lambda node: held.get(node, _NONE).get(predicate, _NONE),
    )


def _each(row: list[Any], place: int, nodes: Iterable[Any], then: Run) -> bool:
    for node in nodes:
        row[place] = node
        if then(row):
            row[place] = None
            return True
    row[place] = None
    return False


def _to_itself(graph: Graph, place: int, path: Path, then: Run) -> Run:
    def run(row: list[Any]) -> bool:
        node = row[place]
        if node is not None:
            return node in path.ahead(graph, node) and then(row)
        nodes = [start for start in path.starts(graph) if start in path.ahead(graph, start)]
        return _each(row, place, nodes, then)

    return run


def _any_way(graph: Graph, start: Any, way: int, end: Any, then: Run) -> Run:
    """Compile a statement whose property is a variable."""
    from_row, to_row = isinstance(start, int), isinstance(end, int)

    def run(row: list[Any]) -> bool:
        subject = row[start] if from_row else start
        value = row[end] if to_row else end
        if row[way] is not None:
            return _known_way(graph, row, (subject, value), (start, end), row[way], then)
        if subject is not None:
            return _ways_of(row, way, (value, end), graph.said.get(subject, _NONE), then)
        if value is not None:
            return _ways_of(row, way, (None, start), graph.held.get(value, _NONE), then)
        return _all(graph, row, (start, way, end), then)

    return run


def _ways_of(row: list[Any], way: int, other: Any, ways: Any, then: Run) -> bool:
    """Go through the properties on one side; ``other`` is what is known of the other side, and its place."""
    known, place = other
    for predicate, nodes in ways.items():
        row[way] = predicate
        if (known in nodes and then(row)) if known is not None else _each(row, place, nodes, then):
            row[way] = None
            return True
    row[way] = None
    return False


def _known_way(graph: Graph, row: list[Any], known: Any, places: Any, predicate: Node, then: Run) -> bool:
    (subject, value), (start, end) = known, places
    if subject is not None:
        ends = graph.values(subject, predicate)
        return (value in ends and then(row)) if value is not None else _each(row, end, ends, then)
    if value is not None:
        return _each(row, start, graph.subjects(predicate, value), then)
    for one in graph.users.get(predicate, ()):
        row[start] = one
        if _each(row, end, graph.values(one, predicate), then):
            row[start] = None
            return True
    row[start] = None
    return False


def _all(graph: Graph, row: list[Any], places: Any, then: Run) -> bool:
    start, way, end = places
    for subject, ways in graph.said.items():
        row[start] = subject
        if _ways_of(row, way, (None, end), ways, then):
            row[start] = None
            return True
    row[start] = None
    return False
