"""The form: every term passes it, and each of its requirements can fail."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef

from peertoc.vocabulary import PREFIXES, ROOT, SCHEMES
from tests.ontology.terms import FILES, FOLDER

FORM = f"{ROOT}/form#"
GUIDE = ("sections", "annex-c", "questions", "principles")
SOUND = Path(__file__).with_name("sound.ttl")

#: What the form must report, and what is done to the sound sample: "-" takes away, "+" adds, "×" replaces.
FAULTS = [
    ("term-label", "- ptoc:GuidePart rdfs:label"),
    ("term-label", '+ ptoc:GuidePart rdfs:label "another"@en'),
    ("term-label", '+ ptoc:usesTool rdfs:label "another"@en'),
    ("term-label-language", '+ ptoc:GuidePart rdfs:label "plain"'),
    ("term-definition", "- ptoc:GuidePart skos:definition"),
    ("term-definition", '× ptoc:GuidePart skos:definition "Definition auf Deutsch"@de'),
    ("term-definition", "- ptoc:personal skos:definition"),
    ("term-definition-language", '+ ptoc:usesTool skos:definition "plain"'),
    ("term-example", "- ptoc:GuidePart skos:example"),
    ("term-example", "× ptoc:GuidePart skos:example guide:1"),
    ("term-source", "- ptoc:usesTool dcterms:source"),
    ("term-source", '× ptoc:usesTool dcterms:source "section 1"'),
    ("term-home", "- ptoc:usesTool rdfs:isDefinedBy"),
    ("term-home", "× ptoc:usesTool rdfs:isDefinedBy guide:1"),
    ("term-status", "- ptoc:GuidePart vs:term_status"),
    ("term-status", '× ptoc:GuidePart vs:term_status "good"'),
    ("term-status", '+ ptoc:GuidePart vs:term_status "stable"'),
    ("term-personal", '× ptoc:GuidePart ptoc:personal "yes"'),
    ("term-personal", "+ ptoc:GuidePart ptoc:personal true"),
    ("term-no-domain", "+ ptoc:usesTool rdfs:domain ptoc:GuidePart"),
    ("term-no-range", "+ ptoc:usesTool rdfs:range skos:Concept"),
    ("term-see-also", '× ptoc:GuidePart rdfs:seeAlso "the guide"'),
    ("term", "+ ptoc:usesTool rdf:type owl:DatatypeProperty"),
    ("term", "+ ptoc:usesTool rdf:type owl:Class"),
    ("term", "× ptoc:usesTool rdf:type rdf:Property"),
    ("class-stands-on", "+ ptoc:GuidePart rdfs:subClassOf prov:Activity"),
    ("class-stands-on", "+ ptoc:GuidePart rdfs:subClassOf []"),
    ("property-goes-with", "- ptoc:usesTool schema:domainIncludes"),
    ("property-goes-with", "- ptoc:personal schema:domainIncludes"),
    ("property-values", "- ptoc:personal schema:rangeIncludes"),
    ("property-list", "× ptoc:usesTool ptoc:valuesFrom guide:1"),
    ("property", "- ptoc:usesTool ptoc:valuesFrom"),
    ("property", "+ ptoc:usesTool schema:rangeIncludes ptoc:GuidePart"),
    ("property", "× ptoc:usesTool schema:rangeIncludes ptoc:GuidePart"),
    ("values-are-literals", "+ ptoc:personal schema:rangeIncludes ptoc:GuidePart"),
    ("values-are-things", "+ ptoc:valuesFrom schema:rangeIncludes xsd:string"),
    ("values-are-things", "+ ptoc:valuesFrom schema:rangeIncludes rdf:langString"),
    ("concept", "+ [] rdf:type skos:Concept"),
    ("concept-label", "- tool:a skos:prefLabel"),
    ("concept-label", '+ tool:a skos:prefLabel "other"@en'),
    ("concept-label", '+ tool:a skos:prefLabel "plain"'),
    ("concept-definition", "- tool:a skos:definition"),
    ("concept-notation", "- tool:a skos:notation"),
    ("concept-notation", '+ tool:a skos:notation "c"'),
    ("concept-source", "- tool:a dcterms:source"),
    ("concept-source", '× tool:a dcterms:source "figure 1"'),
    ("concept-list", "- tool:b skos:inScheme"),
    ("concept-list", "× tool:b skos:inScheme guide:1"),
    ("concept-home", "- tool:b rdfs:isDefinedBy"),
    ("concept-home", "× tool:b rdfs:isDefinedBy <https://w3id.org/peertoc>"),
    ("concept-place", "- tool:a skos:topConceptOf"),
    ("concept-place", "- tool:b skos:broader"),
    ("scheme", "+ [] rdf:type skos:ConceptScheme"),
    ("scheme-title", "- <https://w3id.org/peertoc/tool/> dcterms:title"),
    ("scheme-description", "- <https://w3id.org/peertoc/tool/> dcterms:description"),
    ("scheme-top", "- <https://w3id.org/peertoc/tool/> skos:hasTopConcept"),
    ("scheme-top", "+ <https://w3id.org/peertoc/tool/> skos:hasTopConcept guide:1"),
    ("scheme-source", "- <https://w3id.org/peertoc/tool/> dcterms:source"),
    ("scheme-licence", "- <https://w3id.org/peertoc/tool/> dcterms:license"),
    ("guide-part", "+ ptoc:usesTool rdf:type ptoc:GuidePart"),
    ("guide-part-label", "- guide:1 rdfs:label"),
    ("guide-part-description", "- guide:1 dcterms:description"),
    ("guide-part-identifier", "- guide:1 dcterms:identifier"),
    ("guide-part-whole", "- guide:1 dcterms:isPartOf"),
    ("guide-part-home", "- guide:1 rdfs:isDefinedBy"),
    ("question", "+ [] rdf:type ptoc:Question"),
    ("question-label", "- question:P1 rdfs:label"),
    ("question-text", "- question:P1 ptoc:text"),
    ("question-text", '× question:P1 ptoc:text "Q?"'),
    ("question-order", "- question:P1 ptoc:order"),
    ("question-order", '× question:P1 ptoc:order "first"'),
    ("question-source", "- question:P1 dcterms:source"),
    ("question-home", "- question:P1 rdfs:isDefinedBy"),
    ("ontology-title", "- <https://w3id.org/peertoc> dcterms:title"),
    ("ontology-description", "- <https://w3id.org/peertoc/guide/> dcterms:description"),
    ("release", "- <https://w3id.org/peertoc> rdf:type"),
    ("release-version", "- <https://w3id.org/peertoc> owl:versionIRI"),
    ("release-licence", "- <https://w3id.org/peertoc> dcterms:license"),
    ("names-declared", "+ guide:1 rdfs:seeAlso ptoc:usesTol"),
    ("names-declared", "+ guide:1 rdfs:seeAlso tool:c"),
    ("names-declared", "+ guide:1 dcterms:source guide:2"),
    ("names-declared", "+ guide:1 ptoc:usesTol tool:a"),
    ("names-declared", '+ tool:c skos:prefLabel "c"@en'),
    ("names-of-a-kind", "× ptoc:usesTool rdf:type rdf:Property"),
    ("names-of-a-kind", '+ ptoc:other rdfs:label "other"@en'),
]


@cache
def form() -> Graph:
    return Graph().parse(FOLDER / "form.ttl")


@cache
def form_without_queries() -> Graph:
    """Give the form without the shape that holds its queries: they take most of the time."""
    return form() - form().cbd(URIRef(f"{FORM}names"))


def reported(graph: Graph, shapes: Graph) -> set[str]:
    """Name the shapes and queries that report something."""
    _conforms, report, _text = pyshacl.validate(graph, shacl_graph=shapes)
    assert isinstance(report, Graph)
    found = {*report.objects(None, SH.sourceShape), *report.objects(None, SH.sourceConstraint)}
    return {str(shape).removeprefix(FORM) for shape in found}


def changed(change: str) -> Graph:
    """Give the sound sample with one change."""
    graph = Graph().parse(SOUND)
    how, subject, predicate, *value = change.split(" ", 3)
    update = "".join(f"PREFIX {name}: <{space}>\n" for name, space in PREFIXES.items())
    before = len(graph)
    if how in "-×":
        update += f"DELETE WHERE {{ {subject} {predicate} ?any }};\n"
    if how in "+×":
        update += f"INSERT DATA {{ {subject} {predicate} {value[0]} }}"
    graph.update(update)
    assert len(graph) != before or how == "×", "the change changed nothing"
    return graph


def test_every_term_concept_list_and_part_of_the_guide_passes_the_form() -> None:
    names = [path.relative_to(FOLDER).as_posix() for path in FILES]
    assert len([name for name in names if name.startswith("vocabularies/")]) == len(SCHEMES) == 22
    assert {"peertoc.ttl", *(f"guide/{name}.ttl" for name in GUIDE)} <= set(names)
    graph = Graph()
    for path in FILES:
        graph.parse(path)
    conforms, _report, text = pyshacl.validate(graph, shacl_graph=form())
    assert conforms, text


def test_the_sample_from_which_the_faults_are_made_is_sound() -> None:
    assert reported(Graph().parse(SOUND), form()) == set()


@pytest.mark.parametrize(("shape", "change"), FAULTS)
def test_the_form_reports(shape: str, change: str) -> None:
    shapes = form() if shape.startswith("names") else form_without_queries()
    assert shape in reported(changed(change), shapes)


def test_every_requirement_of_the_form_is_seen_to_fail() -> None:
    said = {str(shape).removeprefix(FORM) for shape in form().subjects(SH.message)}
    assert len(said) > 40
    assert sorted(said - {shape for shape, _change in FAULTS}) == []


def test_every_shape_and_query_of_the_form_has_a_name() -> None:
    for kind in (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint):
        shapes = list(form().subjects(RDF.type, kind))
        assert shapes
        assert [shape for shape in shapes if not isinstance(shape, URIRef)] == []
