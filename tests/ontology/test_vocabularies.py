"""Every list of values is sound by itself."""

from __future__ import annotations

import re
from collections import Counter

import pyoxigraph as ox
import pytest

from peertoc.vocabulary import DCTERMS, PTOC, RDF, RDFS, SCHEMES, SKOS, is_ours
from peertoc.vocabulary import ROOT as SPACE
from tests.conftest import ROOT
from tests.ontology.vocabularies import FOLDER, resources, triples

LEAST = {
    "phase": 5, "tool": 23, "risk": 5, "measure": 14, "area": 23, "goal": 7, "skill": 4, "level": 4,
    "challenge": 12, "key": 6, "function": 4, "knowledge": 3, "factor": 7, "dimension": 14, "purpose": 5,
    "status": 3, "audience": 2, "control": 2, "likelihood": 5, "consequence": 5, "strength": 4, "pledge": 4,
}  # fmt: skip
EXACT = {
    "purpose": "learning support networking pressure other",
    "status": "planned running finished",
    "audience": "facilitator learner",
    "control": "within outside",
    "likelihood": "rare unlikely possible likely almost-certain",
    "consequence": "negligible minor moderate major severe",
    "strength": "none weak moderate strong",
    "pledge": "time resources safety non-retaliation",
    "level": "country organisation city individual",
    "phase": "pre-foundational foundational-engagement sustained-contact learning-outcomes change-at-scale",
}
IN_ORDER = ("phase", "status", "likelihood", "consequence", "strength")


def test_there_is_one_file_for_each_of_the_22_lists() -> None:
    assert len(SCHEMES) == 22
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}.ttl" for name in SCHEMES)
    assert set(LEAST) == set(SCHEMES)


@pytest.mark.parametrize("name", SCHEMES)
def test_a_list_holds_at_least_what_was_asked_for(name: str) -> None:
    assert len(resources(name)) >= LEAST[name]
    if name in EXACT:
        assert [value.name for value in resources(name)] == EXACT[name].split()


@pytest.mark.parametrize("name", SCHEMES)
def test_a_file_is_one_scheme_that_says_what_it_is(name: str) -> None:
    (scheme,) = resources(name, "ConceptScheme")
    assert scheme.iri == f"{SPACE}/{name}/"
    for predicate in ("title", "description", "license"):
        assert scheme.one(DCTERMS + predicate)
    assert scheme.all(DCTERMS + "source")
    tops = [value.iri for value in resources(name) if value.all(SKOS + "topConceptOf")]
    assert scheme.all(SKOS + "hasTopConcept") == tops


@pytest.mark.parametrize("name", SCHEMES)
def test_a_file_uses_plain_names_and_english_only(name: str) -> None:
    for triple in triples(name):
        assert isinstance(triple.subject, ox.NamedNode)
        assert triple.subject.value.startswith(f"{SPACE}/{name}/")
        assert triple.predicate.value.startswith((SKOS, DCTERMS, RDFS, PTOC, RDF + "type"))
        assert isinstance(triple.object, ox.NamedNode | ox.Literal)
        if isinstance(triple.object, ox.Literal):
            plain = triple.predicate.value in (SKOS + "notation", PTOC + "order")
            assert triple.object.language == (None if plain else "en")
            assert re.fullmatch(r"\S+( \S+)*", triple.object.value)


@pytest.mark.parametrize("name", SCHEMES)
def test_every_concept_has_the_form_of_a_concept(name: str) -> None:
    home = f"{SPACE}/{name}/"
    for value in resources(name):
        assert value.iri == home + value.name
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", value.name)
        assert value.one(SKOS + "notation") == value.name
        assert value.one(SKOS + "inScheme") == value.one(RDFS + "isDefinedBy") == home
        assert value.one(SKOS + "prefLabel")
        assert re.fullmatch(r"[A-Z].{14,240}\.", value.one(SKOS + "definition"))
        assert all(iri.startswith(f"{SPACE}/guide/") for iri in value.all(DCTERMS + "source"))
        places = value.names(DCTERMS + "source")
        assert [place for place in places if not place.startswith("figure-")], f"{value.name} has no section"
        assert len(value.all(SKOS + "broader")) + len(value.all(SKOS + "topConceptOf")) == 1


@pytest.mark.parametrize("name", SCHEMES)
def test_no_label_or_definition_stands_twice_in_a_list(name: str) -> None:
    labels = Counter(label for value in resources(name) for label in value.labels)
    assert not [label for label, times in labels.items() if times > 1]
    definitions = [value.one(SKOS + "definition") for value in resources(name)]
    assert len(definitions) == len(set(definitions))


@pytest.mark.parametrize("name", SCHEMES)
def test_broader_and_related_concepts_are_other_concepts_of_the_list(name: str) -> None:
    known = {value.iri: value for value in resources(name)}
    for value in known.values():
        assert set(value.all(SKOS + "related")) <= known.keys() - {value.iri}
        for above in value.all(SKOS + "broader"):
            assert known[above].all(SKOS + "topConceptOf"), f"{value.name} hangs under no top concept"


@pytest.mark.parametrize("name", IN_ORDER)
def test_an_ordered_list_counts_up_by_one(name: str) -> None:
    order = [int(value.one(PTOC + "order")) for value in resources(name)]
    assert order == list(range(order[0], order[0] + len(order)))
    assert order[0] in ({0} if name == "phase" else {0, 1})


def test_every_name_of_ours_is_declared_in_the_ontology() -> None:
    files = sorted((ROOT / "ontology").rglob("*.ttl"))
    assert len(files) > len(SCHEMES)
    declared = {quad.subject.value for path in files for quad in ox.parse(path=str(path))}
    used = {
        term.value
        for name in SCHEMES
        for triple in triples(name)
        for term in (triple.predicate, triple.object)
        if isinstance(term, ox.NamedNode) and is_ours(term.value)
    }
    assert sorted(used - declared) == []


def test_collections_are_named_and_never_values() -> None:
    found = {name: resources(name, "Collection") for name in SCHEMES}
    assert {name: len(groups) for name, groups in found.items() if groups} == {"dimension": 3}
    for group in found["dimension"]:
        assert group.name.startswith("group-of-")
        assert group.one(SKOS + "prefLabel")
        assert group.one(SKOS + "definition")
        assert group.one(RDFS + "isDefinedBy") == f"{SPACE}/dimension/"
        assert group.all(DCTERMS + "source")
        assert not group.all(SKOS + "inScheme")
        assert group.names(SKOS + "member") <= {value.name for value in resources("dimension")}
