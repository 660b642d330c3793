"""A shape compiled: its targets, its path, and what it asks of the values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.validation.compiled.constraints import SIMPLE
from peertoc.validation.compiled.joining import COUNTS, JOINED, joined
from peertoc.validation.compiled.looks import any_of, each_and_all
from peertoc.validation.compiled.relations import relation
from peertoc.validation.compiled.sparql import Query, Unsupported
from peertoc.validation.compiled.suspecting import Looks
from peertoc.validation.engine import Result
from peertoc.vocabulary import RDF, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

    from peertoc.catalogue import Term
    from peertoc.validation.compiled.constraints import Fault
    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.looks import Look
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.reading import Shapes

    #: From focus nodes to results.
    Ask: TypeAlias = Callable[[Set[Node]], Iterator[Result]]

_SILENT: Final = {
    "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "severity", "message", "name",
    "description", "order", "group", "defaultValue", "deactivated", "path", "flags", "ignoredProperties",
    *COUNTS,
}  # fmt: skip
_SAID_OF_QUERIES: Final = {"select", "prefixes", "message", "description", "deactivated", "name", "order"}


class Shape:
    """Find fault with focus nodes; raises Unsupported for a shape that is not compiled."""

    def __init__(
        self,
        term: Term,
        shapes: Shapes,
        graph: Graph,
        above: tuple[Term, ...] = (),
        known: dict[Term, Shape] | None = None,
    ) -> None:
        self._term, self._shapes, self._graph, self._above = term, shapes, graph, (*above, term)
        self._known = {} if known is None else known
        _demand_shape(shapes, term)
        self.iri = term.value
        self.active = not shapes.truth(term, "deactivated")
        self.path = shapes.path(shapes.one(term, "path")) if shapes.all(term, "path") else None
        self.path_iri = _iri(shapes.one(term, "path")) if self.path else ""
        self._looks = Looks(graph, shapes, term, self.path)
        self._asked = list(self._compiled()) if self.active else []
        self._look = any_of([look for look, _ in self._asked])

    def results(self, foci: Set[Node]) -> Iterator[Result]:
        """Validate focus nodes. Raises Unsure."""
        for look, ask in self._asked:
            suspects, _ = look(foci)
            if suspects:
                yield from ask(suspects)

    def suspects(self, foci: Set[Node]) -> tuple[Set[Node], bool]:
        """Give those focus nodes that may be at fault; tell whether they surely are. Raises Unsure."""
        asked, found = self._graph.once(("suspects", self), lambda: (foci, self._look(foci)))
        # Shapes that several others bring in are mostly asked about the same nodes again.
        return found if asked is foci or asked == foci else self._look(foci)

    def meets(self, node: Node) -> bool:
        """Tell whether a node conforms."""
        return next(self.results({node}), None) is None

    def _values(self, focus: Node) -> Sequence[Node]:
        return (focus,) if self.path is None else tuple(relation(self._graph, self.path)[focus])

    def _compiled(self) -> Iterator[tuple[Look, Ask]]:
        for name in self._shapes.names(self._term):
            if name in SIMPLE:
                component, make = SIMPLE[name]
                look = self._looks.simple(name)
                for fault in make(self._graph, self._shapes, self._term):
                    yield look, self._told(component, fault)
            elif name in JOINED:
                for each in joined(name, self._shapes, self._term, self._other):
                    yield self._looks.joined(each), self._told(each.component, each.fault)
            elif name not in _SILENT:
                yield from self._further(name)

    def _further(self, name: str) -> Iterator[tuple[Look, Ask]]:
        if name == "property":
            yield from (self._each(self._property(part)) for part in self._shapes.all(self._term, name))
        elif name == "sparql":
            for part in self._shapes.all(self._term, name):
                yield from self._query(part)
        elif name == "closed":
            yield from self._closed()
        else:
            raise Unsupported(f"sh:{name}")

    def _other(self, term: Term) -> Shape:
        if term in self._above:
            raise Unsupported("a shape that asks for itself")
        if term not in self._known:
            self._known[term] = Shape(term, self._shapes, self._graph, self._above, self._known)
        return self._known[term]

    def _property(self, term: Term) -> Shape:
        shape = self._other(term)
        if shape.path is None:
            raise Unsupported("sh:property of a shape without a path")
        return shape

    def _each(self, shape: Shape) -> tuple[Look, Ask]:
        """Validate each value with another shape."""

        def ask(foci: Set[Node]) -> Iterator[Result]:
            yield from shape.results({value for focus in foci for value in self._values(focus)})

        return self._looks.of_values(shape.suspects), ask

    def _told(self, component: str, fault: Fault) -> Ask:
        component = f"{SH}{component}ConstraintComponent"

        def told(foci: Set[Node]) -> Iterator[Result]:
            for focus in foci:
                for value in fault(focus, self._values(focus)):
                    yield self._result(focus, self.path_iri, value, component=component)

        return told

    def _result(
        self, focus: Node, path: str, value: Node | None, *, component: str, constraint: str = ""
    ) -> Result:
        term = None if value is None else value.term
        return Result(self.iri, focus.term, path, term, constraint, component)

    def _query(self, term: Term) -> Iterator[tuple[Look, Ask]]:
        shapes = self._shapes
        if set(shapes.names(term)) - _SAID_OF_QUERIES:
            raise Unsupported("a query that says more than SELECT")
        if shapes.truth(term, "deactivated"):
            return
        query = Query(shapes.text(term, "select"), shapes.prefixes(term), self._graph, self.path)
        component = f"{SH}SPARQLConstraintComponent"

        def told(foci: Set[Node]) -> Iterator[Result]:
            for focus, path, value in query.ask(foci):
                default = focus if self.path is None else None
                where = self.path_iri if path is None else _iri(path.term)
                found = default if value is None else value
                yield self._result(focus, where, found, component=component, constraint=term.value)

        yield query.suspects, told

    def _closed(self) -> Iterator[tuple[Look, Ask]]:
        shapes, term = self._shapes, self._term
        if not shapes.truth(term, "closed"):
            return
        lists = shapes.all(term, "ignoredProperties")
        open_ = {part.value for one in lists for part in shapes.listed(one)}
        open_ |= {self._property(part).path_iri for part in shapes.all(term, "property")}
        component = f"{SH}ClosedConstraintComponent"

        def told(foci: Set[Node]) -> Iterator[Result]:
            for focus in foci:
                for node in self._values(focus):
                    for path, thing in self._strange(node, open_):
                        yield self._result(focus, path, thing, component=component)

        yield each_and_all, told

    def _strange(self, node: Node, open_: set[str]) -> Iterator[tuple[str, Node]]:
        for path in self._graph.ways()[node]:
            for thing in self._graph.values(node, path) if path.text not in open_ else ():
                if (path.text, thing.text) != (f"{RDF}type", f"{RDFS}Resource"):
                    yield path.text, thing


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _demand_shape(shapes: Shapes, term: Term) -> None:
    """Raise Unsupported for what says nothing as a shape: pySHACL says what is wrong with it."""
    if isinstance(term, Literal) or not (isinstance(term, BlankNode) or shapes.is_shape(term)):
        raise Unsupported("a shape that is none")
