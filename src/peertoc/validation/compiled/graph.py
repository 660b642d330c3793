"""An index of statements by all that a plan asks for; data come and go, the background stays."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias, cast

from peertoc.validation.compiled.nodes import Node, Nodes
from peertoc.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Triple

    from peertoc.catalogue import Term

#: Sets in the order in which things came, so that two runs go the same way.
Ordered: TypeAlias = dict[Node, None]
_NONE: dict[Node, Ordered] = {}
_EMPTY: Ordered = {}


class Graph:
    """Hold statements. Plans keep a hold of the three indexes, which therefore are changed in place."""

    def __init__(self, background: Iterable[Triple]) -> None:
        self.nodes = Nodes()
        #: subject → property → values
        self.said: dict[Node, dict[Node, Ordered]] = {}
        #: value → property → subjects
        self.held: dict[Node, dict[Node, Ordered]] = {}
        #: property → subjects
        self.users: dict[Node, Ordered] = {}
        self._type = self.nodes.iri(f"{RDF}type")
        self._below = self.nodes.iri(f"{RDFS}subClassOf")
        self._added: list[tuple[Node, Node, Node]] = []
        self._kinds: dict[Node, Ordered] = {}
        #: Changes with each change of what is held.
        self.state = object()
        self._add(background, self.nodes.kept)

    @contextmanager
    def holding(self, data: Iterable[Triple]) -> Iterator[None]:
        """Hold data as well, for as long as this lasts; what the background says too stays there."""
        self._added = self._add(data, self.nodes.passing)
        self._kinds, self.state = {}, object()
        try:
            yield
        finally:
            self._remove()
            self._kinds, self.state = {}, object()
            self.nodes.forget()

    def _add(self, triples: Iterable[Triple], node: Callable[[Term], Node]) -> list[tuple[Node, Node, Node]]:
        added = []
        said, held, users = self.said, self.held, self.users
        for subject, predicate, thing in triples:
            s, p, o = node(cast("Term", subject)), node(predicate), node(cast("Term", thing))
            values = said.setdefault(s, {}).setdefault(p, {})
            if o not in values:
                values[o] = None
                held.setdefault(o, {}).setdefault(p, {})[s] = None
                users.setdefault(p, {})[s] = None
                added.append((s, p, o))
        return added

    def _remove(self) -> None:
        for s, p, o in self._added:
            _take_out(self.said, s, p, o)
            _take_out(self.held, o, p, s)
            if p not in self.said.get(s, _NONE):
                self.users[p].pop(s, None)
                if not self.users[p]:
                    del self.users[p]
        self._added = []

    def values(self, subject: Node, predicate: Node) -> Ordered:
        """Give the values of a property of a thing."""
        return self.said.get(subject, _NONE).get(predicate, _EMPTY)

    def subjects(self, predicate: Node, value: Node) -> Ordered:
        """Give the things that have this value for this property."""
        return self.held.get(value, _NONE).get(predicate, _EMPTY)

    def all_nodes(self) -> Ordered:
        """Give every subject and value."""
        return {**dict.fromkeys(self.said), **dict.fromkeys(self.held)}

    def instances(self, kind: Node) -> Ordered:
        """Give the things of a class or of a class below it."""
        return {thing: None for below in self._reach_down(kind) for thing in self.subjects(self._type, below)}

    def is_a(self, thing: Node, kind: Node) -> bool:
        """Tell whether a thing is of a class or of a class below it."""
        kinds = self.values(thing, self._type)
        return bool(kinds) and not self._reach_down(kind).keys().isdisjoint(kinds)

    def _reach_down(self, kind: Node) -> Ordered:
        known = self._kinds.get(kind)
        if known is None:
            known = reached([kind], lambda each: self.subjects(self._below, each))
            self._kinds[kind] = known
        return known


def reached(start: Iterable[Node], further: Callable[[Node], Iterable[Node]]) -> Ordered:
    """Give all that is reached from some nodes, and these."""
    found = dict.fromkeys(start)
    waiting = list(found)
    while waiting:
        for node in further(waiting.pop()):
            if node not in found:
                found[node] = None
                waiting.append(node)
    return found


def _take_out(index: dict[Node, dict[Node, Ordered]], first: Node, second: Node, third: Node) -> None:
    inner = index[first]
    del inner[second][third]
    if not inner[second]:
        del inner[second]
        if not inner:
            del index[first]
