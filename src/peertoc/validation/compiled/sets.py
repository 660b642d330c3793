"""Sets of nodes that a plan asks for, each worked out once while the graph stays as it is.

A set says which of some candidates are in it; asked for all, it gives None where it has no bounds, as the set
of all that is no literal has none. What a set gives is not to be changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeAlias

from peertoc.validation.compiled.sameness import Same
from peertoc.validation.compiled.tracing import without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Set

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node

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


@dataclass(eq=False, repr=False)
class Told(Same):
    """Hold the nodes of which anything is said; ``back``: that are a value of anything."""

    back: bool
    bounded: ClassVar = True
    telling: ClassVar = False

    @property
    def pains(self) -> int:
        """Give most for values, which have to be gathered first."""
        return 4 if self.back else 0

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give those; for all it gives None, as these are mostly all there are."""
        if candidates is None:
            return None
        return graph.of_objects(candidates) if self.back else graph.of_subjects(candidates)

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give the others."""
        return candidates - graph.of_objects(candidates) if self.back else graph.unsaid(candidates)


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
        return without(candidates, self._passed(graph, candidates))

    def _passed(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give all that are known to pass, among them those of the candidates that do."""
        key = self.kept(graph.met)
        known: tuple[set[Node], set[Node]] | None = graph.memo.get(key)
        if known is None:
            known = graph.memo[key] = set(candidates), self.passing(candidates)
            return known[1]
        tested, passed = known
        new = without(candidates, tested)
        if new:
            tested |= new
            passed |= self.passing(new)
        return passed
