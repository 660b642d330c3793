"""A quick look at all focus nodes at once: which of them may be at fault.

Most of what is checked is sound, and sets of nodes tell so at once; only who is left is looked at one by one.
Each look gives nodes, and whether they are surely at fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.validation.compiled.constraints import SIMPLE
from peertoc.validation.compiled.looks import NOBODY, any_of, each_and_all, none_of, turned_round, unsure
from peertoc.validation.compiled.paths import Path, Step, turned
from peertoc.validation.compiled.relations import relation
from peertoc.validation.compiled.tracing import leading, sources, without

if TYPE_CHECKING:
    from collections.abc import Set

    from peertoc.catalogue import Term
    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.joining import Joined
    from peertoc.validation.compiled.looks import Look, Suspects
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.reading import Shapes
    from peertoc.validation.compiled.shapes import Shape
    from peertoc.validation.compiled.sides import Side


#: What is asked of each value by itself.
_OF_EACH: Final = {"class", "datatype", "nodeKind", "minLength", "maxLength", "pattern", "in"}
#: A value takes as long as so many focus nodes.
_FEW: Final = 4


class Looks:
    """Make looks for the constraints of one shape."""

    def __init__(self, graph: Graph, shapes: Shapes, term: Term, path: Path | None) -> None:
        self._graph, self._shapes, self._term, self._path = graph, shapes, term, path

    def simple(self, name: str) -> Look:
        """Look for what a constraint finds that speaks of no other shape."""
        if name in _OF_EACH:
            faults = tuple(SIMPLE[name][1](self._graph, self._shapes, self._term))
            return self.of_values(
                lambda values: ({bad for fault in faults for bad in fault(None, tuple(values))}, True)  # type: ignore[arg-type,misc]
            )
        if name == "minCount":
            return self._at_least(self._shapes.whole(self._term, name))
        if name == "maxCount":
            return self._at_most(self._shapes.whole(self._term, name))
        # Languages are compared from two values on.
        return unsure(self._at_most(1)) if name == "uniqueLang" else each_and_all

    def of_values(self, look: Look) -> Look:
        """Suspect who has a suspected value."""
        graph, path = self._graph, self._path
        if path is None:
            return look

        def suspects(foci: Set[Node]) -> Suspects:
            values = sources(graph, turned(path), foci)
            if values is None:
                return foci, False
            bad, exact = look(values)
            having = sources(graph, path, bad) if bad else set()
            return (foci, False) if having is None else (foci & having, exact)

        return suspects

    def joined(self, constraint: Joined) -> Look:
        """Look for what a constraint finds that asks whether values conform to other shapes."""
        name, others = constraint.name, constraint.shapes
        if name == "qualifiedValueShape":
            return self._qualified(others[0], least=constraint.least, most=constraint.most)

        if name == "xone":
            return self.of_values(each_and_all)
        if name == "or":
            return self.of_values(none_of([other.suspects for other in others]))
        if name == "not":
            return self.of_values(turned_round(others[0].suspects))
        return self.of_values(any_of([other.suspects for other in others]))

    def _qualified(self, other: Shape, *, least: int | None, most: int | None) -> Look:
        """Look for who has too few or too many values that conform to another shape."""
        graph, path = self._graph, self._path

        def look(foci: Set[Node]) -> Suspects:
            values = None if path is None else sources(graph, turned(path), foci)
            if path is None or values is None:
                return foci, False
            bad, exact = other.suspects(values)
            if not exact:
                return foci, False
            right = values - bad
            found: set[Node] = set()
            if most is not None:
                found |= self._having(path, right, most + 1, foci)
            if least is not None:
                found |= foci - self._having(path, right, least, foci)
            return found, True

        return look

    def _having(self, path: Path, values: Set[Node], many: int, foci: Set[Node]) -> Set[Node]:
        """Give who has so many of some values; where these are few, they are gone through one by one."""
        having = leading(self._graph, path, values, foci)
        if many < 2:
            return having if many else foci
        if len(values) * _FEW > len(foci):
            ends = relation(self._graph, path)
            return {node for node in having if sum(end in values for end in ends[node]) >= many}
        met: list[set[Node]] = [set() for _ in range(many)]
        for value in values:
            more = leading(self._graph, path, {value}, having)
            for nodes in met:
                again = nodes & more
                nodes |= more
                more = again
        return met[-1]

    def _at_least(self, least: int) -> Look:
        graph, path = self._graph, self._path
        if path is None or least > 1:
            return each_and_all
        if least == 0:
            return lambda _: NOBODY

        def look(foci: Set[Node]) -> Suspects:
            having = sources(graph, path, None)
            return (frozenset() if having is None else without(foci, having)), True

        return look

    def _at_most(self, most: int) -> Look:
        graph, path = self._graph, self._path
        if path is None:
            return each_and_all

        def look(foci: Set[Node]) -> Suspects:
            having = sources(graph, path, None)
            some = foci if having is None else foci & having
            if most == 0:
                return some, True
            if isinstance(path, Step):
                return some & with_more(graph, path.predicate, most), True
            return {node for node in some if len(relation(graph, path)[node]) > most}, True

        return look


def with_more(graph: Graph, predicate: Node, most: int) -> Set[Node]:
    """Give what has more values of a property."""
    return graph.once(("more", predicate, most), lambda: _longer(graph.ahead(predicate), most))


def _longer(side: Side, most: int) -> Set[Node]:
    # Mostly nothing has more, and that is told soonest.
    if max(map(len, side.values()), default=0) <= most:
        return frozenset()
    return {node for node, values in side.items() if len(values) > most}
