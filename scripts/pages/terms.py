"""The page of the classes and properties, and the page that leads to all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from peertoc.guidance.questions import known, principles, questions
from peertoc.queries.named import query_names
from peertoc.validation import all_checks
from peertoc.vocabulary import DCTERMS, OWL, RDF, ROOT, SCHEMA, SKOS, compact
from scripts.pages import data
from scripts.pages.blocks import anchored, bullets, facts, page, turtle
from scripts.pages.places import link, prose, title
from scripts.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HERE = "terms.md"
_FILE = "ontology/peertoc.ttl"
_ONTOLOGY = NamedNode(ROOT)
_KINDS = (f"{OWL}Class", f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty")
_FUNCTIONAL = NamedNode(f"{OWL}FunctionalProperty")


def terms_page() -> tuple[str, str]:
    """Write the page of the classes and properties."""
    return _HERE, page(_HERE, title(ROOT), _blocks(), [_FILE])


def index_page() -> tuple[str, str]:
    """Write the page that leads to all others."""
    here = "index.md"
    return here, page(here, "What peertoc knows and asks", _index(here), [_FILE, "ontology/guide", "shapes"])


def _blocks() -> Iterator[str]:
    classes = data.of_type(_KINDS[0])
    properties = data.of_type(*_KINDS[1:])
    yield prose(data.text(_ONTOLOGY, f"{DCTERMS}description"), _HERE)
    yield facts(_ONTOLOGY, _HERE)
    yield f"Classes: {_contents(classes)}"
    yield f"Properties: {_contents(properties)}"
    yield "## Classes"
    for term in classes:
        yield from _term(term, _class_facts(term))
    yield "## Properties"
    for term in properties:
        yield from _term(term, _property_facts(term))


def _contents(terms: Iterable[NamedNode]) -> str:
    ordered = sorted(terms, key=lambda term: data.local(term.value).casefold())
    return ", ".join(f"[{data.local(term.value)}](#{data.local(term.value)})" for term in ordered)


def _term(term: NamedNode, own: Iterable[str]) -> Iterator[str]:
    yield anchored(term.value, 3, f"{title(term.value)} (`{compact(term.value)}`)")
    yield prose(data.text(term, f"{SKOS}definition"), _HERE)
    yield prose(data.text(term, f"{SKOS}scopeNote"), _HERE)
    yield "\n".join(filter(None, (bullets(own), facts(term, _HERE))))
    for example in known().objects(term, f"{SKOS}example"):
        yield turtle(example.value)


def _class_facts(term: NamedNode) -> Iterator[str]:
    has = data.subjects(f"{SCHEMA}domainIncludes", term)
    if has:
        yield f"Its properties: {', '.join(link(each.value, _HERE) for each in has)}"
    of = data.subjects(f"{SCHEMA}rangeIncludes", term)
    if of:
        yield f"Value of: {', '.join(link(each.value, _HERE) for each in of)}"


def _property_facts(term: NamedNode) -> Iterator[str]:
    if _FUNCTIONAL in known().objects(term, f"{RDF}type"):
        yield "At most one value"


def _index(here: str) -> Iterator[str]:
    yield prose(data.text(_ONTOLOGY, f"{DCTERMS}description"), here)
    counts = {
        "questions": len(questions()),
        "principles": len(principles()),
        "checks": len(all_checks()),
        "terms": len(data.of_type(*_KINDS)),
        "lists": len(data.schemes()),
        "queries": len(query_names()),
        "values": len(data.of_type(f"{SKOS}Concept")),
    }
    index = words()["index"]
    yield bullets(entry.format(**counts) for entry in index["pages"])
    yield str(index["house"])
