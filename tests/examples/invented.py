"""The invented example, read once, and questions to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rdflib import RDF, Graph, Namespace

from peertoc.vocabulary import PTOC
from tests.conftest import ROOT

if TYPE_CHECKING:
    from rdflib import URIRef
    from rdflib.term import Node

P = Namespace(PTOC)
FOLDER = ROOT / "examples" / "invented-complete"
SOURCE = FOLDER / "initiative.ttl"
BASE = "https://example.org/invented-complete/"


@cache
def example() -> Graph:
    return Graph().parse(SOURCE, format="turtle")


def of_kind(*names: str) -> list[Node]:
    return [thing for name in names for thing in example().subjects(RDF.type, P[name])]


def value(subject: Node | None, predicate: URIRef) -> Node:
    (found,) = example().objects(subject, predicate)
    return found


def links() -> set[tuple[Node, Node]]:
    bare = set(example().subject_objects(P.leadsTo))
    causal = {(value(link, P.cause), value(link, P.effect)) for link in of_kind("CausalLink")}
    return bare | causal
