"""What the ontology and the checks say, as pages ask for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from peertoc.guidance.questions import known
from peertoc.vocabulary import DCTERMS, FOAF, PREFIXES, PTOC, RDFS, ROOT, SKOS

if TYPE_CHECKING:
    from peertoc.catalogue import Statements, Term

_TITLES = (f"{SKOS}prefLabel", f"{RDFS}label", f"{DCTERMS}title", f"{FOAF}name")


def text(thing: Term, predicate: str, graph: Statements | None = None) -> str:
    """Give what is said of a thing in English, else in whichever words there are; empty where nothing is."""
    values = (known() if graph is None else graph).objects(thing, predicate)
    said = [value for value in values if isinstance(value, Literal)]
    english = [value for value in said if value.language == "en"]
    return next((value.value for value in english or said), "")


def name(thing: Term) -> str:
    """Give the name of a thing in words; empty where it has none."""
    return next(filter(None, (text(thing, predicate) for predicate in _TITLES)), "")


def integer(thing: Term, predicate: str) -> int:
    """Give a number that is said of a thing, else 0."""
    return int(text(thing, predicate) or 0)


def of_type(*kinds: str) -> tuple[NamedNode, ...]:
    """List the things of some classes that have a name, in the order of the data."""
    found = dict.fromkeys(term for kind in kinds for term in known().of_type(kind))
    return tuple(term for term in found if isinstance(term, NamedNode))


def objects(thing: Term, predicate: str) -> tuple[NamedNode, ...]:
    """List the things with a name that a thing has as values of a property."""
    return tuple(value for value in known().objects(thing, predicate) if isinstance(value, NamedNode))


def subjects(predicate: str, thing: Term) -> tuple[NamedNode, ...]:
    """List the things with a name that have a thing as value of a property."""
    return tuple(value for value in known().subjects(predicate, thing) if isinstance(value, NamedNode))


@cache
def schemes() -> tuple[NamedNode, ...]:
    """List the lists of values, by name."""
    return tuple(sorted(of_type(f"{SKOS}ConceptScheme"), key=lambda scheme: scheme.value))


@cache
def patterns() -> tuple[NamedNode, ...]:
    """List the patterns that answer questions, by name."""
    space = f"{ROOT}/question/"
    asked = [term for kind in ("Question", "Principle") for term in of_type(PTOC + kind)]
    named = {value.value for term in asked for value in objects(term, f"{PTOC}answeredBy")}
    return tuple(NamedNode(iri) for iri in sorted(named) if iri.startswith(space))


def expanded(curie: str) -> str:
    """Write a name with a prefix in full.

    >>> expanded("dcterms:title")
    'http://purl.org/dc/terms/title'
    """
    prefix, _, last = curie.partition(":")
    return PREFIXES[prefix] + last


def local(iri: str) -> str:
    """Give the last part of an IRI.

    >>> local("https://w3id.org/peertoc/guide/3.5"), local("https://w3id.org/peertoc#Step")
    ('3.5', 'Step')
    """
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
