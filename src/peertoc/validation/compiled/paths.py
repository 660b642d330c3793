"""Property paths, of shapes and of queries: from a node along it, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from peertoc.validation.compiled.graph import Graph, reached

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.validation.compiled.nodes import Node


class Path(Protocol):
    """Lead from nodes to nodes; each comes once."""

    def ahead(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give what a node leads to."""
        ...

    def back(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give what leads to a node."""
        ...

    def starts(self, graph: Graph) -> Iterable[Node]:
        """Give at least every node from which the path leads somewhere."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """Go along one property."""

    predicate: Node

    def ahead(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give the values."""
        return graph.values(node, self.predicate)

    def back(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give the subjects."""
        return graph.subjects(self.predicate, node)

    def starts(self, graph: Graph) -> Iterable[Node]:
        """Give the things that have the property."""
        return graph.users.get(self.predicate, ())


@dataclass(frozen=True, slots=True)
class Inverse:
    """Go another path backwards."""

    path: Path

    def ahead(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Go back."""
        return self.path.back(graph, node)

    def back(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Go ahead."""
        return self.path.ahead(graph, node)

    def starts(self, graph: Graph) -> Iterable[Node]:
        """Give all ends."""
        return {end: None for start in self.path.starts(graph) for end in self.path.ahead(graph, start)}


@dataclass(frozen=True, slots=True)
class Sequence:
    """Go one path, then another."""

    first: Path
    second: Path

    def ahead(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Go both."""
        return {end: None for mid in self.first.ahead(graph, node) for end in self.second.ahead(graph, mid)}

    def back(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Go both back."""
        return {end: None for mid in self.second.back(graph, node) for end in self.first.back(graph, mid)}

    def starts(self, graph: Graph) -> Iterable[Node]:
        """Give the starts of the first."""
        return self.first.starts(graph)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Go either path."""

    paths: tuple[Path, ...]

    def ahead(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Go each."""
        return {end: None for path in self.paths for end in path.ahead(graph, node)}

    def back(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Go each back."""
        return {end: None for path in self.paths for end in path.back(graph, node)}

    def starts(self, graph: Graph) -> Iterable[Node]:
        """Give the starts of each."""
        return {start: None for path in self.paths for start in path.starts(graph)}


@dataclass(frozen=True, slots=True)
class Repeated:
    """Go a path any number of times; at least once, where ``least`` is 1."""

    path: Path
    least: int

    def ahead(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give all that is reached."""
        start = self.path.ahead(graph, node) if self.least else (node,)
        return reached(start, lambda each: self.path.ahead(graph, each))

    def back(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give all from where it is reached."""
        start = self.path.back(graph, node) if self.least else (node,)
        return reached(start, lambda each: self.path.back(graph, each))

    def starts(self, graph: Graph) -> Iterable[Node]:
        """Give every node, where the path may be of no length."""
        return self.path.starts(graph) if self.least else graph.all_nodes()


@dataclass(frozen=True, slots=True)
class Maybe:
    """Go a path, or stay."""

    path: Path

    def ahead(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give the node, and where the path leads."""
        return {node: None, **dict.fromkeys(self.path.ahead(graph, node))}

    def back(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give the node, and what leads to it."""
        return {node: None, **dict.fromkeys(self.path.back(graph, node))}

    def starts(self, graph: Graph) -> Iterable[Node]:
        """Give every node."""
        return graph.all_nodes()


@dataclass(frozen=True, slots=True)
class AnyBut:
    """Go along any property but some."""

    without: frozenset[Node]

    def ahead(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give the values of all others."""
        said = graph.said.get(node, {})
        return {end: None for path, ends in said.items() if path not in self.without for end in ends}

    def back(self, graph: Graph, node: Node) -> Iterable[Node]:
        """Give the things that have this as a value of another."""
        held = graph.held.get(node, {})
        return {start: None for path, starts in held.items() if path not in self.without for start in starts}

    def starts(self, graph: Graph) -> Iterable[Node]:
        """Give every subject."""
        return tuple(graph.said)
