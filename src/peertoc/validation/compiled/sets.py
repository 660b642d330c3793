"""Sets of nodes that a plan asks for, each worked out once while the graph stays as it is.

A set says which of some candidates are in it; asked for all, it gives None where it has no bounds, as the set
of all that is no literal has none. What a set gives is not to be changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeAlias

from peertoc.validation.compiled.paths import Inverse, Step, moves, turned
from peertoc.validation.compiled.sameness import Same
from peertoc.validation.compiled.tracing import sources, turning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Set

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.paths import Path

    #: None stands for all nodes.
    Some: TypeAlias = Set[Node] | None


class NodeSet(Protocol):
    """Describe nodes.

    ``bounded`` is a set that has bounds, whatever the graph. ``pains`` is what it takes to go through
    candidates: 0 where sets do it, more where it goes from node to node. ``telling`` is a set that can leave
    out much: by a test, by a list, or by what is not in another set.
    """

    @property
    def bounded(self) -> bool: ...  # noqa: D102 - see above

    @property
    def pains(self) -> int: ...  # noqa: D102 - see above

    @property
    def telling(self) -> bool: ...  # noqa: D102 - see above

    def kept(self, met: dict[Any, Any]) -> NodeSet:
        """Give the first that was met of those that say the same."""
        ...

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give those of the candidates that are in the set."""
        ...

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give those of the candidates that are not in the set."""
        ...


@dataclass(eq=False, repr=False)
class Listed(Same):
    """Hold nodes that are known beforehand."""

    nodes: frozenset[Node]
    bounded: ClassVar = True
    pains: ClassVar = 0
    telling: ClassVar = True

    def among(self, graph: Graph, candidates: Some) -> Some:  # noqa: ARG002 - as every set has it
        """Give those of the list."""
        return self.nodes if candidates is None else candidates & self.nodes

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:  # noqa: ARG002 - as every set has it
        """Give the others."""
        return candidates - self.nodes


class WorkedOut(Same):
    """Be worked out as a whole; None is all nodes."""

    bounded = True
    pains = 0

    def worked_out(self, graph: Graph) -> Some:
        """Work out the set."""
        raise NotImplementedError

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give those in the set."""
        every = self._every(graph)
        if candidates is None or every is None:
            return candidates if every is None else every
        return candidates & every

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give the others."""
        every = self._every(graph)
        return frozenset() if every is None else candidates - every

    def _every(self, graph: Graph) -> Some:
        return graph.once(self.kept(graph.met), lambda: (self.worked_out(graph),))[0]


@dataclass(eq=False, repr=False)
class Leading(WorkedOut):
    """Hold the nodes from which a path leads into a set; None is any node."""

    path: Path
    to: NodeSet | None

    @cached_property
    def bounded(self) -> bool:  # type: ignore[override]
        """Tell whether it leads to nothing but what has bounds, or is never of no length."""
        return moves(self.path) or (self.to is not None and self.to.bounded)

    @cached_property
    def telling(self) -> bool:
        """Tell whether the ends can leave out much."""
        return self.to is not None and self.to.telling

    def worked_out(self, graph: Graph) -> Some:
        """Go back from the ends."""
        return _into(graph, self.path, self.to, _ends(graph, self.to))


@dataclass(eq=False, repr=False)
class Using(WorkedOut):
    """Hold the nodes with a value in a set for a property in another; ``back``: that are such a value."""

    ways: NodeSet | None
    to: NodeSet | None
    back: bool

    @cached_property
    def telling(self) -> bool:
        """Tell whether the ends or the properties can leave out much."""
        return any(each is not None and each.telling for each in (self.ways, self.to))

    def worked_out(self, graph: Graph) -> Set[Node]:
        """Go along each property."""
        if self.ways is None and self.to is None:
            return graph.objects() if self.back else graph.subjects()
        used = graph.said.keys()
        ends = _ends(graph, self.to)
        found: set[Node] = set()
        for way in used if self.ways is None else self.ways.among(graph, used) or ():
            path: Path = Inverse(Step(way)) if self.back else Step(way)
            found |= _into(graph, path, self.to, ends) or frozenset()
        return found


@dataclass(eq=False, repr=False)
class Turning(WorkedOut):
    """Hold the nodes from which a path leads back to them."""

    path: Path
    telling: ClassVar = True

    def worked_out(self, graph: Graph) -> Some:
        """Look for circles."""
        return turning(graph, self.path)


@dataclass(eq=False, repr=False)
class Tested(Same):
    """Hold the nodes that pass a test, which ``key`` tells from others; ``passing`` gives those of some."""

    key: object
    passing: Callable[[Iterable[Node]], set[Node]] = field(compare=False)
    pains: int = field(default=1, compare=False)
    bounded: ClassVar = False
    telling: ClassVar = True

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give those that pass; none is tested twice."""
        return None if candidates is None else candidates & self._passed(graph, candidates)

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give those that do not pass."""
        return candidates - self._passed(graph, candidates)

    def _passed(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give all that are known to pass, among them those of the candidates that do."""
        key = self.kept(graph.met)
        nobody: Set[Node] = frozenset()
        known: tuple[Set[Node], Set[Node]] = graph.memo.get(key, (nobody, nobody))
        tested, passed = known
        new = candidates - tested if tested else candidates
        if new:
            tested = tested | new if tested else new
            passed = passed | self.passing(new) if passed else self.passing(new)
            graph.memo[key] = tested, passed
        return passed


def _ends(graph: Graph, to: NodeSet | None) -> Some:
    return None if to is None else to.among(graph, None)


def _into(graph: Graph, path: Path, to: NodeSet | None, ends: Some) -> Some:
    """Give the nodes from which a path leads into a set, of which ``ends`` are all where it has bounds."""
    if to is not None and ends is None:
        reached = sources(graph, turned(path), None)
        ends = to.among(graph, graph.everything() if reached is None else reached)
    return sources(graph, path, ends)
