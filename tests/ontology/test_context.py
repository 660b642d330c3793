"""The JSON-LD context: it knows every term, agrees with the ontology, and loses nothing on the way."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from peertoc.vocabulary import PREFIXES, PTOC, RDF, XSD
from peertoc.vocabulary import ROOT as SPACE
from tests.ontology.terms import FOLDER, HEADER, declared, said, takes, terms

#: rdflib reads JSON-LD with a class of its own that it calls outdated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

CONTEXT: dict[str, Any] = json.loads((FOLDER / "context.jsonld").read_text("utf-8"))["@context"]
KEYWORDS = {"@version": 1.1, "@vocab": PTOC, "id": "@id", "type": "@type"}
BASE = "https://example.org/municipal-budgeting/"
#: Names that are a property of ours and the prefix of a list: in the context they are the property.
BOTH = set(PREFIXES) & set(terms("ObjectProperty", "DatatypeProperty"))
EXTERNAL = {
    "Organization": "org", "Post": "org", "Person": "foaf", "Group": "foaf", "title": "dcterms",
    "description": "dcterms", "label": "rdfs", "prefLabel": "skos", "altLabel": "skos", "name": "foaf",
    "startDate": "schema", "endDate": "schema", "issued": "dcterms", "date": "dcterms",
    "modified": "dcterms", "spatial": "dcterms", "location": "schema", "homepage": "foaf",
    "source": "dcterms", "isVersionOf": "dcterms", "isPartOf": "dcterms",
    "identifier": "dcterms", "seeAlso": "rdfs", "member": "foaf", "hasMember": "org",
}  # fmt: skip

SAMPLE = f"""
@base <{BASE}> .
<initiative> a ptoc:Initiative ;
    dcterms:title "Municipal budgeting peers"@en, "Pairs du budget municipal"@fr ;
    skos:altLabel "MBP" ;
    schema:startDate "2026"^^xsd:gYear ; schema:endDate "2030-06"^^xsd:gYearMonth ;
    dcterms:spatial "Six towns on the coast"@en, <https://example.org/places/coast> ;
    ptoc:status status:running ; ptoc:purpose purpose:learning, purpose:support ;
    ptoc:reformArea area:procurement ; ptoc:challenge challenge:building-trust ;
    ptoc:facilitator [ a org:Organization ; skos:prefLabel "Association of municipalities"@en ] ;
    ptoc:theoryOfChange <theory> ;
    ptoc:participation [ a ptoc:Participation ;
        ptoc:peer [ a ptoc:Peer ; ptoc:yearsOfService 12 ; ptoc:language "fr" ] ;
        ptoc:authorisation [ a ptoc:Authorisation ; ptoc:formal true ;
            dcterms:issued "2026-02-01"^^xsd:date ] ] ;
    ptoc:risk [ a ptoc:Risk ; ptoc:riskType risk:standard-solutions ; ptoc:likelihood likelihood:likely ] ;
    ptoc:answer [ a ptoc:Answer ; ptoc:question question:P1.1b ; ptoc:text "Pairs choose their dates."@en ;
        ptoc:audience audience:facilitator ] ;
    dcterms:source guide:3.5, <https://example.org/report> .
<theory> a ptoc:TheoryOfChange ; ptoc:step <visits>, <learned> ; ptoc:nextReview "2027-03-31"^^xsd:date .
<visits> a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ; ptoc:usesTool tool:site-visits ;
    ptoc:frequency "twice a year"@en ; schema:location "In turn, at each other's office"@en .
<learned> a ptoc:LearningOutcome ; ptoc:skill skill:political-savvy ;
    ptoc:indicator [ a ptoc:Indicator ; ptoc:baseline 0 ; ptoc:target 6.5 ; ptoc:observed 4.5e0 ;
        ptoc:unit "towns"@en ; ptoc:targetDate "2029"^^xsd:gYear ] .
<link> a ptoc:CausalLink ; ptoc:cause <visits> ; ptoc:effect <learned> ; ptoc:critical false ;
    ptoc:assumption [ a ptoc:Assumption ; ptoc:control control:within ] .
"""

WRITTEN = {
    "id": f"{BASE}initiative",
    "type": "Initiative",
    "title": {"@value": "Municipal budgeting peers", "@language": "en"},
    "reformArea": "area:procurement",
    "status": "status:planned",
    "startDate": "2026-09-01",
    "endDate": {"@value": "2030", "@type": "xsd:gYear"},
    "homepage": "https://example.org/",
    "theoryOfChange": {
        "type": "TheoryOfChange",
        "step": [
            {"id": f"{BASE}visits", "usesTool": ["tool:site-visits"], "leadsTo": f"{BASE}l"},
            {"id": f"{BASE}l", "type": "LearningOutcome", "skill": ["skill:political-savvy"]},
        ],
    },
    "risk": {"type": "Risk", "riskType": "risk:weak-evaluation", "consequence": "consequence:major"},
    "participation": [{"authorisation": {"formal": True}, "purpose": "purpose:learning"}],
}
MEANT = f"""
@base <{BASE}> .
<initiative> a ptoc:Initiative ; dcterms:title "Municipal budgeting peers"@en ;
    ptoc:reformArea area:procurement ; ptoc:status status:planned ;
    schema:startDate "2026-09-01"^^xsd:date ; schema:endDate "2030"^^xsd:gYear ;
    foaf:homepage <https://example.org/> ;
    ptoc:theoryOfChange [ a ptoc:TheoryOfChange ; ptoc:step <visits>, <l> ] ;
    ptoc:risk [ a ptoc:Risk ; ptoc:riskType risk:weak-evaluation ; ptoc:consequence consequence:major ] ;
    ptoc:participation [ ptoc:authorisation [ ptoc:formal true ] ; ptoc:purpose purpose:learning ] .
<visits> ptoc:usesTool tool:site-visits ; ptoc:leadsTo <l> .
<l> a ptoc:LearningOutcome ; ptoc:skill skill:political-savvy .
"""


def turtle(text: str) -> Graph:
    return Graph().parse(data=HEADER + text, format="turtle")


def read_by_rdflib(document: dict[str, Any]) -> Graph:
    return Graph().parse(data=json.dumps({"@context": CONTEXT, **document}), format="json-ld")


def read_by_pyoxigraph(document: dict[str, Any]) -> Graph:
    text = json.dumps({"@context": CONTEXT, **document}).encode()
    lines = ox.serialize(ox.parse(text, format=ox.RdfFormat.JSON_LD), format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines or b"", format="ntriples")


READERS = pytest.mark.parametrize("read", [read_by_rdflib, read_by_pyoxigraph])


def iri(key: str) -> str:
    """Expand what the context says of a key."""
    name: str = CONTEXT[key]["@id"] if isinstance(CONTEXT[key], dict) else CONTEXT[key]
    prefix, _, local = name.partition(":")
    return name if local.startswith("//") else PREFIXES[prefix] + local


def kind(key: str) -> str | None:
    found: str | None = CONTEXT[key].get("@type") if isinstance(CONTEXT[key], dict) else None
    return found


def list_of(name: str) -> str | None:
    """Name the prefix of the list from which a property takes its values."""
    lists = said(name, f"{PTOC}valuesFrom") or [f"{SPACE}/question/"] * (name == "question")
    return lists[0].rstrip("/").rsplit("/", 1)[1] if lists else None


def test_the_context_knows_every_term_and_nothing_that_is_not_declared() -> None:
    assert {key: CONTEXT[key] for key in KEYWORDS} == KEYWORDS
    ours = {key for key in CONTEXT if key not in {*KEYWORDS, *EXTERNAL} and iri(key) not in PREFIXES.values()}
    assert ours == set(terms())
    assert [key for key in ours if iri(key) != PTOC + key] == []
    assert sorted(iri(key) for key in ours if iri(key) not in declared()) == []
    assert [key for key, space in EXTERNAL.items() if iri(key) != PREFIXES[space] + key] == []


def test_every_prefix_is_known_where_no_property_has_its_name() -> None:
    assert len(BOTH) == 16
    for prefix in set(PREFIXES) - BOTH:
        assert CONTEXT[prefix] == {"@id": PREFIXES[prefix], "@prefix": True}


@pytest.mark.parametrize("name", terms("ObjectProperty"))
def test_an_object_property_takes_names_and_the_prefix_of_its_list(name: str) -> None:
    assert kind(name) == "@id"
    prefix = list_of(name)
    inner = {prefix: {"@id": PREFIXES[prefix], "@type": "@id", "@prefix": True}} if prefix in BOTH else None
    assert CONTEXT[name].get("@context") == inner


@pytest.mark.parametrize("name", terms("DatatypeProperty"))
def test_a_datatype_property_has_its_type_where_there_is_one(name: str) -> None:
    kinds = [value.replace(XSD, "xsd:") for value in takes(name)]
    if "xsd:date" in kinds:
        assert kind(name) == "xsd:date"
    elif len(kinds) == 1 and kinds != ["xsd:string"]:
        assert kind(name) == kinds[0]
    else:
        assert kind(name) is None


def test_a_class_is_only_a_name() -> None:
    assert [name for name in terms("Class") if CONTEXT[name] != f"ptoc:{name}"] == []


@READERS
@pytest.mark.parametrize("name", [name for name in terms("ObjectProperty") if list_of(name)])
def test_a_value_of_a_list_expands_in_every_property_that_takes_it(name: str, read: Any) -> None:
    graph = read({"id": f"{BASE}x", name: [f"{list_of(name)}:site-visits"]})
    expected = (URIRef(f"{BASE}x"), URIRef(PTOC + name), URIRef(f"{SPACE}/{list_of(name)}/site-visits"))
    assert list(graph) == [expected]


@READERS
def test_a_handwritten_document_means_what_it_says(read: Any) -> None:
    assert isomorphic(read(WRITTEN), turtle(MEANT))


@READERS
def test_an_unknown_key_becomes_an_undeclared_term_instead_of_vanishing(read: Any) -> None:
    graph = read({"id": f"{BASE}x", "type": "Iniciative", "reformArae": "area:procurement"})
    assert {str(predicate) for predicate in graph.predicates()} == {f"{RDF}type", f"{PTOC}reformArae"}
    assert URIRef(f"{PTOC}Iniciative") in set(graph.objects())
    assert f"{PTOC}reformArae" not in declared()


@READERS
def test_a_graph_comes_back_the_same(read: Any) -> None:
    graph = turtle(SAMPLE)
    assert len(graph) > 60
    # rdflib writes no resource without a name under a term of type @id, so each gets one for the journey.
    text = graph.skolemize().serialize(format="json-ld", context=CONTEXT)
    document = json.loads(text)
    assert document.pop("@context") == CONTEXT
    assert "usesTool" in text
    assert "tool:site-visits" in text
    assert isomorphic(read(document).de_skolemize(), graph)
