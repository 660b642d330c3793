"""Sets of nodes that a plan asks for, each worked out once while the graph stays as it is.

A set says which of some candidates are in it; asked for all, it gives None where it has no bounds, as the set
of all that is no literal has none.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeAlias

from peertoc.validation.compiled.paths import Inverse, Step, moves
from peertoc.validation.compiled.tracing import sources, turning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Set

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.paths import Path

    #: None stands for all nodes.
    Some: TypeAlias = Set[Node] | None


class NodeSet(Protocol):
    """Describe nodes."""

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give those of the candidates that are in the set."""
        ...


class Same:
    """Be the same as another that says the same; the hash is kept, for sets hold sets."""

    @cached_property
    def said(self) -> tuple[object, ...]:
        """Give what tells a set from others."""
        return (type(self), *(getattr(self, each.name) for each in fields(self) if each.compare))  # type: ignore[arg-type]

    @cached_property
    def _hash(self) -> int:
        return hash(self.said)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Same) and self.said == other.said)

    def __hash__(self) -> int:
        return self._hash


@dataclass(eq=False, repr=False)
class Listed(Same):
    """Hold nodes that are known beforehand."""

    nodes: frozenset[Node]

    def among(self, graph: Graph, candidates: Some) -> Some:  # noqa: ARG002 - as every set has it
        """Give those of the list."""
        return self.nodes if candidates is None else candidates & self.nodes


@dataclass(eq=False, repr=False)
class Leading(Same):
    """Hold the nodes from which a path leads into a set; None is any node."""

    path: Path
    to: NodeSet | None

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give those from which it leads there."""
        return _within(
            candidates, graph.once(self, lambda: (sources(graph, self.path, _all(graph, self.to)),))
        )


@dataclass(eq=False, repr=False)
class Using(Same):
    """Hold the nodes with a value in a set for a property in another; ``back``: that are such a value."""

    ways: NodeSet | None
    to: NodeSet | None
    back: bool

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give those that have one."""
        return _within(candidates, graph.once(self, lambda: (self._worked_out(graph),)))

    def _worked_out(self, graph: Graph) -> Set[Node]:
        if self.ways is None and self.to is None:
            return graph.objects() if self.back else graph.subjects()
        ways = graph.said.keys() if self.ways is None else self.ways.among(graph, graph.said.keys())
        steps = [Inverse(Step(way)) if self.back else Step(way) for way in ways or ()]
        ends = _all(graph, self.to)
        return set().union(*(sources(graph, step, ends) or () for step in steps))


@dataclass(eq=False, repr=False)
class Turning(Same):
    """Hold the nodes from which a path leads back to them."""

    path: Path

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give those on a circle."""
        return _within(candidates, graph.once(self, lambda: (turning(graph, self.path),)))


@dataclass(eq=False, repr=False)
class Tested(Same):
    """Hold the nodes that pass a test, which ``key`` tells from others; ``passing`` gives those of some."""

    key: object
    passing: Callable[[Iterable[Node]], set[Node]] = field(compare=False)
    pains: int = field(default=1, compare=False)

    def among(self, graph: Graph, candidates: Some) -> Some:  # noqa: ARG002 - as every set has it
        """Give those that pass."""
        return None if candidates is None else self.passing(candidates)


@dataclass(eq=False, repr=False)
class Both(Same):
    """Hold what is in each of several sets."""

    parts: tuple[NodeSet, ...]

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Go from set to set; tests, which have no bounds, come last."""
        waiting: list[NodeSet] = []
        for part in self.parts if candidates is None else sorted(self.parts, key=_pains):
            if candidates is None and not bounded(part):
                waiting.append(part)
            else:
                candidates = part.among(graph, candidates)
            if candidates is not None and not candidates:
                return candidates
        for part in sorted(waiting, key=_pains) if candidates is not None else ():
            candidates = part.among(graph, candidates)
        return candidates


@dataclass(eq=False, repr=False)
class Either(Same):
    """Hold what is in one of several sets."""

    parts: tuple[NodeSet, ...]

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Unite them."""
        found: set[Node] = set()
        for part in self.parts:
            more = part.among(graph, candidates)
            if more is None:
                return None
            found |= more
        return found


@dataclass(eq=False, repr=False)
class Without(Same):
    """Hold what is not in a set."""

    part: NodeSet

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give the others."""
        if candidates is None:
            return None
        found = self.part.among(graph, candidates)
        return candidates - (candidates if found is None else found)


@dataclass(eq=False, repr=False)
class Provided(Same):
    """Hold every node, provided that there is anything in a set; else none."""

    part: NodeSet

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give all or none."""
        found = graph.once(self, lambda: (_all(graph, self.part),))[0]
        return candidates if found else set()


def bounded(part: NodeSet) -> bool:
    """Tell whether a set has bounds, whatever the graph."""
    if isinstance(part, Both):
        return any(bounded(each) for each in part.parts)
    if isinstance(part, Either):
        return all(bounded(each) for each in part.parts)
    if isinstance(part, Leading):
        return moves(part.path) or (part.to is not None and bounded(part.to))
    return isinstance(part, Listed | Using | Turning)


def _pains(part: NodeSet) -> int:
    """Give what it takes to go through candidates: sets are quick, tests go from node to node."""
    if isinstance(part, Tested):
        return part.pains
    if isinstance(part, Without):
        return _pains(part.part)
    return max(map(_pains, part.parts)) if isinstance(part, Both | Either) else 0


def tells_apart(part: NodeSet) -> bool:
    """Tell whether a set can leave out much: by a test, by a list, or by what is not in another set."""
    if isinstance(part, Both):
        return any(map(tells_apart, part.parts))
    if isinstance(part, Either):
        return all(map(tells_apart, part.parts))
    if isinstance(part, Leading | Using):
        return any(each is not None and tells_apart(each) for each in (part.to, getattr(part, "ways", None)))
    return not isinstance(part, Provided)


def both(parts: Iterable[NodeSet]) -> NodeSet | None:
    """Put sets together; None, which is all nodes, for none."""
    each = tuple(dict.fromkeys(parts))
    return each[0] if len(each) == 1 else Both(each) if each else None


def _all(graph: Graph, part: NodeSet | None) -> Some:
    """Give all of a set; what has no bounds may be anything in the graph."""
    if part is None:
        return None
    found = part.among(graph, None)
    return part.among(graph, graph.everything()) if found is None else found


def _within(candidates: Some, found: tuple[Some]) -> Some:
    (every,) = found
    if every is None or candidates is None:
        return candidates if every is None else every
    return candidates & every
