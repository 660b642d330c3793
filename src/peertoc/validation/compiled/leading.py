"""Sets of nodes from which paths lead somewhere, each worked out as a whole where many are asked about."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Final

from peertoc.validation.compiled.paths import Inverse, Step, moves, turned
from peertoc.validation.compiled.relations import relation
from peertoc.validation.compiled.sameness import Same
from peertoc.validation.compiled.tracing import sources, turning, union, without

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.paths import Path
    from peertoc.validation.compiled.sets import NodeSet, Some

#: One candidate among so many nodes is asked by itself, where a set is not worked out.
_FEW: Final = 1_000


class WorkedOut(Same, ABC):
    """Be worked out as a whole; None is all nodes."""

    bounded = True
    pains = 0

    @abstractmethod
    def worked_out(self, graph: Graph) -> Some:
        """Work out the set."""

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give those in the set; of few, each is asked."""
        if candidates is not None and self._asks_each(graph, candidates):
            return {node for node in candidates if self.holds(graph, node)}
        every = self._every(graph)
        if candidates is None or every is None:
            return candidates if every is None else every
        return candidates & every

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give the others."""
        if self._asks_each(graph, candidates):
            return {node for node in candidates if not self.holds(graph, node)}
        every = self._every(graph)
        return frozenset() if every is None else without(candidates, every)

    def _asks_each(self, graph: Graph, candidates: Set[Node]) -> bool:
        """Tell whether candidates are few, together with those that were asked one by one before."""
        key = self.kept(graph.met)
        if key in graph.memo:
            return False
        asked: int = graph.memo.get(("asked", key), 0) + len(candidates)
        graph.memo["asked", key] = asked
        return asked * _FEW < graph.nodes.passing_by()

    def holds(self, graph: Graph, node: Node) -> bool:
        """Tell whether a node is in the set."""
        every = self._every(graph)
        return every is None or node in every

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
        return sources(graph, self.path, _ends(graph, self.to, [self.path]))

    def holds(self, graph: Graph, node: Node) -> bool:
        """Look where the path leads from there."""
        ends = relation(graph, self.path)[node]
        return bool(ends and (self.to is None or self.to.among(graph, set(ends))))


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
        """Go back along each property."""
        used = graph.said.keys()
        ways = used if self.ways is None else self.ways.among(graph, used) or ()
        paths: list[Path] = [Inverse(Step(way)) if self.back else Step(way) for way in ways]
        ends = _ends(graph, self.to, paths)
        return set().union(*(sources(graph, path, ends) or () for path in paths))


@dataclass(eq=False, repr=False)
class Turning(WorkedOut):
    """Hold the nodes from which a path leads back to them."""

    path: Path
    telling: ClassVar = True

    def worked_out(self, graph: Graph) -> Some:
        """Look for circles."""
        return turning(graph, self.path)


def _ends(graph: Graph, to: NodeSet | None, paths: Sequence[Path]) -> Some:
    """Give all of a set to which paths are to lead; of one without bounds, those to which they do lead."""
    found = None if to is None else to.among(graph, None)
    if to is None or found is not None:
        return found
    reached = union(sources(graph, turned(path), None) for path in paths)
    return to.among(graph, graph.known() if reached is None else reached)
