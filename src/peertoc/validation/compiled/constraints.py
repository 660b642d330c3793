"""The constraints of SHACL Core: from a focus node and its values to the values at fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from pyoxigraph import NamedNode

from peertoc.validation.compiled.literals import Unsure, has_datatype, takes_any_text
from peertoc.validation.compiled.nodes import BLANK, IRI, LITERAL, Node
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.vocabulary import SH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from peertoc.catalogue import Term
    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.reading import Shapes

    #: From a focus node and its values to the values at fault; None where no value is.
    Fault: TypeAlias = Callable[[Node, Sequence[Node]], Iterable[Node | None]]
    Maker: TypeAlias = Callable[[Graph, Shapes, Term], Iterable[Fault]]

_KINDS: Final = {
    "IRI": {IRI}, "BlankNode": {BLANK}, "Literal": {LITERAL}, "BlankNodeOrIRI": {BLANK, IRI},
    "BlankNodeOrLiteral": {BLANK, LITERAL}, "IRIOrLiteral": {IRI, LITERAL},
}  # fmt: skip


def _unless(right: Callable[[Node], bool]) -> Fault:
    """Find fault with each value that is not right."""
    return lambda _, values: [value for value in values if not right(value)]


def _once(right: Callable[[Sequence[Node]], bool]) -> Fault:
    """Find fault with the values as a whole."""
    return lambda _, values: () if right(values) else (None,)


def _class(graph: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    for term in shapes.all(shape, "class"):
        kind = graph.nodes.kept(term)
        yield _unless(lambda value, kind=kind: graph.is_a(value, kind))  # type: ignore[misc]


def _datatype(_: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    datatype = shapes.one(shape, "datatype").value
    if takes_any_text(datatype):
        yield lambda _, values: [value for value in values if value.datatype != datatype]
    else:
        yield _unless(lambda value: has_datatype(value, datatype))


def _node_kind(_: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    term = shapes.one(shape, "nodeKind")
    kinds = _KINDS.get(term.value.removeprefix(SH)) if isinstance(term, NamedNode) else None
    if kinds is None:
        raise Unsupported("an unknown sh:nodeKind")
    yield lambda _, values: [value for value in values if value.kind not in kinds]


def _min_count(_: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    least = shapes.whole(shape, "minCount")
    yield _once(lambda values: len(values) >= least)


def _max_count(_: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    most = shapes.whole(shape, "maxCount")
    yield _once(lambda values: len(values) <= most)


def _min_length(_: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    least = shapes.whole(shape, "minLength")
    yield _unless(lambda value: value.kind != BLANK and len(value.text) >= least)


def _max_length(_: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    most = shapes.whole(shape, "maxLength")
    yield _unless(lambda value: value.kind != BLANK and len(value.text) <= most)


def _pattern(_: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    written = shapes.text(shape, "flags") if shapes.all(shape, "flags") else ""
    if set(written) - set("im"):
        raise Unsupported("flags other than i and m")
    flags = (re.IGNORECASE if "i" in written else 0) | (re.MULTILINE if "m" in written else 0)
    try:
        search = re.compile(shapes.text(shape, "pattern"), flags).search
    except re.error:
        raise Unsupported("a pattern that is none") from None
    yield _unless(lambda value: value.kind != BLANK and search(value.text) is not None)


def _unique_lang(_: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    def right(values: Sequence[Node]) -> bool:
        languages = [value.language.lower() for value in values if value.language]
        return len(languages) == len(set(languages))

    if shapes.truth(shape, "uniqueLang"):
        yield _once(right)


def _in(graph: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    members = {graph.nodes.kept(term) for term in shapes.listed(shapes.one(shape, "in"))}
    yield _unless(lambda value: value in members)


def _has_value(graph: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    for term in shapes.all(shape, "hasValue"):
        node = graph.nodes.kept(term)
        yield _once(lambda values, node=node: node in values)  # type: ignore[misc]


def _equals(graph: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    for other in _properties(graph, shapes, shape, "equals"):

        def fault(focus: Node, values: Sequence[Node], other: Node = other) -> Iterable[Node]:
            return set(values).symmetric_difference(graph.values(focus, other))

        yield fault


def _disjoint(graph: Graph, shapes: Shapes, shape: Term) -> Iterable[Fault]:
    for other in _properties(graph, shapes, shape, "disjoint"):

        def fault(focus: Node, values: Sequence[Node], other: Node = other) -> Iterable[Node]:
            return set(values).intersection(graph.values(focus, other))

        yield fault


def _properties(graph: Graph, shapes: Shapes, shape: Term, name: str) -> Iterable[Node]:
    for term in shapes.all(shape, name):
        if not isinstance(term, NamedNode):
            raise Unsupported(f"sh:{name} of what is no property")
        yield graph.nodes.kept(term)


#: Each with the name of its component.
SIMPLE: Final[dict[str, tuple[str, Maker]]] = {
    "class": ("Class", _class),
    "datatype": ("Datatype", _datatype),
    "nodeKind": ("NodeKind", _node_kind),
    "minCount": ("MinCount", _min_count),
    "maxCount": ("MaxCount", _max_count),
    "minLength": ("MinLength", _min_length),
    "maxLength": ("MaxLength", _max_length),
    "pattern": ("Pattern", _pattern),
    "uniqueLang": ("UniqueLang", _unique_lang),
    "in": ("In", _in),
    "hasValue": ("HasValue", _has_value),
    "equals": ("Equals", _equals),
    "disjoint": ("Disjoint", _disjoint),
}

__all__ = ["SIMPLE", "Fault", "Unsure"]
