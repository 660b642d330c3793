"""pySHACL as the engine: slow, and the oracle that every other engine is measured against."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from pyshacl import validate
from pyshacl.monkey import rdflib_bool_patch, rdflib_bool_unpatch
from rdflib.namespace import SH

from peertoc.errors import PeertocError
from peertoc.validation.engine import Result
from peertoc.validation.quick_queries import prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib.term import Node

    from peertoc.catalogue import Term


class PyShacl:
    """Run the shapes with pySHACL; what every run has in common is made once and kept."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Sequence[Triple], rdflib.Graph]] = {}
        #: What the background holds besides itself: the data of the run before.
        self._added: set[Any] = set()

    def run(
        self,
        data: Iterable[Triple],
        background: tuple[Triple, ...],
        shapes: Sequence[Triple],
        also: tuple[Triple, ...] = (),
    ) -> tuple[Result, ...]:
        """Validate ``data`` with ``shapes``; raises PeertocError where pySHACL gives up."""
        try:
            with _quiet():
                graph = self._together(chain(data, also), background)
                _, report, _ = validate(graph, shacl_graph=self._graph("shapes", shapes), inplace=True)
        except RecursionError:
            raise PeertocError(
                "The chain of steps is too long to be checked.",
                help="Split it into several theories of change.",
            ) from None
        except (PeertocError, MemoryError):
            raise
        except Exception as fault:
            raise PeertocError("A check cannot be run.", help=_first_line(fault)) from fault
        if not isinstance(report, rdflib.Graph):
            raise PeertocError("A check cannot be run.", help=_first_line(report))
        # Results that only explain another (sh:detail) are results too, but none of the report (SHACL 3.6.1).
        found = (_result(report, node) for node in report.objects(None, SH.result))
        return tuple(dict.fromkeys(found))

    def _together(self, data: Iterable[Triple], background: tuple[Triple, ...]) -> rdflib.Graph:
        """Put the data into the background, in place of the data before; what both have stays there."""
        known, _ = self._kept.get("background", ((), None))
        graph = self._graph("background", background)
        if known is not background:
            self._added = set()
        wanted = set(_there_all(data))
        for triple in self._added - wanted:
            graph.remove(triple)
            self._added.discard(triple)
        for triple in wanted - self._added:
            if triple not in graph:
                self._added.add(triple)  # first: a run may end here, and what is in the graph has to be known
                graph.add(triple)
        return graph

    def _graph(self, role: str, triples: Sequence[Triple]) -> rdflib.Graph:
        known, graph = self._kept.get(role, ((), None))
        if graph is None or known is not triples:
            graph = _Graph()
            # In a shape only the term true is true (SHACL 4.4.5); pySHACL sees to that where it reads shapes.
            rdflib_bool_patch()  # type: ignore[no-untyped-call]
            try:
                for triple in _there_all(triples):
                    graph.add(triple)
            finally:
                rdflib_bool_unpatch()  # type: ignore[no-untyped-call]
            self._kept[role] = (triples, graph)
        return graph


class _Graph(rdflib.Graph):
    """A graph that reads the text of a query once: pySHACL hands the same text over for every focus node."""

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Any:
        query = prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(query, *args, **kwargs)


def _first_line(fault: object) -> str:
    return str(fault).partition("\n")[0].partition("\\n")[0]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib and pySHACL from writing to standard error: a value that cannot be read is a finding."""
    loggers = [logging.getLogger(name) for name in ("rdflib", "rdflib.term", "pyshacl", "pyshacl-validate")]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled


def _result(report: rdflib.Graph, node: Node) -> Result:
    focus = _back(report.value(node, SH.focusNode))
    assert focus is not None  # noqa: S101 - SHACL 3.6.2.1: each result has exactly one focus node
    path = report.value(node, SH.resultPath)
    return Result(
        shape=str(report.value(node, SH.sourceShape)),
        focus=focus,
        path=str(path) if isinstance(path, rdflib.URIRef) else "",
        value=_back(report.value(node, SH.value)),
        constraint=str(report.value(node, SH.sourceConstraint) or ""),
        component=str(report.value(node, SH.sourceConstraintComponent)),
    )


def _there_all(triples: Iterable[Triple]) -> Iterator[tuple[Any, Any, Any]]:
    for subject, predicate, thing in triples:
        yield _there(subject), _there(predicate), _there(thing)


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
