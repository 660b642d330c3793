"""An index of statements by property; data come and go, the background stays."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from peertoc.validation.compiled.nodes import Node, Nodes
from peertoc.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Triple

#: Nodes, each once, in the order in which they came; a dictionary where there are many.
Several: TypeAlias = "tuple[Node, ...] | dict[Node, None]"
#: The statements of one property: from subject to values, or from value to subjects.
Side: TypeAlias = "dict[Node, Several]"
_T = TypeVar("_T")
_FEW: Final = 8
_NONE: Final[Side] = {}


class Graph:
    """Hold statements. Plans keep a hold of the sides of properties, which therefore are changed in place."""

    def __init__(self, background: Iterable[Triple]) -> None:
        self.nodes = Nodes()
        #: property → subject → values; a property that nothing is said with may stand here too
        self.said: dict[Node, Side] = {}
        #: What is worked out once while the statements stay as they are.
        self.memo: dict[Any, Any] = {}
        #: Queries that were read, whose constants are nodes of this graph.
        self.queries: dict[Any, Any] = {}
        self._held: dict[Node, Side] = {}
        self._type = self.nodes.iri(f"{RDF}type")
        self._below = self.nodes.iri(f"{RDFS}subClassOf")
        background = tuple(background)
        for triple in background:
            for term in triple:
                self.nodes.kept(term)
        self._add(background)
        # Tuples alone, which a run does not change.
        self._base: dict[Node, Side] = {
            predicate: {subject: tuple(values) for subject, values in side.items()}
            for predicate, side in self.said.items()
        }
        self._reset()

    @contextmanager
    def holding(self, data: Iterable[Triple]) -> Iterator[None]:
        """Hold data as well, for as long as this lasts; what the background says too stays there."""
        self._add(data)
        self._turn_round()
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
                side = sides[predicate] = self.said.setdefault(node(predicate), {})
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
                _put(side, s, values, o)

    def _turn_round(self) -> None:
        """Fill the sides from value to subjects that were asked for, and forget what was worked out."""
        self.memo = {}
        for predicate, held in self._held.items():
            held.clear()
            _turned(self.said.get(predicate, _NONE), held)

    def _reset(self) -> None:
        self.nodes.forget()
        # Plans know no property but those that outlive a run.
        for predicate in [each for each in self.said if each.term not in self.nodes.known]:
            del self.said[predicate]
            self._held.pop(predicate, None)
        for predicate, side in self.said.items():
            side.clear()
            side.update(self._base.get(predicate, _NONE))
        self._turn_round()

    def ahead(self, predicate: Node) -> Side:
        """Give the values of a property by subject; the same dictionary in each run."""
        return self.said.setdefault(predicate, {})

    def back(self, predicate: Node) -> Side:
        """Give the subjects of a property by value; the same dictionary in each run."""
        held = self._held.get(predicate)
        if held is None:
            held = self._held[predicate] = {}
            _turned(self.said.get(predicate, _NONE), held)
        return held

    def values(self, subject: Node, predicate: Node) -> Several:
        """Give the values of a property of a thing."""
        return self.said.get(predicate, _NONE).get(subject, ())

    def all_values(self, predicate: Node) -> set[Node]:
        """Give everything that is a value of a property."""
        return self.once(("values", predicate), lambda: set(_flat(self.said.get(predicate, _NONE))))

    def subjects(self) -> set[Node]:
        """Give every subject."""
        return self.once("subjects", lambda: set().union(*self.said.values()))

    def objects(self) -> set[Node]:
        """Give every value."""
        return self.once("objects", lambda: set().union(*map(_flat, self.said.values())))

    def all_nodes(self) -> set[Node]:
        """Give every subject and value."""
        return self.once("nodes", lambda: self.subjects() | self.objects())

    def everything(self) -> set[Node]:
        """Give every subject, value and property."""
        return self.once(
            "all", lambda: self.all_nodes().union(way for way, side in self.said.items() if side)
        )

    def ways(self) -> dict[Node, list[Node]]:
        """Give the properties that each subject has."""
        return self.once("ways", lambda: _by_node(self.said, lambda side: side))

    def ways_back(self) -> dict[Node, list[Node]]:
        """Give the properties that each value is a value of."""
        return self.once("ways back", lambda: _by_node(self.said, lambda side: dict.fromkeys(_flat(side))))

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

    def _reach_down(self, kind: Node) -> dict[Node, None]:
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


def _put(side: Side, node: Node, others: Several, one: Node) -> None:
    """Put a node to others; a tuple may be part of the background, a long one becomes a dictionary."""
    if isinstance(others, dict):
        others[one] = None
    elif len(others) < _FEW:
        side[node] = (*others, one)
    else:
        side[node] = dict.fromkeys((*others, one))


def _turned(side: Side, held: Side) -> None:
    """Put the statements of a property the other way round."""
    for subject, values in side.items():
        for value in values:
            others = held.get(value)
            if others is None:
                held[value] = (subject,)
            else:
                _put(held, value, others, subject)


def _flat(side: Side) -> Iterable[Node]:
    return chain.from_iterable(side.values())


def _by_node(said: dict[Node, Side], nodes: Callable[[Side], Iterable[Node]]) -> dict[Node, list[Node]]:
    found: dict[Node, list[Node]] = {}
    for predicate, side in said.items():
        for node in nodes(side):
            ways = found.get(node)
            if ways is None:
                found[node] = [predicate]
            else:
                ways.append(predicate)
    return found
