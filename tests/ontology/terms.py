"""Read the classes and properties for the tests, with the lists and the guide."""

from __future__ import annotations

from functools import cache
from typing import Final

import pyoxigraph as ox

from peertoc.vocabulary import OWL, PREFIXES, PTOC, RDF, SCHEMA
from tests.conftest import ROOT

FOLDER: Final = ROOT / "ontology"
KINDS: Final = ("Class", "ObjectProperty", "DatatypeProperty")
FILES: Final = tuple(
    sorted([FOLDER / "peertoc.ttl", *FOLDER.glob("guide/*.ttl"), *FOLDER.glob("vocabularies/*.ttl")])
)
HEADER: Final = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())


@cache
def triples() -> tuple[ox.Triple, ...]:
    """Read all files of the ontology that initiatives are held against; a relative name is a syntax error."""
    return tuple(quad.triple for path in FILES for quad in ox.parse(path=str(path)))


@cache
def _index() -> dict[tuple[str, str], list[str]]:
    index: dict[tuple[str, str], list[str]] = {}
    for triple in triples():
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            index.setdefault((triple.subject.value, triple.predicate.value), []).append(triple.object.value)
    return index


def values(iri: str, predicate: str) -> list[str]:
    """List what the ontology says of a thing in one respect, in file order."""
    return _index().get((iri, predicate), [])


@cache
def instances(kind: str) -> tuple[str, ...]:
    """List the IRIs of the direct instances of a class, in file order."""
    types = ((iri, kinds) for (iri, predicate), kinds in _index().items() if predicate == RDF + "type")
    return tuple(iri for iri, kinds in types if kind in kinds)


def terms(*kinds: str) -> tuple[str, ...]:
    """List the local names of our classes and properties, of all kinds or of some."""
    return tuple(iri.removeprefix(PTOC) for kind in kinds or KINDS for iri in instances(OWL + kind))


def said(term: str, predicate: str) -> list[str]:
    """List what the ontology says of one of our terms."""
    return values(PTOC + term, predicate)


def takes(term: str) -> list[str]:
    """List the kinds of value that a property takes."""
    return said(term, SCHEMA + "rangeIncludes")


@cache
def declared() -> frozenset[str]:
    """Name everything that has a type in the ontology."""
    return frozenset(iri for iri, predicate in _index() if predicate == RDF + "type")


def ours_in(text: str) -> set[str]:
    """Name the IRIs of ours that a Turtle text without prefixes uses; it must be Turtle."""
    parsed = ox.parse(HEADER + text, format=ox.RdfFormat.TURTLE, base_iri="https://example.org/municipal/")
    used = [term for quad in parsed for term in (quad.subject, quad.predicate, quad.object)]
    spaces = tuple(space for space in PREFIXES.values() if space.startswith("https://w3id.org/peertoc"))
    return {term.value for term in used if isinstance(term, ox.NamedNode) and term.value.startswith(spaces)}
