"""The classes and properties: all that the contract names, with examples that are true to it."""

from __future__ import annotations

import re
from collections import Counter

import pyoxigraph as ox
import pytest

from peertoc.vocabulary import DCTERMS, OWL, PREFIXES, PTOC, RDF, RDFS, SCHEMES, SKOS, STEP_KINDS
from peertoc.vocabulary import ROOT as SPACE
from tests.conftest import shared
from tests.ontology.terms import FILES, FOLDER, declared, instances, ours_in, said, terms, triples

BEYOND = {"GuidePart", "Question", "Principle", "valuesFrom", "meansTerm", "learnerText", "suggestion"}
PERSONAL = {
    "Peer", "position", "task", "background", "yearsOfService", "language", "consent", "peer", "incentive",
}  # fmt: skip
IN_TARGET = {
    "Initiative", "PeerProfile", "Peer", "Participation", "Match", "Authorisation", "PeerContract",
    "Commitment", "CommunityOfPractice", "LearningAlliance", "LearningObjective", "KnowledgeGap",
    "LearningExchange", "TheoryOfChange", "Step", *STEP_KINDS, "CausalLink", "Assumption",
    "Indicator", "Evaluation", "Report", "Lesson", "Risk", "RiskManagement", "Answer", "Waiver",
}  # fmt: skip


def contract() -> set[str]:
    text = shared("design", "vocabulary.md").read_text("utf-8")
    return set(re.findall(r"ptoc:([A-Za-z]+)", text))


def test_every_name_of_the_contract_is_declared_and_little_else() -> None:
    names = contract()
    assert len(names) > 130
    assert sorted(names - set(terms())) == []
    assert set(terms()) - names == BEYOND - names


def test_what_goes_beyond_the_contract_is_told_at_the_head_of_the_file() -> None:
    head = (FOLDER / "peertoc.ttl").read_text("utf-8").split("@prefix")[0]
    assert [name for name in BEYOND if f"ptoc:{name}" not in head] == []


def test_a_class_begins_with_a_capital_and_a_property_does_not() -> None:
    assert [name for name in terms("Class") if not name[0].isupper()] == []
    assert [name for name in terms("ObjectProperty", "DatatypeProperty") if not name[0].islower()] == []
    assert max(Counter(terms()).values()) == 1


def test_a_step_has_seven_kinds() -> None:
    kinds = [name for name in terms("Class") if f"{PTOC}Step" in said(name, RDFS + "subClassOf")]
    assert sorted(kinds) == sorted(STEP_KINDS)


def test_classes_stand_on_what_the_contract_says_and_on_nothing_else() -> None:
    stands = {name: said(name, RDFS + "subClassOf") for name in terms("Class") if name not in STEP_KINDS}
    assert {name: on for name, on in stands.items() if on} == {
        "Peer": [PREFIXES["foaf"] + "Person"],
        "CommunityOfPractice": [PREFIXES["foaf"] + "Group"],
        "LearningAlliance": [PREFIXES["org"] + "OrganizationalCollaboration"],
    }


@pytest.mark.parametrize("kinds", [("Class",), ("ObjectProperty", "DatatypeProperty")])
def test_no_two_classes_and_no_two_properties_have_one_label(kinds: tuple[str, ...]) -> None:
    labels = Counter(label for name in terms(*kinds) for label in said(name, RDFS + "label"))
    assert [label for label, times in labels.items() if times > 1] == []


@pytest.mark.parametrize("name", terms())
def test_an_example_is_turtle_that_uses_the_term_and_only_declared_ones(name: str) -> None:
    examples = said(name, SKOS + "example")
    assert examples
    for example in examples:
        used = ours_in(example)
        assert PTOC + name in used or name == "Step"
        checks = PREFIXES["check"]  # declared beside the checks, not here
        assert sorted(iri for iri in used - declared() if not iri.startswith(checks)) == []


def test_a_note_points_to_declared_terms() -> None:
    texts = [t.object.value for t in triples() if t.predicate.value == SKOS + "scopeNote"]  # type: ignore[union-attr]
    named = {name for text in texts for name in re.findall(r"ptoc:([A-Za-z]+)", text)}
    assert named
    assert sorted(named - set(terms())) == []


def test_every_list_is_chosen_from_by_a_property_and_every_property_chooses_from_a_list_that_exists() -> None:
    lists = {iri for name in terms("ObjectProperty") for iri in said(name, PTOC + "valuesFrom")}
    assert lists == {f"{SPACE}/{name}/" for name in SCHEMES}


def test_what_is_personal_is_said_to_be() -> None:
    assert {name for name in terms() if said(name, PTOC + "personal") == ["true"]} == PERSONAL


def test_nothing_is_an_instance_of_a_class_that_a_check_can_target() -> None:
    assert set(terms("Class")) - IN_TARGET == {"Check", "Run", "GuidePart", "Question", "Principle"}
    targets = {PTOC + name for name in IN_TARGET}
    types = [t for t in triples() if t.predicate.value == RDF + "type"]
    assert len(types) > 400
    assert [iri for kind in sorted(targets) for iri in instances(kind)] == []


def test_no_node_is_without_a_name_and_no_name_is_of_this_machine() -> None:
    assert len(FILES) >= 1 + len(SCHEMES) + 4
    for triple in triples():
        for term in (triple.subject, triple.object):
            # What a pattern says of paths and lists is the one thing that SHACL has no names for.
            assert not isinstance(term, ox.BlankNode) or triple.predicate.value.startswith(
                (PREFIXES["sh"], RDF)
            )
            if isinstance(term, ox.NamedNode):
                assert term.value.startswith(("https://", "http://"))


def test_the_ontology_names_its_version_in_one_place_only() -> None:
    versions = [t for t in triples() if t.predicate.value == OWL + "versionIRI"]
    assert [str(t.object) for t in versions] == [f"<{SPACE}/0.1.0>"]
    assert [iri for iri in declared() if re.search(r"/\d+\.\d+\.\d+", iri)] == []


def test_definitions_are_in_our_own_words() -> None:
    guide = words(shared("guide", "guide.txt").read_text("utf-8"))
    printed = {tuple(guide[at : at + 8]) for at in range(len(guide) - 7)}
    own = [SKOS + "definition", SKOS + "scopeNote", SKOS + "example", DCTERMS + "description"]
    for triple in triples():
        if triple.predicate.value in own and isinstance(triple.object, ox.Literal):
            text = words(triple.object.value)
            runs = {tuple(text[at : at + 8]) for at in range(len(text) - 7)}
            assert sorted(runs & printed) == [], triple.subject


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.casefold())
