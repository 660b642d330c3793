"""The questions and principles of the guide: all of them, in its order, each in our own words."""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox
import pytest

from peertoc.vocabulary import DCTERMS, PREFIXES, PTOC, RDF, RDFS, SKOS
from tests.conftest import shared
from tests.ontology.questions import (
    BOTH,
    KINDS,
    PHASES,
    Item,
    everything,
    items,
    listed,
    resources,
    rows,
    runs,
    triples,
    words,
)  # fmt: skip
from tests.ontology.terms import FILES, FOLDER, said
from tests.ontology.vocabularies import inventory

WORDED_TWICE: Final = ["P0.4", "P0.7", "P0.8", "P1.1", "P1.3", "P4.3", "P4.4"]
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
COMMON: Final = [
    RDF + "type", RDFS + "label", PTOC + "text", SKOS + "notation", PTOC + "order", DCTERMS + "source",
    RDFS + "isDefinedBy",
]  # fmt: skip


def test_there_are_95_questions_of_which_20_are_headings_and_12_principles() -> None:
    headings = [item for item in items("question") if not item.all(DCTERMS + "isPartOf")]
    assert (len(items("question")), len(headings), len(items("principle"))) == (95, 20, 12)
    for kind in KINDS:
        assert len(resources(kind, triples(kind))) == len(items(kind)) + 1


def test_the_questions_are_those_of_the_inventory_in_its_order() -> None:
    assert rows(items("question")) == listed()
    counts = inventory()["meta"]["counts"]
    assert len(listed()) == counts["questions_total"] == counts["question_headings"] + counts["question_subs"]


def test_the_principles_are_those_of_the_inventory_in_its_order() -> None:
    assert [item.name for item in items("principle")] == [entry["id"] for entry in inventory()["principles"]]


@pytest.mark.parametrize("name", ["P0.1", "P2.2i", "P4.4a"])
def test_a_missing_question_is_noticed(name: str) -> None:
    rest = resources("question", [t for t in triples("question") if not t.subject.value.endswith(f"/{name}")])  # type: ignore[union-attr]
    assert rows(item for item in rest.values() if item.name) != listed()


@pytest.mark.parametrize("item", everything(), ids=lambda item: item.name)
def test_an_item_has_its_form(item: Item) -> None:
    assert item.one(SKOS + "notation") == item.name
    assert item.one(RDFS + "isDefinedBy") == PREFIXES[item.kind]
    assert 2 <= len(item.one(RDFS + "label").split()) <= 6
    for predicate in (RDFS + "label", PTOC + "text", PTOC + "learnerText"):
        assert all(isinstance(t, ox.Literal) and t.language == "en" for t in item.said.get(predicate, []))
    end = r"\?" if item.kind == "question" else r"\."
    for text in item.wordings:
        assert re.fullmatch(rf"[A-Z][^?.!\s]+( [^?.!\s]+)+{end}", text), text


@pytest.mark.parametrize("item", items("question"), ids=lambda item: item.name)
def test_a_question_stands_in_its_phase_its_section_and_under_its_heading(item: Item) -> None:
    match = re.fullmatch(r"(P([0-4])\.[1-9])([a-i]?)", item.name)
    assert match, item.name
    heading, phase, letter = match.groups()
    assert item.names(PTOC + "inPhase", "phase") == [PHASES[int(phase)]]
    assert item.names(DCTERMS + "source", "guide") == [f"3.{int(phase) + 1}b"]
    assert item.names(DCTERMS + "isPartOf", "question") == ([heading] if letter else [])
    assert item.names(PTOC + "audience", "audience") in (BOTH, BOTH[:1], BOTH[1:])
    known = {*COMMON, PTOC + "inPhase", PTOC + "audience", PTOC + "learnerText", DCTERMS + "isPartOf"}
    assert set(COMMON) <= set(item.said) <= known


def test_every_heading_that_is_named_is_a_heading() -> None:
    headings = [item.name for item in items("question") if not item.all(DCTERMS + "isPartOf")]
    named = {name for item in items("question") for name in item.names(DCTERMS + "isPartOf", "question")}
    assert named == set(headings)


def test_a_principle_comes_from_section_2_and_says_no_more_than_the_form_asks() -> None:
    for item in items("principle"):
        assert item.names(DCTERMS + "source", "guide") == ["2"]
        assert list(item.said) == COMMON


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_counts_up_by_one_as_the_file_does(kind: str) -> None:
    integer = ox.NamedNode(PREFIXES["xsd"] + "integer")
    orders = [item.said[PTOC + "order"] for item in items(kind)]
    assert orders == [[ox.Literal(str(n), datatype=integer)] for n in range(1, len(orders) + 1)]


def test_the_seven_headings_that_the_guide_words_twice_have_both_wordings() -> None:
    twice = [item for item in items("question") if item.all(PTOC + "learnerText")]
    assert [item.name for item in twice] == WORDED_TWICE
    for item in twice:
        assert item.names(PTOC + "audience", "audience") == BOTH
        assert item.one(PTOC + "text") != item.one(PTOC + "learnerText")
    printed = [e["id"] for e in inventory()["questions"] if e["audience_basis"] == "explicit_dual_wording"]
    assert printed == WORDED_TWICE


def test_no_wording_and_no_label_stands_twice() -> None:
    wordings = [text.casefold() for item in everything() for text in item.wordings]
    assert len(wordings) == len(set(wordings)) == 95 + 7 + 12
    for kind in KINDS:
        labels = [item.one(RDFS + "label").casefold() for item in items(kind)]
        assert len(labels) == len(set(labels))


def test_wordings_and_labels_are_in_our_own_words() -> None:
    guide = words(shared("guide", "guide.txt").read_text("utf-8"))
    printed = runs(guide)
    assert len(printed) > 5000
    for item in everything():
        for text in item.wordings:
            assert sorted(runs(words(text)) & printed) == [], item.name
            assert " ".join(words(text)) not in " ".join(guide), item.name


@pytest.mark.parametrize("kind", KINDS)
def test_a_collection_says_what_it_is(kind: str) -> None:
    (head,) = (item for item in resources(kind, triples(kind)).values() if not item.name)
    assert head.one(RDF + "type") == "http://purl.org/dc/dcmitype/Collection"
    assert head.one(DCTERMS + "title")
    assert head.one(DCTERMS + "description")
    assert head.one(DCTERMS + "license") == LICENCE
    sources = {place for item in items(kind) for place in item.all(DCTERMS + "source")}
    assert set(head.all(DCTERMS + "source")) == sources


@pytest.mark.parametrize("kind", KINDS)
def test_the_ontology_says_that_our_properties_go_with_them(kind: str) -> None:
    used = {t.predicate.value for t in triples(kind) if t.predicate.value.startswith(PTOC)}
    goes_with = {p: said(p.removeprefix(PTOC), PREFIXES["schema"] + "domainIncludes") for p in used}
    assert sorted(p.removeprefix(PTOC) for p in used if PTOC + KINDS[kind] not in goes_with[p]) == []


def test_the_form_is_held_against_both_files() -> None:
    assert {FOLDER / "guide" / f"{kind}s.ttl" for kind in KINDS} <= set(FILES)
