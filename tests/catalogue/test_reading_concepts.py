"""The terms of the vocabularies and the questions of the guide, read as values."""

from __future__ import annotations

from peertoc.catalogue import read_text
from peertoc.catalogue.reading_concepts import read_concepts, with_own_concepts
from peertoc.vocabulary import PREFIXES, SCHEMES

HEAD = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())


def test_every_list_of_values_is_read_and_every_question() -> None:
    concepts = read_concepts()
    assert all(concepts.in_scheme(name) for name in SCHEMES)
    assert len(concepts.in_scheme("question")) == 95
    assert len(concepts.in_scheme("phase")) == 5


def test_a_term_holds_all_that_is_said_of_it() -> None:
    concept = read_concepts().of(f"{PREFIXES['measure']}links-to-home-context")
    assert concept.scheme == "measure"
    assert concept.label.in_language("en") == "links to the home context"
    assert concept.definition.in_language("en").startswith("Tying what is learned")
    assert concept.phases == (f"{PREFIXES['phase']}change-at-scale",)
    assert concept.manages == tuple(
        f"{PREFIXES['risk']}{name}" for name in ("weak-evaluation", "results-not-at-scale")
    )
    assert f"{PREFIXES['guide']}figure-1" in concept.sources
    small = read_concepts().of(f"{PREFIXES['tool']}small-group-meetings")
    assert small.broader == (f"{PREFIXES['tool']}group-meetings",)


def test_phases_and_questions_are_in_the_order_of_the_guide_and_a_question_is_its_wording() -> None:
    concepts = read_concepts()
    assert [phase.order for phase in concepts.in_scheme("phase")] == [0, 1, 2, 3, 4]
    assert [each.order for each in concepts.in_scheme("question")] == list(range(1, 96))
    assert concepts.in_scheme("question")[0].label.in_language("en").endswith("?")


def test_a_document_adds_terms_of_its_own_and_changes_none_of_ours() -> None:
    document = read_text(
        f"""{HEAD}<https://example.org/letters> a skos:Concept ; skos:prefLabel "letters" ;
            skos:broader tool:online-networking ; ptoc:order {"9" * 500} .
        tool:site-visits a skos:Concept ; skos:prefLabel "changed" .
        [] a skos:Concept ; skos:prefLabel "nameless" .""",
        name="own.ttl",
    )
    concepts = with_own_concepts(read_concepts(), document)
    assert concepts.called("https://example.org/letters", "en") == "letters"
    assert concepts.of("https://example.org/letters").order is None
    assert concepts.called(f"{PREFIXES['tool']}site-visits", "en") == "site visits"
    assert len(concepts.by_iri) == len(read_concepts().by_iri) + 1
