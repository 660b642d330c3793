"""A shape compiled: its targets, its path, and what it asks of the values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.validation.compiled.constraints import SIMPLE
from peertoc.validation.compiled.joining import COUNTS, JOINED, joined
from peertoc.validation.compiled.sparql import Query, Unsupported
from peertoc.validation.engine import Result
from peertoc.vocabulary import RDF, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from peertoc.catalogue import Term
    from peertoc.validation.compiled.constraints import Fault
    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.reading import Shapes

    #: From a focus node and its values to results.
    Ask: TypeAlias = Callable[[Node, Sequence[Node]], Iterable[Result]]

_SILENT: Final = {
    "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "severity", "message", "name",
    "description", "order", "group", "defaultValue", "deactivated", "path", "flags", "ignoredProperties",
    *COUNTS,
}  # fmt: skip
_SAID_OF_QUERIES: Final = {"select", "prefixes", "message", "description", "deactivated", "name", "order"}


class Shape:
    """Find fault with focus nodes; raises Unsupported for a shape that is not compiled."""

    def __init__(self, term: Term, shapes: Shapes, graph: Graph, above: tuple[Term, ...] = ()) -> None:
        if term in above:
            raise Unsupported("a shape that asks for itself")
        self._term, self._shapes, self._graph, self._above = term, shapes, graph, (*above, term)
        _demand_shape(shapes, term)
        self.iri = term.value
        self.active = not shapes.truth(term, "deactivated")
        self.path = shapes.path(shapes.one(term, "path")) if shapes.all(term, "path") else None
        self.path_iri = _iri(shapes.one(term, "path")) if self.path else ""
        self._asked = list(self._compiled()) if self.active else []

    def results(self, focus: Node) -> Iterator[Result]:
        """Validate one focus node. Raises Unsure."""
        values = [focus] if self.path is None else list(self.path.ahead(self._graph, focus))
        for ask in self._asked:
            yield from ask(focus, values)

    def meets(self, node: Node) -> bool:
        """Tell whether a node conforms."""
        return next(self.results(node), None) is None

    def _compiled(self) -> Iterator[Ask]:
        for name in self._shapes.names(self._term):
            if name in SIMPLE:
                component, make = SIMPLE[name]
                faults = ((component, fault) for fault in make(self._graph, self._shapes, self._term))
                yield from self._telling(faults)
            elif name in JOINED:
                yield from self._telling(joined(name, self._shapes, self._term, self._other))
            elif name not in _SILENT:
                yield from self._further(name)

    def _further(self, name: str) -> Iterator[Ask]:
        if name == "property":
            yield from (_each(self._property(part)) for part in self._shapes.all(self._term, name))
        elif name == "sparql":
            yield from (self._query(part) for part in self._shapes.all(self._term, name))
        elif name == "closed":
            yield from self._closed()
        else:
            raise Unsupported(f"sh:{name}")

    def _other(self, term: Term) -> Shape:
        return Shape(term, self._shapes, self._graph, self._above)

    def _property(self, term: Term) -> Shape:
        shape = self._other(term)
        if shape.path is None:
            raise Unsupported("sh:property of a shape without a path")
        return shape

    def _telling(self, faults: Iterable[tuple[str, Fault]]) -> Iterator[Ask]:
        for component, fault in faults:
            yield self._told(f"{SH}{component}ConstraintComponent", fault)

    def _told(self, component: str, fault: Fault) -> Ask:
        def told(focus: Node, values: Sequence[Node]) -> Iterator[Result]:
            for value in fault(focus, values):
                yield self._result(focus, self.path_iri, value, component=component)

        return told

    def _result(
        self, focus: Node, path: str, value: Node | None, *, component: str, constraint: str = ""
    ) -> Result:
        term = None if value is None else value.term
        return Result(self.iri, focus.term, path, term, constraint, component)

    def _query(self, term: Term) -> Ask:
        shapes = self._shapes
        if set(shapes.names(term)) - _SAID_OF_QUERIES:
            raise Unsupported("a query that says more than SELECT")
        if shapes.truth(term, "deactivated"):
            return lambda _, __: ()
        query = Query(shapes.text(term, "select"), shapes.prefixes(term), self._graph, self.path)
        component = f"{SH}SPARQLConstraintComponent"

        def told(focus: Node, _: Sequence[Node]) -> Iterator[Result]:
            default = focus if self.path is None else None
            for path, value in query.ask(focus):
                where = self.path_iri if path is None else _iri(path.term)
                found = default if value is None else value
                yield self._result(focus, where, found, component=component, constraint=term.value)

        return told

    def _closed(self) -> Iterator[Ask]:
        shapes, term = self._shapes, self._term
        if not shapes.truth(term, "closed"):
            return
        lists = shapes.all(term, "ignoredProperties")
        open_ = {part.value for one in lists for part in shapes.listed(one)}
        open_ |= {self._property(part).path_iri for part in shapes.all(term, "property")}
        component = f"{SH}ClosedConstraintComponent"

        def told(focus: Node, values: Sequence[Node]) -> Iterator[Result]:
            for node in values:
                for path, things in self._graph.said.get(node, {}).items():
                    for thing in things if path.text not in open_ else ():
                        if (path.text, thing.text) != (f"{RDF}type", f"{RDFS}Resource"):
                            yield self._result(focus, path.text, thing, component=component)

        yield told


def _each(shape: Shape) -> Ask:
    return lambda _, values: (result for value in values for result in shape.results(value))


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _demand_shape(shapes: Shapes, term: Term) -> None:
    """Raise Unsupported for what says nothing as a shape: pySHACL says what is wrong with it."""
    if isinstance(term, Literal) or not (isinstance(term, BlankNode) or shapes.is_shape(term)):
        raise Unsupported("a shape that is none")


__all__ = ["Shape"]
