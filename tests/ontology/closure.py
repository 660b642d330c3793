"""Compute what follows from alignments, for the ontology and for data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import owlrl  # type: ignore[import-untyped]
from rdflib import RDF, Graph, Literal, URIRef

from peertoc.vocabulary import PTOC
from tests.ontology.alignments import TARGETS, everything, mappings, ontology, ours, read

if TYPE_CHECKING:
    from tests.ontology.alignments import Statement

EXAMPLE: Final = "https://example.org/"


def sample() -> Graph:
    """Write one instance of every class of ours and one statement with every property of ours."""
    graph = Graph()
    for term, kind in ours().items():
        local = term.removeprefix(PTOC)
        if kind == "class":
            graph.add((URIRef(f"{EXAMPLE}of/{local}"), RDF.type, term))
        elif kind == "property":
            graph.add((URIRef(f"{EXAMPLE}has/{local}"), term, URIRef(f"{EXAMPLE}is/{local}")))
    return graph


def entailed(alignments: Graph) -> set[Statement]:
    """Compute what OWL 2 RL makes of the ontology and the sample only because of the alignments.

    The axioms of SKOS on its mapping properties are part of both sides.
    """
    added = Graph()
    for statement in mappings(alignments):
        added.add(statement)
    return _closed(_known() + added) - _closed_without() - set(added)


@cache
def _known() -> Graph:
    """Gather what holds without alignments.

    Statements with a literal are left out: annotations, of which no rule of OWL 2 RL makes anything.
    """
    known = ontology() + sample() + read(TARGETS / "skos.ttl")
    for statement in [s for s in known if isinstance(s[2], Literal)]:
        known.remove(statement)
    return known


@cache
def _closed_without() -> set[Statement]:
    return _closed(_known())


def _closed(graph: Graph) -> set[Statement]:
    closed = Graph() + graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    return set(closed)


@cache
def entailed_by_everything() -> frozenset[Statement]:
    """Compute once what follows from all alignments together."""
    return frozenset(entailed(everything()))


def reaches_data(statement: Statement) -> bool:
    """Tell whether a statement is about a resource of the sample."""
    return str(statement[0]).startswith(EXAMPLE)
