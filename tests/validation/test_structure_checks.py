"""The checks of the structure family: what each finds, and what it leaves to another."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from peertoc.catalogue import read_text, vocabulary_documents
from peertoc.validation import Finding, all_checks, check_document, choose
from peertoc.vocabulary import OWL, PTOC, RDF, RDFS, SH, SKOS

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> .
@prefix phase: <https://w3id.org/peertoc/phase/> .
@prefix area: <https://w3id.org/peertoc/area/> .
@prefix tool: <https://w3id.org/peertoc/tool/> .
@prefix status: <https://w3id.org/peertoc/status/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix old: <http://schema.org/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://example.org/i/> .
<i> a ptoc:Initiative ; dcterms:title "Peers"@en .
"""
META = {f"{PTOC}{name}" for name in ("Question", "Principle", "GuidePart", "Check", "Run")}
ABOUT_US = {*META, f"{OWL}Class", f"{RDF}Property", f"{SKOS}Concept", f"{SH}ValidationResult"}
# The samples are of one fault each, and no whole initiatives: none has a status beside its dates.
STRUCTURE = choose(all_checks(), ["structure"], ["status-unsaid"])


def found(text: str) -> list[Finding]:
    document = read_text(HEAD + text, name="plan.ttl")
    return list(check_document(document, checks=STRUCTURE))


def told(text: str) -> list[str]:
    return [finding.check for finding in found(text)]


def marked(text: str) -> str:
    (finding,) = found(text)
    return finding.source[finding.place.column - 1 : finding.place.end_column - 1]


E_ = "<e> a ptoc:Engagement ; dcterms:title 'E'@en . "
S_ = E_ + "<e> ptoc:leadsTo <s> . <s> a ptoc:LearningOutcome ; dcterms:title 'S'@en "
I_ = "<n> a ptoc:Indicator ; dcterms:title 'N'@en ; "


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        # One fault, one check.
        ('<i> ptoc:funder "A fund" .', ["text-for-a-thing"]),
        ('<i> ptoc:funder "https://ror.org/1"^^xsd:anyURI .', ["text-for-a-thing"]),
        ('<i> ptoc:status "running" .', ["text-for-a-thing"]),
        ("<i> ptoc:funder <https://ror.org/1> .", []),
        (I_ + "ptoc:unit <u> .", ["thing-for-a-text"]),
        (I_ + "ptoc:target <u> .", ["thing-for-a-text"]),
        (I_ + "ptoc:targetDate [] .", ["thing-for-a-text"]),
        ("<i> dcterms:description [ dcterms:title 'x'@en ] .", ["thing-for-a-text"]),
        ("<i> schema:startDate <day> .", ["thing-for-a-text"]),
        ("<o> a org:Organization ; dcterms:date <day> .", []),
        ("<i> ptoc:status phase:sustained-contact .", ["value-not-in-list"]),
        ("<i> ptoc:status <mine> . <mine> a skos:Concept .", ["value-not-in-list"]),
        ("<i> ptoc:status [] .", ["value-not-in-list"]),
        ("<i> ptoc:status <mine> . <mine> dcterms:title 'M'@en .", ["value-not-in-list"]),
        ("<i> ptoc:status ptoc:status .", ["value-not-in-list"]),
        ("<i> ptoc:status status:runing .", ["undeclared-term"]),
        ("<i> ptoc:status old:Running .", ["old-schema-address"]),
        ("<i> ptoc:status <file:///running> .", ["address-of-one-machine"]),
        (S_ + "; ptoc:leadsTo <n> . " + I_ + "ptoc:unit 'x'@en .", ["wrong-kind-of-thing"]),
        (S_ + "; ptoc:leadsTo <o> . <o> a org:Organization .", ["wrong-kind-of-thing"]),
        (S_ + "; ptoc:leadsTo tool:site-visits .", ["wrong-kind-of-thing"]),
        ("<i> ptoc:facilitator tool:site-visits .", ["wrong-kind-of-thing"]),
        ("<i> ptoc:facilitator <i> .", ["wrong-kind-of-thing"]),
        ("<i> ptoc:facilitator <f> . <f> a foaf:Organization .", []),
        ("<i> ptoc:facilitator <f> . <f> a ptoc:CommunityOfPractice .", []),
        (S_ + "; ptoc:leadsTo <x> . <x> a ptoc:Diffussion .", ["undeclared-term"]),
        (S_ + "; ptoc:leadsTo <x> . <x> a old:Thing .", ["old-schema-address"]),
        (S_ + "; ptoc:leadsTo <x> .", ["not-described"]),
        ("<i> ptoc:evaluation <https://w3id.org/peertoc/initiative/other> .", ["not-described"]),
        (S_ + "; ptoc:leadsTo phase:x .", ["undeclared-term"]),
        (S_ + "; ptoc:leadsTo <file:///x> .", ["address-of-one-machine"]),
        ("<x> ptoc:inPhase phase:sustained-contact .", ["kind-not-stated"]),
        ("<l> ptoc:cause <e> ; ptoc:effect <e> . " + E_, ["kind-not-stated"]),
        ("<i> ptoc:community <c> . <c> dcterms:title 'C' .", ["kind-not-stated"]),
        ("<i> ptoc:funder <c> ; ptoc:facilitator <c> . <c> dcterms:title 'C' .", ["kind-not-stated"]),
        ("<i> ptoc:risk [ dcterms:title 'R' ] .", ["kind-not-stated"]),
        ("<i> dcterms:isVersionOf <old> . <old> dcterms:title 'Earlier' .", []),
        ("<o> a org:Organization ; dcterms:title 'A' , 'B' .", []),
        # Dates.
        ('<i> schema:startDate "2025-02-30"^^xsd:date .', ["date-not-readable"]),
        ('<i> schema:startDate "2025-13"^^xsd:gYearMonth .', ["date-not-readable"]),
        ('<i> schema:startDate "soon" .', ["date-not-readable"]),
        ('<i> schema:startDate "2025-01-01" .', ["date-not-readable"]),
        ('<i> schema:startDate "2025-01-01T00:00:00"^^xsd:dateTime .', ["date-not-readable"]),
        ('<i> schema:startDate "25"^^xsd:gYear .', ["date-not-readable"]),
        ("<i> schema:startDate 2025 .", ["date-not-readable"]),
        (I_ + 'ptoc:observedOn "last year"@en .', ["date-not-readable"]),
        ('<i> schema:startDate "2024-02-29Z"^^xsd:date .', []),
        ('<i> schema:startDate "2024-02"^^xsd:gYearMonth ; schema:endDate "2024"^^xsd:gYear .', []),
        ('<o> a org:Organization ; dcterms:date "soon" .', []),
        ('<i> old:startDate "soon" .', ["old-schema-address"]),
        (
            '<i> schema:startDate "2024-02"^^xsd:gYearMonth ; schema:endDate "2023"^^xsd:gYear .',
            ["dates-out-of-order"],
        ),
        (
            '<i> schema:startDate "2024-02-02"^^xsd:date ; schema:endDate "2024-01"^^xsd:gYearMonth .',
            ["dates-out-of-order"],
        ),
        ('<i> schema:startDate "2024-02-02+02:00"^^xsd:date ; schema:endDate "2024-02-02Z"^^xsd:date .', []),
        ('<i> dcterms:issued "2024"^^xsd:gYear ; schema:endDate "2023"^^xsd:gYear .', []),
        (
            '<c> a ptoc:Commitment ; dcterms:issued "2024"^^xsd:gYear ; schema:endDate "2023"^^xsd:gYear .',
            ["dates-out-of-order"],
        ),
        (
            I_ + 'ptoc:baselineDate "2024"^^xsd:gYear ; ptoc:targetDate "2023-12-31"^^xsd:date .',
            ["dates-out-of-order"],
        ),
        ('<i> schema:startDate "2024"^^xsd:gYear ; schema:endDate "2023" .', ["date-not-readable"]),
        # Numbers, yes or no, and what is said once.
        (I_ + 'ptoc:baseline "none" .', ["number-not-readable"]),
        (I_ + 'ptoc:target "12" .', ["number-not-readable"]),
        (I_ + 'ptoc:target "many"^^xsd:integer .', ["number-not-readable"]),
        (I_ + "ptoc:baseline 0 ; ptoc:target 1.5 ; ptoc:observed 1e3 .", []),
        ("<l> a ptoc:CausalLink ; ptoc:critical 'yes' .", ["not-yes-or-no"]),
        ("<l> a ptoc:CausalLink ; ptoc:critical 1 .", ["not-yes-or-no"]),
        ("<l> a ptoc:CausalLink ; ptoc:critical 'TRUE'^^xsd:boolean .", ["not-yes-or-no"]),
        ("<l> a ptoc:CausalLink ; ptoc:critical '1'^^xsd:boolean .", []),
        ("<i> ptoc:status status:planned, status:running .", ["said-more-than-once"]),
        (I_ + "ptoc:target 1, 2, 3 ; ptoc:baseline 1, 2 .", ["said-more-than-once"] * 2),
        (E_ + "<e> ptoc:inPhase phase:sustained-contact, phase:change-at-scale .", ["said-more-than-once"]),
        ('<i> schema:startDate "2024"^^xsd:gYear, "2025"^^xsd:gYear .', ["said-more-than-once"]),
        (I_ + "ptoc:observed 1, 2 .", []),
        # Titles and languages.
        ("<r> a ptoc:Risk .", ["title-missing"]),
        ("<r> a ptoc:Diffusion .", ["title-missing"]),
        ("<r> a ptoc:Risk ; dcterms:description 'R'@en .", []),
        ("<r> a ptoc:Waiver .", ["waiver-unknown-check", "waiver-without-reason"]),
        ("<i> dcterms:title 'Others'@en .", ["title-given-twice"]),
        ("<i> dcterms:title 'Autres'@fr, 'Others'@en-GB .", []),
        ("<r> a ptoc:Risk ; dcterms:title 'A', 'B' .", ["text-without-language"] * 2 + ["title-given-twice"]),
        ("<r> a ptoc:Risk ; dcterms:title 'A' .", ["text-without-language"]),
        ("<o> a org:Organization ; dcterms:title 'A' .", []),
        # Addresses.
        ("<i> a old:Project .", ["old-schema-address"]),
        ("<i> schema:eventStatus old:EventScheduled .", ["old-schema-address"]),
        ("<i> dcterms:source old:Project ; foaf:homepage 'http://schema.org/' .", []),
        ("<file:///a> a ptoc:Match . <i> ptoc:match <file:///a> .", ["address-of-one-machine"]),
        (
            "<i> dcterms:source <file:///a>, <file:///b> ; foaf:homepage <file:///a> .",
            ["address-of-one-machine"] * 2,
        ),
        ("<i> dcterms:source 'file:///a' .", []),
        # The area put first.
        ("<i> ptoc:primaryReformArea area:treasury .", ["primary-area-apart"]),
        ("<i> ptoc:primaryReformArea area:treasury ; ptoc:reformArea area:treasury .", []),
        ("<i> ptoc:primaryReformArea area:treasury ; ptoc:reformArea area:treasurie .", ["undeclared-term"]),
        ("<i> ptoc:primaryReformArea tool:site-visits .", ["value-not-in-list"]),
    ],
)  # fmt: skip
def test_each_fault_of_structure_is_told_by_one_check(text: str, checks: list[str]) -> None:
    assert sorted(told(text)) == checks


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", []),
        ('<i> schema:startDate "2027"^^xsd:gYear .', ["It has dates"]),
        ("<i> ptoc:participation <p> .", ["It says who takes part"]),
        ('<i> ptoc:participation <p> ; schema:endDate "2027"^^xsd:gYear .', ["It has dates"]),
        ("<i> ptoc:participation <p> ; ptoc:status status:planned .", []),
        ("<i> ptoc:participation <p> ; ptoc:statuss status:planned .", []),
    ],
)
def test_a_status_is_asked_for_once_there_are_dates_or_people(text: str, messages: list[str]) -> None:
    status = "@prefix status: <https://w3id.org/peertoc/status/> .\n"
    document = read_text(HEAD + status + text, name="plan.ttl")
    asked = check_document(document, checks=choose(all_checks(), ["status-unsaid"], []))
    assert [finding.message.partition(",")[0].partition(", but")[0] for finding in asked] == messages


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("<l> ptoc:cause <e> ; ptoc:effect <e> . " + E_, "<l>"),
        ("<file:///a> a ptoc:Match . <i> ptoc:match <file:///a> .", "<file:///a>"),
        ("<i> old:startDate 'x' .", "old:startDate"),
        (S_ + "; ptoc:leadsTo <n> . " + I_ + "ptoc:unit 'x'@en .", "<n>"),
        ('<i> schema:startDate "2024"^^xsd:gYear ; schema:endDate "2023"^^xsd:gYear .', '"2023"^^xsd:gYear'),
    ],
)
def test_a_fault_of_structure_stands_where_it_is_written(text: str, span: str) -> None:
    assert marked(text) == span


def _ontology() -> dict[str, dict[str, set[str]]]:
    terms: dict[str, dict[str, set[str]]] = {}
    for document in vocabulary_documents():
        for subject, predicate, thing in document.triples:
            if isinstance(subject, NamedNode) and isinstance(thing, NamedNode):
                terms.setdefault(subject.value, {}).setdefault(predicate.value, set()).add(thing.value)
    home = {"https://w3id.org/peertoc"}
    return {name: said for name, said in terms.items() if said.get(f"{RDFS}isDefinedBy") == home}


def _named(check: str, *predicates: str) -> set[str]:
    (one,) = choose(all_checks(), [check], [])
    wanted = {f"{SH}{predicate}" for predicate in predicates}
    return {
        triple.object.value
        for triple in one.triples
        if triple.predicate.value in wanted and isinstance(triple.object, NamedNode)
    }


@pytest.mark.parametrize(
    "check", ["date-not-readable", "title-given-twice", "text-without-language", "said-more-than-once"]
)
def test_a_check_of_all_things_of_ours_names_every_class(check: str) -> None:
    classes = {name for name, said in _ontology().items() if f"{OWL}Class" in said[f"{RDF}type"]}
    kinds = {n for n, said in _ontology().items() if f"{PTOC}Step" in said.get(f"{RDFS}subClassOf", ())}
    assert _named(check, "targetClass") == classes - META - kinds


def test_every_property_of_an_initiative_asks_for_the_kind_of_its_subject() -> None:
    about = {n: s.get("https://schema.org/domainIncludes", set()) for n, s in _ontology().items()}
    used = {name for name, domain in about.items() if domain - ABOUT_US}
    assert _named("kind-not-stated", "targetSubjectsOf") == used


def test_every_functional_property_may_be_said_once_only() -> None:
    once = {n for n, s in _ontology().items() if f"{OWL}FunctionalProperty" in s[f"{RDF}type"]}
    assert len(once) >= 19
    assert _named("said-more-than-once", "targetSubjectsOf") == once
    assert _named("said-more-than-once", "path") >= once
