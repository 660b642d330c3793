"""Labels come from the vocabularies, and the model has a field for all that the ontology says."""

from __future__ import annotations

from peertoc.catalogue.document import vocabulary_documents
from peertoc.catalogue.reading import read_labels, with_own_labels
from peertoc.model import __all__ as model_names
from peertoc.model import (
    sayings,
)
from peertoc.vocabulary import PREFIXES, PTOC, SCHEMA
from tests.catalogue.told import BASE, document


def test_labels_are_read_from_the_vocabularies_and_the_ontology() -> None:
    labels = read_labels()
    assert labels.of(f"{PREFIXES['tool']}site-visits", "en") == "site visits"
    assert labels.of(f"{PTOC}SustainedContact", "en") == "sustained contact"
    assert [labels.of(phase, "en") for phase in labels.phases] == [
        "pre-foundational stage",
        "foundational engagement",
        "sustained contact",
        "learning outcomes",
        "change at scale",
    ]
    assert read_labels() is labels


def test_a_document_may_name_concepts_of_its_own_but_rename_none_of_ours() -> None:
    own = document(
        '<boards> skos:prefLabel "shadow boards"@en . tool:site-visits skos:prefLabel "trips"@en .'
    )
    labels = with_own_labels(read_labels(), own)
    assert labels.of(f"{BASE}boards", "en") == "shadow boards"
    assert labels.of(f"{PREFIXES['tool']}site-visits", "en") == "site visits"
    assert labels.phases == read_labels().phases


#: What the ontology says of other things than initiatives.
ELSEWHERE = {
    "Check",
    "Question",
    "Principle",
    "Concept",
    "GuidePart",
    "Property",
    "Class",
    "ValidationResult",
    "Run",
}
#: What the chain holds in its own form.
IN_THE_CHAIN = {"step", "link", "leadsTo", "feedsBackTo", "cause", "effect"}
HELD_BY = {
    "CausalLink": "Link",
    "CommunityOfPractice": "Community",
    "LearningAlliance": "Community",
    **dict.fromkeys(
        (
            "Engagement",
            "SustainedContact",
            "LearningOutcome",
            "Diffusion",
            "OrganisationalChange",
            "ReformImpact",
        ),
        "Step",
    ),
}


def test_every_property_of_the_ontology_has_its_field() -> None:
    import peertoc.model

    ontology = vocabulary_documents()[0]
    domains = [
        (triple.subject.value.removeprefix(PTOC), triple.object.value.rpartition("#")[2])  # type: ignore[union-attr]
        for triple in ontology.triples
        if triple.predicate.value == f"{SCHEMA}domainIncludes"
    ]
    homeless = []
    for name, domain in domains:
        home = HELD_BY.get(domain, domain)
        if domain in ELSEWHERE or name in IN_THE_CHAIN:
            continue
        held = home in model_names and {
            p for _, says in sayings(getattr(peertoc.model, home)) for p in says.properties
        }
        if not held or f"{PTOC}{name}" not in held:
            homeless.append((domain, name))
    assert homeless == []
    assert len(domains) > 100
