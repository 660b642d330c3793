"""The compiled engine; what it does not know, or is unsure of, it leaves to pySHACL as a whole check."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from peertoc.catalogue.written import Written
from peertoc.collecting import uncollected
from peertoc.validation.compiled.graph import Graph
from peertoc.validation.compiled.literals import Unsure
from peertoc.validation.compiled.reading import TARGETS, Shapes
from peertoc.validation.compiled.shapes import Shape
from peertoc.validation.compiled.sparql import Unsupported
from peertoc.validation.time_limit import TookTooLong
from peertoc.vocabulary import RDF, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Triple

    from peertoc.catalogue import Term
    from peertoc.validation.engine import Engine, Result

_AIMS: Final = {f"{SH}{name}" for name in TARGETS}
_PLANS: Final = 8


class Compiled:
    """Run shapes as plans over an index of exact terms.

    ``left`` says which shapes ran on pySHACL since it was last emptied, and why; the reason is empty where
    only the data of a run called for it.
    """

    def __init__(self) -> None:
        self.left: dict[str, str] = {}
        self._background: tuple[Triple, ...] = ()
        self._graph: Graph | None = None
        self._plans: list[_Plan] = []

    def run(
        self,
        data: Iterable[Triple],
        background: tuple[Triple, ...],
        shapes: Sequence[Triple],
        also: tuple[Triple, ...] = (),
    ) -> tuple[Result, ...]:
        """Validate ``data`` with ``shapes``; raises PeertocError where pySHACL has to, and gives up."""
        data = Written.of(data)
        plan = self._plan(background, shapes)
        graph = plan.graph
        # Whatever ends a run in its middle leaves an index that nobody can trust.
        self._graph = None
        with uncollected(), graph.holding(data, also):
            found, left = plan.run()
        self._graph = graph
        if left:
            self.left.update({term.value: reason for term, reason in left.items()})
            try:
                found.update(dict.fromkeys(self._oracle.run(data, background, plan.only(tuple(left)), also)))
            except TookTooLong as fault:
                fault.shapes = tuple(term.value for term in left)
                raise
        return tuple(found)

    def _plan(self, background: tuple[Triple, ...], shapes: Sequence[Triple]) -> _Plan:
        if self._graph is None or self._background is not background:
            self._graph, self._background, self._plans = Graph(background), background, []
        for plan in self._plans:
            if plan.shapes is shapes:
                return plan
        plan = _Plan(self._graph, shapes)
        self._plans = [plan, *self._plans[: _PLANS - 1]]
        return plan

    @cached_property
    def _oracle(self) -> Engine:
        from peertoc.validation.pyshacl_engine import PyShacl

        return PyShacl()


class _Plan:
    """Hold shapes compiled for a graph; each when it is first needed."""

    def __init__(self, graph: Graph, triples: Sequence[Triple]) -> None:
        self.graph = graph
        self.shapes = triples
        self._read = Shapes(triples, graph.nodes)
        self._roots = {root: self._read.aims(root) for root in self._read.roots()}
        self._extended = self._read.extended()
        self._compiled: dict[Term, Shape | Unsupported] = {}
        self._parts: dict[tuple[Term, ...], tuple[Triple, ...]] = {}

    def run(self) -> tuple[dict[Result, None], dict[Term, str]]:
        """Give the results, and the shapes that are left to another engine, with the reason."""
        found: dict[Result, None] = {}
        left: dict[Term, str] = {}
        for root in self._roots:
            try:
                found.update(dict.fromkeys(self._results(root)))
            except Unsupported as fault:
                left[root] = str(fault)
            except Unsure:
                left[root] = ""
            except TookTooLong as fault:
                fault.shapes = (root.value,)
                raise
        return found, left

    def _results(self, root: Term) -> list[Result]:
        if self._extended:
            raise Unsupported("constraints of another kind")
        foci = self._roots[root].foci(self.graph)
        if not foci:
            return []
        shape = self._shape(root)
        return list(shape.results(foci))

    def _shape(self, root: Term) -> Shape:
        known = self._compiled.get(root)
        if known is None:
            try:
                known = Shape(root, self._read, self.graph)
            except Unsupported as fault:
                known = fault
            self._compiled[root] = known
        if isinstance(known, Unsupported):
            raise known
        return known

    def only(self, roots: tuple[Term, ...]) -> tuple[Triple, ...]:
        """Give the shapes, of which no more than some have targets."""
        if roots not in self._parts:
            others = self._roots.keys() - roots
            self._parts[roots] = tuple(
                triple for triple in self.shapes if triple.subject not in others or not _aims(triple)
            )
        return self._parts[roots]


def _aims(triple: Triple) -> bool:
    kind = triple.predicate.value == f"{RDF}type" and triple.object == NamedNode(f"{RDFS}Class")
    return kind or triple.predicate.value in _AIMS
