"""Sets of nodes made of other sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from peertoc.validation.compiled.sameness import Same
from peertoc.validation.compiled.tracing import without

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.sets import NodeSet, Some


def _pains(part: NodeSet) -> int:
    return part.pains


@dataclass(eq=False, repr=False)
class Both(Same):
    """Hold what is in each of several sets."""

    parts: tuple[NodeSet, ...]

    @cached_property
    def bounded(self) -> bool:
        """Tell whether one of the sets has bounds."""
        return any(part.bounded for part in self.parts)

    @cached_property
    def pains(self) -> int:
        """Give what the most painful of the sets takes."""
        return max(map(_pains, self.parts))

    @cached_property
    def telling(self) -> bool:
        """Tell whether one of the sets can leave out much."""
        return any(part.telling for part in self.parts)

    @cached_property
    def _in_order(self) -> tuple[NodeSet, ...]:
        return tuple(sorted(self.parts, key=_pains))

    @cached_property
    def _bounded_first(self) -> tuple[NodeSet, ...]:
        return tuple(sorted(self._in_order, key=lambda part: not part.bounded))

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Go from set to set; what cannot give all it holds comes last."""
        waiting: list[NodeSet] = []
        for part in self._bounded_first if candidates is None else self._in_order:
            found = part.among(graph, candidates)
            if found is None:
                waiting.append(part)
            candidates = found
            if candidates is not None and not candidates:
                return candidates
        for part in waiting if candidates is not None else ():
            candidates = part.among(graph, candidates)
        return candidates

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give the others."""
        return without(candidates, self.among(graph, candidates) or frozenset())


@dataclass(eq=False, repr=False)
class Either(Same):
    """Hold what is in one of several sets."""

    parts: tuple[NodeSet, ...]

    @cached_property
    def bounded(self) -> bool:
        """Tell whether all of the sets have bounds."""
        return all(part.bounded for part in self.parts)

    @cached_property
    def pains(self) -> int:
        """Give what the most painful of the sets takes."""
        return max(map(_pains, self.parts))

    @cached_property
    def telling(self) -> bool:
        """Tell whether all of the sets can leave out much."""
        return all(part.telling for part in self.parts)

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Unite them; who is in one is not looked for in the next."""
        if candidates is not None:
            return without(candidates, self.beside(graph, candidates))
        found: set[Node] = set()
        for part in self.parts:
            more = part.among(graph, None)
            if more is None:
                return None
            found |= more
        return found

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Leave out who is in one set, and of the others who is in the next."""
        for part in self.parts:
            if not candidates:
                break
            candidates = part.beside(graph, candidates)
        return candidates


@dataclass(eq=False, repr=False)
class Without(Same):
    """Hold what is not in a set."""

    part: NodeSet
    bounded: ClassVar = False
    telling: ClassVar = True

    @cached_property
    def pains(self) -> int:
        """Give what the set takes."""
        return self.part.pains

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give the others."""
        return None if candidates is None else self.part.beside(graph, candidates)

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give those in the set."""
        found = self.part.among(graph, candidates)
        return candidates if found is None else found


@dataclass(eq=False, repr=False)
class Provided(Same):
    """Hold every node, provided that there is anything in a set; else none."""

    part: NodeSet
    bounded: ClassVar = False
    pains: ClassVar = 0
    telling: ClassVar = False

    def among(self, graph: Graph, candidates: Some) -> Some:
        """Give all or none."""
        return candidates if self._holds(graph) else frozenset()

    def beside(self, graph: Graph, candidates: Set[Node]) -> Set[Node]:
        """Give none or all."""
        return frozenset() if self._holds(graph) else candidates

    def _holds(self, graph: Graph) -> bool:
        return graph.once(self.kept(graph.met), lambda: (self._is_any(graph),))[0]

    def _is_any(self, graph: Graph) -> bool:
        found = self.part.among(graph, None)
        if found is None:
            found = graph.held(self.part.among(graph, graph.known()) or frozenset())
        return bool(found)


def both(parts: Iterable[NodeSet]) -> NodeSet | None:
    """Put sets together; None, which is all nodes, for none."""
    each = tuple(dict.fromkeys(parts))
    return each[0] if len(each) == 1 else Both(each) if each else None
