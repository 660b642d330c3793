"""An index of statements by property; data come and go, the background stays."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from peertoc.catalogue.written import Written
from peertoc.validation.compiled.nodes import Node, Nodes
from peertoc.validation.compiled.sides import NONE, put, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    from peertoc.validation.compiled.sides import Several, Side


class Index:
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
        #: What was asked for of a run, from value to subjects.
        self.turned: dict[Node, Side] = {}
        self._add(Written.of(background))
        self.nodes.keep_all()
        # Tuples alone, which a run does not change.
        self._base = {
            predicate: {subject: tuple(values) for subject, values in side.items()}
            for predicate, side in self.said.items()
        }
        #: Of these something is said in every run.
        self.base_subjects: frozenset[Node] = frozenset().union(*self._base.values())
        self._reset()

    @contextmanager
    def holding(self, *data: Iterable[Triple]) -> Iterator[None]:
        """Hold data as well, for as long as this lasts; what the background says too stays there."""
        for statements in data:
            self._add(Written.of(statements))
        self._forget()
        try:
            yield
        finally:
            self._reset()

    def _add(self, statements: Written) -> None:
        known = self.nodes.known
        sides = {way: self._side(known[way]) for way in dict.fromkeys(statements.predicates)}
        subjects = map(known.__getitem__, statements.subjects)
        things = map(known.__getitem__, statements.objects)
        for s, way, o in zip(subjects, statements.predicates, things, strict=True):
            side = sides[way]
            values = side.get(s)
            if values is None:
                side[s] = (o,)
            elif o not in values:
                put(side, s, values, o)

    def _side(self, predicate: Node) -> Side:
        """Give the statements of a property, so that more can be put to them."""
        side = self.said.get(predicate, NONE)
        if side is self._base.get(predicate, NONE):
            side = self.said[predicate] = side.copy()
        return side

    def _forget(self) -> None:
        self.memo, self.turned = {}, {}

    def _reset(self) -> None:
        self.nodes.forget()
        self.said = self._base.copy()
        self._forget()

    def ahead(self, predicate: Node) -> Side:
        """Give the values of a property by subject."""
        return self.said.get(predicate, NONE)

    def back(self, predicate: Node) -> Side:
        """Give the subjects of a property by value."""
        held = self.turned.get(predicate)
        if held is None:
            held = self.turned[predicate] = self._turned(predicate)
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

    def is_touched(self, predicate: Node) -> bool:
        """Tell whether data say anything with a property."""
        return self.said.get(predicate) is not self._base.get(predicate)
