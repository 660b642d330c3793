"""No alignment says more than is true, and the judge that says so can be made to disagree."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, Graph, Literal, Namespace, URIRef

from peertoc.catalogue import vocabulary_documents
from peertoc.vocabulary import PTOC as SPACE
from peertoc.vocabulary import ROOT as NAMES
from tests.conftest import ROOT, shared
from tests.ontology import alignments as judge
from tests.ontology import closure

PTOC = Namespace(SPACE)
IATI = Namespace(judge.IATI)
CIDS = Namespace("https://ontology.commonapproach.org/cids#")
LEAST = {"airo": 6, "cids": 22, "dcterms": 5, "iati": 15, "org": 5, "p-plan": 7, "prov": 12, "schema": 19}


def test_there_is_one_file_for_each_target() -> None:
    files = sorted(path.name for path in judge.FOLDER.iterdir())

    assert files == [f"{name}.ttl" for name in judge.FILES]
    assert len(files) == len(LEAST) == 8


@pytest.mark.parametrize("name", judge.FILES)
def test_an_alignment_tells_what_it_is_and_what_was_read(name: str) -> None:
    graph = judge.alignment(name)
    head = URIRef(f"{NAMES}/alignments/{name}")

    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [head]
    for said in (DCTERMS.title, DCTERMS.description, RDFS.comment):
        (text,) = graph.objects(head, said)
        assert isinstance(text, Literal)
        assert text.language == "en"
    assert "read on" in str(graph.value(head, RDFS.comment))
    assert isinstance(graph.value(head, DCTERMS.source), URIRef)
    assert graph.value(head, DCTERMS.modified) is not None
    assert graph.value(head, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert not list(graph.triples((None, OWL.imports, None)))


@pytest.mark.parametrize("name", judge.FILES)
def test_an_alignment_says_no_more_than_it_may(name: str) -> None:
    graph = judge.alignment(name)

    assert len(judge.mappings(graph)) >= LEAST[name]
    assert judge.overclaims(graph, judge.ours(), judge.theirs(name)) == []


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("p-plan", (7, 11)), ("airo", (46, 52)), ("cids", (58, 111)), ("org", (10, 35)), ("prov", (50, 120))],
)
def test_the_terms_of_a_target_are_known(name: str, kinds: tuple[int, int]) -> None:
    known = list(judge.theirs(name).values())

    assert (known.count("class"), known.count("property")) == kinds


MUTATIONS = [
    ("prov", PTOC.Initiative, RDFS.subClassOf, PROV.Activity, "may not say"),
    ("prov", PTOC.Initiative, OWL.equivalentClass, PROV.Activity, "may not say"),
    ("prov", PTOC.Initiative, OWL.sameAs, PROV.Activity, "may not say"),
    ("prov", PTOC.Initiative, SKOS.exactMatch, PROV.Activity, "may not say"),
    ("prov", PTOC.Initiative, RDF.type, PROV.Activity, "may not say"),
    ("prov", PTOC.actor, RDFS.subPropertyOf, PROV.wasAssociatedWith, "may not say"),
    ("prov", PTOC.actor, RDFS.range, PROV.Agent, "may not say"),
    ("prov", PTOC.Nothing, SKOS.closeMatch, PROV.Activity, "no term of ours"),
    ("prov", PROV.Plan, SKOS.closeMatch, PROV.Activity, "no term of ours"),
    ("prov", PTOC.Initiative, SKOS.closeMatch, URIRef(f"{PROV}Aktivity"), "no such term"),
    ("prov", PTOC.Initiative, SKOS.closeMatch, Literal("activity"), "no such term"),
    ("prov", PTOC.Initiative, SKOS.relatedMatch, PROV.used, "a class is no property"),
    ("prov", PTOC.Initiative, SKOS.relatedMatch, PROV.Activity, "matched twice"),
    ("prov", PTOC.Initiative, RDFS.seeAlso, URIRef("https://example.org/"), "no page of IATI"),
    ("schema", PTOC.reason, OWL.equivalentProperty, SDO.text, "would be one"),
    ("dcterms", PTOC.audience, OWL.equivalentProperty, DCTERMS.audience, "no domain and no range"),
    ("cids", PTOC.Assumption, SKOS.closeMatch, CIDS.Assumption, "no such term"),
    ("iati", PTOC.status, SKOS.closeMatch, IATI["ActivityStatus-1"], "a property is no concept"),
]


@pytest.mark.parametrize(("name", "s", "p", "o", "why"), MUTATIONS)
def test_a_stronger_or_a_wrong_statement_is_noticed(
    name: str, s: URIRef, p: URIRef, o: URIRef | Literal, why: str
) -> None:
    graph = judge.alignment(name)
    graph.add((s, p, o))

    found = judge.overclaims(graph, judge.ours(), judge.theirs(name))

    assert any(why in line for line in found), found


def test_what_is_the_same_gets_its_twin_and_nothing_else_reaches_the_data() -> None:
    twins = {s: o for s, p, o in judge.everything() if p == OWL.equivalentProperty}
    expected = {(s, twins[p], o) for s, p, o in closure.sample() if p in twins}

    new = closure.entailed_by_everything()

    assert set(twins) == {PTOC.funder, PTOC.text, PTOC.unit}
    assert {statement for statement in new if closure.reaches_data(statement)} == expected


def test_nothing_new_is_an_instance_of_a_class_of_ours_and_no_step_leads_to_another() -> None:
    new = closure.entailed_by_everything()

    assert [s for s in new if s[1] == RDF.type and str(s[2]).startswith(NAMES)] == []
    assert [s for s in new if s[1] == PTOC.leadsTo] == []


def test_terms_are_tied_by_the_words_of_skos_alone() -> None:
    words = {SKOS.closeMatch, SKOS.relatedMatch, SKOS.related, SKOS.mappingRelation, SKOS.semanticRelation}
    sameness = {OWL.equivalentProperty, RDFS.subPropertyOf}
    twins = set(chain.from_iterable((s, o) for s, p, o in judge.everything() if p == OWL.equivalentProperty))

    for s, p, o in closure.entailed_by_everything():
        if closure.reaches_data((s, p, o)) or p in words:
            continue
        if p in sameness:
            assert {s, o} <= twins
        else:  # SKOS takes whatever it maps for a concept; OWL takes whatever is named for a thing
            assert (p, o) in {(RDF.type, SKOS.Concept), (RDF.type, OWL.Thing), (OWL.sameAs, s)}, (s, p, o)


@pytest.mark.parametrize(
    "stronger",
    [
        [(kind, OWL.equivalentClass, CIDS.Outcome) for kind in (PTOC.LearningOutcome, PTOC.ReformImpact)],
        [(PTOC.LearningOutcome, RDFS.subClassOf, PROV.Activity)],
        [(bond, OWL.equivalentProperty, PROV.wasInfluencedBy) for bond in (PTOC.leadsTo, PTOC.actor)],
    ],
)
def test_what_would_follow_from_a_stronger_statement_is_noticed(
    stronger: list[tuple[URIRef, URIRef, URIRef]],
) -> None:
    graph = Graph()
    for statement in stronger:
        graph.add(statement)

    assert any(closure.reaches_data(statement) for statement in closure.entailed(graph))


def test_the_alignments_are_no_part_of_what_is_validated() -> None:
    union = [path for path in (ROOT / "ontology").rglob("*.ttl") if path.parent != judge.FOLDER]
    text = "".join(path.read_text(encoding="utf-8") for path in union)
    validated = [Path(document.name) for document in vocabulary_documents()]

    assert len(union) > 20
    assert f"{NAMES}/alignments/" not in text
    assert len(validated) > 20
    assert not [path for path in validated if "alignments" in path.parts]


@pytest.mark.parametrize("name", ["ActivityStatus", "ResultType"])
def test_the_codes_of_iati_are_those_of_its_lists(name: str) -> None:
    graph = judge.alignment("iati")
    scheme = URIRef(f"{judge.IATI}{name}")
    ours = {}
    for code in graph.subjects(SKOS.inScheme, scheme):
        notation = str(graph.value(code, SKOS.notation))
        assert code == URIRef(f"{scheme}-{notation}")
        ours[notation] = str(graph.value(code, SKOS.prefLabel))

    assert len(ours) >= 4
    assert ours == judge.codes(shared("registries", "iati-codelists", f"{name}.xml"))


def test_the_pages_of_iati_are_about_elements_that_exist() -> None:
    pages = [str(page) for page in judge.alignment("iati").objects(None, RDFS.seeAlso)]
    named = {part for page in pages for part in page.removeprefix(judge.PAGES).strip("/").split("/")}

    assert len(pages) == 7
    assert named <= judge.elements(shared("registries", "iati-samples", "iati-activities-schema.xsd"))
