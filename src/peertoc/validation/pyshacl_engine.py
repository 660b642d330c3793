"""pySHACL as the engine: slow, and the oracle that every other engine is measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from pyshacl import validate
from rdflib.namespace import SH

from peertoc.errors import PeertocError
from peertoc.validation.engine import Result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

    from peertoc.catalogue import Term


class PyShacl:
    """Run the shapes with pySHACL."""

    def run(self, data: Iterable[Triple], shapes: Iterable[Triple]) -> tuple[Result, ...]:
        """Validate ``data`` with ``shapes``; raises PeertocError where pySHACL gives up."""
        try:
            _, report, _ = validate(_graph(data), shacl_graph=_graph(shapes), inplace=True)
        except RecursionError:
            raise PeertocError(
                "The chain of steps is too long to be checked.",
                help="Split it into several theories of change.",
            ) from None
        if not isinstance(report, rdflib.Graph):
            raise PeertocError("The checks could not be run on this file.", help=str(report))
        found = (_result(report, node) for node in report.subjects(rdflib.RDF.type, SH.ValidationResult))
        return tuple(dict.fromkeys(found))


def _result(report: rdflib.Graph, node: Node) -> Result:
    focus = _back(report.value(node, SH.focusNode))
    assert focus is not None  # noqa: S101 - SHACL 3.6.2.1: each result has exactly one focus node
    shape = report.value(node, SH.sourceConstraint) or report.value(node, SH.sourceShape)
    path = report.value(node, SH.resultPath)
    return Result(
        shape=str(shape),
        focus=focus,
        path=str(path) if isinstance(path, rdflib.URIRef) else "",
        value=_back(report.value(node, SH.value)),
    )


def _graph(triples: Iterable[Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.addN((_there(s), _there(p), _there(o), graph) for s, p, o in triples)
    return graph


def _there(term: Term) -> Node:
    """Turn a term of the door into rdflib's; no value is normalised (rdflib makes 7 of 007)."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == str(rdflib.XSD.string):
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _back(node: Node | None) -> Term | None:
    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return BlankNode(str(node))
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), language=node.language)
        datatype = NamedNode(str(node.datatype)) if node.datatype else None
        return Literal(str(node), datatype=datatype)
    return None
