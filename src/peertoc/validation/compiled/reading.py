"""Shapes as statements, read: what a shape says, lists, paths. What is not plain is not compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.catalogue import Statements
from peertoc.validation.compiled.paths import Alternative, Inverse, Maybe, Path, Repeated, Sequence, Step
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.vocabulary import OWL, RDF, RDFS, SH, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from pyoxigraph import Triple

    from peertoc.catalogue import Term
    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.nodes import Node, Nodes

_LONGEST: Final = 10_000
TARGETS: Final = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
#: What pySHACL knows without being told.
_PREFIXES: Final = {"rdf": RDF, "rdfs": RDFS, "owl": OWL}


class Aims(NamedTuple):
    """Hold at what a shape aims: classes, nodes, and properties, whose subjects or values are meant."""

    classes: frozenset[Node]
    nodes: frozenset[Node]
    subjects_of: frozenset[Node]
    objects_of: frozenset[Node]

    def foci(self, graph: Graph) -> Set[Node]:
        """Give the focus nodes."""
        return graph.once(self, lambda: self._foci(graph))

    def _foci(self, graph: Graph) -> Set[Node]:
        found: list[Set[Node]] = [graph.instances(kind) for kind in self.classes]
        found += [graph.having(path) for path in self.subjects_of]
        found += [graph.all_values(path) for path in self.objects_of]
        if self.nodes:
            found.append(self.nodes)
        return found[0] if len(found) == 1 else set().union(*found)


class Shapes:
    """Answer questions about the shapes; raises Unsupported where they are not plain."""

    def __init__(self, triples: Iterable[Triple], nodes: Nodes) -> None:
        self._said = Statements(triples)
        self.nodes = nodes
        self._ontologies = set(self._said.of_type(f"{OWL}Ontology"))

    def extended(self) -> bool:
        """Tell whether the shapes bring constraints of their own kind, or call for reasoning."""
        marks = ("parameter", "entailment", "rule", "shapesGraph")
        return any(
            f"{SH}{mark}" in self._said.properties(term) for term in self._said.described() for mark in marks
        )

    def roots(self) -> tuple[Term, ...]:
        """List the shapes that have targets."""
        return tuple(term for term in self._said.described() if self._aims(term))

    def _aims(self, term: Term) -> bool:
        says = self._said.properties(term)
        return any(f"{SH}{name}" in says for name in TARGETS) or self.is_class(term)

    def is_class(self, term: Term) -> bool:
        """Tell whether a shape is a class as well, and so aims at its instances."""
        kinds = {kind.value for kind in self._said.objects(term, f"{RDF}type")}
        return f"{RDFS}Class" in kinds and bool(kinds & {f"{SH}NodeShape", f"{SH}PropertyShape"})

    def aims(self, shape: Term) -> Aims:
        """Say at what a shape aims (SHACL 2.1.3)."""
        aims = {name: self._nodes(self.all(shape, name)) for name in TARGETS}
        classes = {*aims["targetClass"], *self._nodes((shape,) if self.is_class(shape) else ())}
        return Aims(frozenset(classes), *(frozenset(aims[name]) for name in TARGETS[1:]))

    def _nodes(self, terms: tuple[Term, ...]) -> list[Node]:
        return [self.nodes.kept(term) for term in terms]

    def names(self, shape: Term) -> tuple[str, ...]:
        """List what a shape says in the words of SHACL."""
        return tuple(name.removeprefix(SH) for name in self._said.properties(shape) if name.startswith(SH))

    def is_shape(self, term: Term) -> bool:
        """Tell whether something is said of a term as a shape."""
        kinds = {kind.value for kind in self._said.objects(term, f"{RDF}type")}
        return bool(self.names(term) or kinds & {f"{SH}NodeShape", f"{SH}PropertyShape"})

    def all(self, shape: Term, name: str) -> tuple[Term, ...]:
        """List the values of a property of SHACL."""
        return self._said.objects(shape, f"{SH}{name}")

    def one(self, shape: Term, name: str) -> Term:
        """Give the only value of a property of SHACL."""
        values = self.all(shape, name)
        if len(values) != 1:
            raise Unsupported(f"sh:{name}, more than once")
        return values[0]

    def parts(self, shape: Term) -> Iterator[Term]:
        """Give the shapes that a shape brings in."""
        for name in ("property", "node", "not", "qualifiedValueShape"):
            yield from self.all(shape, name)
        for name in ("and", "or", "xone"):
            for head in self.all(shape, name):
                yield from self.listed(head)

    def text(self, shape: Term, name: str) -> str:
        """Give the only value, which is a text."""
        value = self.one(shape, name)
        if not isinstance(value, Literal):
            raise Unsupported(f"sh:{name}, which is no text")
        return value.value

    def whole(self, shape: Term, name: str) -> int:
        """Give the only value, which is a whole number."""
        value = self.one(shape, name)
        plain = isinstance(value, Literal) and value.datatype.value == f"{XSD}integer"
        if not plain or not value.value.isdecimal():
            raise Unsupported(f"sh:{name}, which is no whole number")
        return int(value.value)

    def truth(self, shape: Term, name: str) -> bool:
        """Tell whether a property is said to be true; only the terms true and false are plain."""
        if not self.all(shape, name):
            return False
        value = self.one(shape, name)
        is_truth = isinstance(value, Literal) and value.datatype.value == f"{XSD}boolean"
        if not is_truth or value.value not in {"true", "false"}:
            raise Unsupported(f"sh:{name}, which is neither true nor false")
        return value.value == "true"

    def listed(self, head: Term) -> tuple[Term, ...]:
        """Give the members of a list."""
        found: list[Term] = []
        while not isinstance(head, NamedNode) or head.value != f"{RDF}nil":
            first, rest = (self._said.objects(head, f"{RDF}{part}") for part in ("first", "rest"))
            if len(first) != 1 or len(rest) != 1 or len(found) > _LONGEST:
                raise Unsupported("a list that is none")
            found.append(first[0])
            head = rest[0]
        return tuple(found)

    def path(self, term: Term) -> Path:
        """Read a path (SHACL 2.3.1)."""
        if isinstance(term, NamedNode):
            return Step(self.nodes.kept(term))
        if not isinstance(term, BlankNode):
            raise Unsupported("a path that is none")
        says = self._said.properties(term)
        if f"{RDF}first" in says:
            return self._sequence(term)
        if len(says) != 1:
            raise Unsupported("a path that is none")
        ((name, values),) = says.items()
        return self._special(name.removeprefix(SH), values)

    def _sequence(self, term: Term) -> Path:
        path, *others = [self.path(part) for part in self.listed(term)]
        for other in others:
            path = Sequence(path, other)
        return path

    def _special(self, name: str, values: tuple[Term, ...]) -> Path:
        if len(values) != 1:
            raise Unsupported("a path that is none")
        if name == "alternativePath":
            return Alternative(tuple(self.path(part) for part in self.listed(values[0])))
        path = self.path(values[0])
        if name == "inversePath":
            return Inverse(path)
        if name == "zeroOrOnePath":
            return Maybe(path)
        least = {"zeroOrMorePath": 0, "oneOrMorePath": 1}
        if name not in least:
            raise Unsupported(f"the path sh:{name}")
        return Repeated(path, least[name])

    def prefixes(self, constraint: Term) -> dict[str, str]:
        """Give the prefixes of a query (SHACL 5.2.1)."""
        found = dict(_PREFIXES)
        for document in self.all(constraint, "prefixes"):
            declarations = self.all(document, "declare")
            if not declarations or document not in self._ontologies:
                raise Unsupported("prefixes that are declared elsewhere")
            for declaration in declarations:
                prefix, space = (self.text(declaration, part) for part in ("prefix", "namespace"))
                if found.setdefault(prefix, space) != space:
                    raise Unsupported("a prefix with two meanings")
        return found
