"""An index of statements by property; data come and go, the background stays."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from peertoc.validation.compiled.nodes import Node, Nodes
from peertoc.validation.compiled.sides import NONE, flat, put, turned
from peertoc.validation.compiled.ways import Ways
from peertoc.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from pyoxigraph import Triple

    from peertoc.validation.compiled.sides import Several, Side

_T = TypeVar("_T")
_NOBODY: Final[frozenset[Node]] = frozenset()
#: Of so few nodes each is asked what it is a value of.
_FEW: Final = 200


class Graph:
    """Hold statements: those of the background for good, others for as long as a run lasts.

    The sides of a property are not to be kept over a run.
    """

    def __init__(self, background: Iterable[Triple]) -> None:
        self.nodes = Nodes()
        #: property → subject → values
        self.said: dict[Node, Side] = {}
        #: What is worked out once while the statements stay as they are.
        self.memo: dict[Any, Any] = {}
        #: Queries that were read, whose constants are nodes of this graph.
        self.queries: dict[Any, Any] = {}
        #: Paths and sets that were asked for.
        self.met: dict[Any, Any] = {}
        self._base: dict[Node, Side] = {}
        self._base_back: dict[Node, Side] = {}
        self._base_below: dict[Node, dict[Node, None]] = {}
        self._back: dict[Node, Side] = {}
        self._type = self.nodes.iri(f"{RDF}type")
        self._below = self.nodes.iri(f"{RDFS}subClassOf")
        background = tuple(background)
        for triple in background:
            for term in triple:
                self.nodes.kept(term)
        self._add(background)
        # Tuples alone, which a run does not change.
        self._base = {
            predicate: {subject: tuple(values) for subject, values in side.items()}
            for predicate, side in self.said.items()
        }
        self._base_subjects: frozenset[Node] = frozenset().union(*self._base.values())
        self._reset()

    @contextmanager
    def holding(self, data: Iterable[Triple]) -> Iterator[None]:
        """Hold data as well, for as long as this lasts; what the background says too stays there."""
        self._add(data)
        self._forget()
        try:
            yield
        finally:
            self._reset()

    def _add(self, triples: Iterable[Triple]) -> None:
        nodes, node = self.nodes.known, self.nodes.passing
        sides: dict[Any, Side] = {}
        for subject, predicate, thing in triples:
            side = sides.get(predicate)
            if side is None:
                way = node(predicate)
                side = sides[predicate] = self.said[way] = self._base.get(way, NONE).copy()
            s = nodes.get(subject)
            if s is None:
                s = nodes[subject] = Node(subject)
            o = nodes.get(thing)
            if o is None:
                o = nodes[thing] = Node(thing)
            values = side.get(s)
            if values is None:
                side[s] = (o,)
            elif o not in values:
                put(side, s, o)

    def _forget(self) -> None:
        self.memo, self._back = {}, {}

    def _reset(self) -> None:
        self.nodes.forget()
        self.said = self._base.copy()
        self._forget()

    def ahead(self, predicate: Node) -> Side:
        """Give the values of a property by subject."""
        return self.said.get(predicate, NONE)

    def back(self, predicate: Node) -> Side:
        """Give the subjects of a property by value."""
        held = self._back.get(predicate)
        if held is None:
            held = self._back[predicate] = self._turned(predicate)
        return held

    def _turned(self, predicate: Node) -> Side:
        base = self._base.get(predicate, NONE)
        known = self._base_back.get(predicate)
        if known is None:
            known = self._base_back[predicate] = turned(base)
        return turned(self.ahead(predicate), base, known)

    def values(self, subject: Node, predicate: Node) -> Several:
        """Give the values of a property of a thing."""
        return self.ahead(predicate).get(subject, ())

    def all_values(self, predicate: Node) -> Set[Node]:
        """Give everything that is a value of a property."""
        if predicate not in self.said:
            return _NOBODY
        if predicate in self._back or not self._is_touched(predicate):
            return self.back(predicate).keys()
        return self.once(("values", predicate), lambda: set(flat(self.ahead(predicate))))

    def subjects(self) -> set[Node]:
        """Give every subject."""
        return self.once("subjects", lambda: set().union(*self.said.values()))

    def objects(self) -> set[Node]:
        """Give every value."""
        return self.once(
            "objects",
            lambda: set().union(*(self._back.get(way) or flat(side) for way, side in self.said.items())),
        )

    def unsaid(self, nodes: Set[Node]) -> Set[Node]:
        """Give those of some nodes of which nothing is said."""
        left = set(nodes - self._base_subjects)
        # Most stand in one of the largest; in a dictionary, unlike its keys, only what is left is looked up.
        for side in self.once("touched", self._touched):
            if not left:
                break
            left = left.difference(side)
        return left

    def _touched(self) -> list[Side]:
        touched = (side for way, side in self.said.items() if self._is_touched(way))
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
        if self._is_touched(self._below):
            return self._below_in(kind)
        known = self._base_below.get(kind)
        if known is None:
            known = self._base_below[kind] = self._below_in(kind)
        return known

    def _below_in(self, kind: Node) -> dict[Node, None]:
        held = self.back(self._below)
        return reached([kind], lambda each: held.get(each, ()))

    def _is_touched(self, predicate: Node) -> bool:
        """Tell whether data say anything with a property."""
        return self.said.get(predicate) is not self._base.get(predicate)


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
