"""What the headers of the named queries say, and what the queries are there to show of the ontology."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from peertoc.queries.named import named_queries
from peertoc.resources import ontology_root, vocabulary_files
from peertoc.vocabulary import PREFIXES, PTOC, RDF, is_ours
from scripts.pages.queries import guide_parts

if TYPE_CHECKING:
    from peertoc.queries.header import NamedQuery

#: Classes and properties by which the vocabulary speaks of itself, of the guide and of checks.
ABOUT_ITSELF = {"Check", "GuidePart", "Principle", "Question", "Run"}
OF_ITSELF = {
    "answeredBy", "family", "learnerText", "meansTerm", "personal", "suggestion", "today", "valuesFrom",
    "waivedBy",
}  # fmt: skip


def _declared(*kinds: str) -> set[str]:
    quads = ox.parse(path=ontology_root() / "peertoc.ttl", format=ox.RdfFormat.TURTLE)
    types = {PREFIXES["owl"] + kind for kind in kinds}
    found = {
        quad.subject.value
        for quad in quads
        if quad.predicate.value == f"{RDF}type" and quad.object.value in types
    }
    return {iri.removeprefix(PTOC) for iri in found if iri.startswith(PTOC)}


def _asked_for(*queries: NamedQuery) -> set[str]:
    return {name for query in queries for name in re.findall(r"\bptoc:(\w+)", _code(query))}


def _code(query: NamedQuery) -> str:
    """Leave out the comments."""
    return re.sub(r"(?m)(^|\s)#.*$", "", query.body)


def _competency() -> list[NamedQuery]:
    return [query for query in named_queries() if query.competency]


def test_competency_questions_use_every_class_of_the_ontology() -> None:
    classes = _declared("Class") - ABOUT_ITSELF

    assert len(classes) >= 32
    assert classes - _asked_for(*_competency()) == set()
    assert 12 <= len(_competency()) <= 20


def test_queries_use_every_property_in_which_initiatives_are_told() -> None:
    properties = _declared("ObjectProperty", "DatatypeProperty") - OF_ITSELF

    assert len(properties) > 80
    # ptoc:link may name the links of a theory; they are found by their ends.
    assert properties - _asked_for(*named_queries()) == {"link"}


def test_every_term_that_a_query_names_is_declared() -> None:
    declared = {
        quad.subject.value
        for path in vocabulary_files()
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode)
    }
    ours = [prefix for prefix, space in PREFIXES.items() if is_ours(space)]
    unknown = [
        (query.name, f"{prefix}:{last}")
        for query in named_queries()
        for prefix, last in re.findall(r"\b([a-z]+):([\w.-]*\w)", _code(query))
        if prefix in ours and prefix != "check" and PREFIXES[prefix] + last not in declared
    ]

    assert unknown == []


def test_headers_ask_a_question_and_point_at_parts_of_the_guide() -> None:
    for query in named_queries():
        assert query.asks.endswith("?"), query.name
        assert query.why.endswith("."), query.name
        assert guide_parts(query), query.name


def test_titles_and_questions_are_told_once() -> None:
    queries = named_queries()

    assert len({query.title for query in queries}) == len({query.asks for query in queries}) == len(queries)


def test_every_query_orders_its_rows_and_pastes_nothing() -> None:
    for query in named_queries():
        assert "ORDER BY" in query.body or query.body.startswith("CONSTRUCT"), query.name
        assert "PREFIX" not in query.body, query.name
        for parameter in query.parameters:
            assert f'<urn:peertoc:given>("{parameter.name}")' in query.body, query.name
