"""What can be asked of statements: their subjects and values, properties of a node, things of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from peertoc.validation.compiled.index import Index
from peertoc.validation.compiled.sides import flat
from peertoc.validation.compiled.ways import Ways
from peertoc.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Set

    from pyoxigraph import Triple

    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.sides import Side

_T = TypeVar("_T")
_NOBODY: Final[frozenset[Node]] = frozenset()
#: Of so few nodes each is asked what it is a value of.
_FEW: Final = 200


class Graph(Index):
    """Answer what is asked of all statements; each answer is worked out once in a run."""

    def __init__(self, background: Iterable[Triple]) -> None:
        super().__init__(background)
        self._type = self.nodes.iri(f"{RDF}type")
        self._below = self.nodes.iri(f"{RDFS}subClassOf")
        self._base_below: dict[Node, dict[Node, None]] = {}
        #: Of properties with which data say nothing, in every run.
        self._base_sets: dict[tuple[str, Node], set[Node]] = {}

    def having(self, predicate: Node) -> Set[Node]:
        """Give everything that has a value of a property."""
        return self._of(predicate, "having", lambda: set(self.ahead(predicate)))

    def all_values(self, predicate: Node) -> Set[Node]:
        """Give everything that is a value of a property."""
        return self._of(predicate, "values", lambda: self._values_of(predicate))

    def _values_of(self, predicate: Node) -> set[Node]:
        if predicate in self.turned or not self.is_touched(predicate):
            return set(self.back(predicate))
        return set(flat(self.ahead(predicate)))

    def leading_to(self, predicate: Node, value: Node) -> Set[Node]:
        """Give everything that has one value of a property."""
        return self.once(("to", predicate, value), lambda: set(self.back(predicate).get(value, ())))

    def _of(self, predicate: Node, what: str, work: Callable[[], set[Node]]) -> Set[Node]:
        """Give a set that is worked out of one property: sets meet sets more quickly than keys."""
        if predicate not in self.said:
            return _NOBODY
        if self.is_touched(predicate):
            return self.once((what, predicate), work)
        known = self._base_sets.get((what, predicate))
        if known is None:
            known = self._base_sets[what, predicate] = work()
        return known

    def subjects(self) -> set[Node]:
        """Give every subject."""
        return self.once("subjects", lambda: set().union(*self.said.values()))

    def objects(self) -> set[Node]:
        """Give every value."""
        return self.once(
            "objects",
            lambda: set().union(*(self.turned.get(way) or flat(side) for way, side in self.said.items())),
        )

    def unsaid(self, nodes: Set[Node]) -> Set[Node]:
        """Give those of some nodes of which nothing is said."""
        left = set(nodes - self.base_subjects)
        # Most stand in one of the largest; in a dictionary, unlike its keys, only what is left is looked up.
        for side in self.once("touched", self._touched):
            if not left:
                break
            left = left.difference(side)
        return left

    def _touched(self) -> list[Side]:
        touched = (side for way, side in self.said.items() if self.is_touched(way))
        return sorted(touched, key=len, reverse=True)

    def of_subjects(self, nodes: Set[Node]) -> Set[Node]:
        """Give those of some nodes that are subjects."""
        return nodes - self.unsaid(nodes)

    def of_objects(self, nodes: Set[Node]) -> Set[Node]:
        """Give those of some nodes that are values."""
        if len(nodes) > _FEW:
            return nodes & self.objects()
        return {node for node in nodes if self.ways_back()[node]}

    def all_nodes(self) -> set[Node]:
        """Give every subject and value."""
        return self.once("nodes", lambda: self.subjects() | self.objects())

    def held(self, nodes: Set[Node]) -> Set[Node]:
        """Give those of some nodes that are subjects, values or properties."""
        return self.of_subjects(nodes) | self.of_objects(nodes) | (nodes & self.said.keys())

    def known(self) -> set[Node]:
        """Give every node there is, also such as only a query speaks of."""
        return self.once("known", lambda: set(self.nodes.known.values()))

    def ways(self) -> Ways:
        """Give the properties that each subject has."""
        return self.once("ways", lambda: Ways(lambda: self.said))

    def ways_back(self) -> Ways:
        """Give the properties that each value is a value of."""
        return self.once("ways back", lambda: Ways(lambda: {way: self.all_values(way) for way in self.said}))

    def once(self, key: object, work: Callable[[], _T]) -> _T:
        """Work something out once while the statements stay as they are."""
        found: _T | None = self.memo.get(key)
        if found is None:
            found = self.memo[key] = work()
        return found

    def instances(self, kind: Node) -> set[Node]:
        """Give the things of a class or of a class below it."""
        held = self.back(self._type)
        return self.once(
            ("instances", kind),
            lambda: set().union(*(held.get(below, ()) for below in self._reach_down(kind))),
        )

    def is_a(self, thing: Node, kind: Node) -> bool:
        """Tell whether a thing is of a class or of a class below it."""
        return thing in self.instances(kind)

    def _reach_down(self, kind: Node) -> Iterable[Node]:
        if self.is_touched(self._below):
            return self._below_in(kind)
        known = self._base_below.get(kind)
        if known is None:
            known = self._base_below[kind] = self._below_in(kind)
        return known

    def _below_in(self, kind: Node) -> dict[Node, None]:
        held = self.back(self._below)
        return reached([kind], lambda each: held.get(each, ()))


def reached(start: Iterable[Node], further: Callable[[Node], Iterable[Node]]) -> dict[Node, None]:
    """Give all that is reached from some nodes, and these."""
    found = dict.fromkeys(start)
    waiting = list(found)
    while waiting:
        for node in further(waiting.pop()):
            if node not in found:
                found[node] = None
                waiting.append(node)
    return found
