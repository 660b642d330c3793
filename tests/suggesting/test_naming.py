"""What is suggested uses the names of the file, and adds only what the file lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.suggesting import Names
from tests.guidance.grounds import BASE, HEAD, ONE, TODAY, ground

if TYPE_CHECKING:
    import pytest

    from peertoc.catalogue import Document


def fill(text: str, suggestion: str, lang: str = "en") -> str:
    here = ground(text, lang)
    return Names(here, here.initiatives[0], TODAY).fill(suggestion).removesuffix("  # if it is so")


def test_what_the_file_has_is_called_as_the_file_calls_it() -> None:
    text = ONE + "<initiative> ptoc:theoryOfChange <our-way> . <our-way> a ptoc:TheoryOfChange ."
    assert fill(text, "{theory} ptoc:step {x} .") == "<our-way> ptoc:step <x> ."
    prefixed = HEAD + "@prefix ex: <urn:x:> . ex:i a ptoc:Initiative ; ptoc:theoryOfChange ex:t ."
    assert fill(prefixed, "{theory} ptoc:step {x} .") == "ex:t ptoc:step ex:x ."


def test_what_it_lacks_comes_first_unless_the_suggestion_tells_of_it() -> None:
    assert fill(ONE, "{theory} ptoc:nextReview {year:2} .") == (
        "<initiative> ptoc:theoryOfChange <theory> .\n<theory> a ptoc:TheoryOfChange .\n"
        '<theory> ptoc:nextReview "2028"^^xsd:gYear .'
    )
    assert fill(ONE, "{theory} a ptoc:TheoryOfChange .") == "<theory> a ptoc:TheoryOfChange ."


def test_a_name_that_stands_for_something_else_gets_a_number() -> None:
    text = ONE + "<theory> a ptoc:Risk . <theory-2> a ptoc:Risk ."
    assert "<initiative> ptoc:theoryOfChange <theory-3> ." in fill(text, "{theory} ptoc:step {step} .")


def test_two_who_are_brought_together_are_two_whatever_they_are_called() -> None:
    pair = "{match} ptoc:matches {participation}, {other-participation} ."
    for first, second in (("a", "b"), ("b", "a")):
        text = ONE + (
            f"<initiative> ptoc:participation <{first}> . <{first}> a ptoc:Participation .\n"
            f"<initiative> ptoc:participation <{second}> . <{second}> a ptoc:Participation ."
        )
        assert fill(text, pair) == f"<match> ptoc:matches <{first}>, <{second}> ."
    alone = fill(ONE + "<initiative> ptoc:participation <a> .", pair)
    assert alone.endswith("<match> ptoc:matches <a>, <other-participation> .")


def test_what_can_be_said_only_once_and_is_said_already_is_left_out() -> None:
    begun = ONE + '<initiative> schema:startDate "2007"^^xsd:gYear .'
    span = "{initiative} schema:startDate {year:0} ;\n    schema:endDate {year:4} ."
    assert fill(begun, span) == '<initiative> schema:endDate "2030"^^xsd:gYear .'
    assert fill(ONE, span).startswith('<initiative> schema:startDate "2026"')
    reviewed = ONE + (
        "<initiative> ptoc:theoryOfChange <t> . <t> a ptoc:TheoryOfChange ; "
        'ptoc:nextReview "2029"^^xsd:gYear .'
    )
    both = "{evaluation} dcterms:date {year:2} .\n{theory} ptoc:nextReview {year:2} ."
    assert "nextReview" not in fill(reviewed, both)
    assert fill(reviewed, "{theory} ptoc:nextReview {year:2} .") == ""


def test_prefixes_that_the_file_lacks_or_means_otherwise_are_declared() -> None:
    text = "@prefix tool: <urn:x:> .\nPREFIX ptoc: <https://w3id.org/peertoc#>\n<urn:x:i> a ptoc:Initiative ."
    told = fill(
        text, '{initiative} ptoc:usesTool tool:site-visits ; dcterms:title "risk:a <x>"@{lang} .', "fr"
    )
    assert told == (
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n@prefix tool: <https://w3id.org/peertoc/tool/> .\n"
        '<urn:x:i> ptoc:usesTool tool:site-visits ; dcterms:title "risk:a <x>"@fr .'
    )


def test_an_initiative_without_a_name_is_to_be_named_first() -> None:
    told = fill(BASE + "[] a ptoc:Initiative .", "{initiative} ptoc:status status:planned .")
    assert told.splitlines() == [
        "# First give the initiative a name: <https://example.org/initiative> in the place of its brackets,"
        " or of _: and what follows.",
        "<https://example.org/initiative> ptoc:status status:planned .",
    ]


def test_the_file_itself_may_be_the_initiative() -> None:
    assert fill(BASE + "<> a ptoc:Initiative .", "{initiative} ptoc:x {y} .") == "<> ptoc:x <#y> ."


def test_names_are_in_full_where_the_format_has_other_ones() -> None:
    text = '{"@context": {"ptoc": "https://w3id.org/peertoc#"}, "@id": "urn:x:i", "@type": "ptoc:Initiative"}'
    here = ground(text, name="plan.jsonld", format="jsonld")
    told = Names(here, here.initiatives[0], TODAY).fill("{initiative} ptoc:x {y} .")
    assert told == "@prefix ptoc: <https://w3id.org/peertoc#> .\n<urn:x:i> ptoc:x <urn:x:y> .  # if it is so"


def test_what_holds_no_words_to_write_over_is_to_be_pasted_only_if_it_is_so() -> None:
    here = ground(ONE)
    names = Names(here, here.initiatives[0], TODAY)
    assert names.fill("{initiative} ptoc:purpose purpose:learning .").endswith(" .  # if it is so")
    assert names.fill('{initiative} dcterms:title "… its name"@{lang} .').endswith('"@en .')


def test_the_prefixes_of_a_file_are_read_once_for_all_its_initiatives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[Document] = []

    def declared(document: Document) -> dict[str, str]:
        read.append(document)
        return {}

    monkeypatch.setattr("peertoc.suggesting.ground.declared", declared)
    here = ground(ONE + "<other> a ptoc:Initiative .")
    for this in here.initiatives:
        assert Names(here, this, TODAY).fill("{initiative} ptoc:x {y} .").startswith("@prefix ptoc:")
    assert len(here.initiatives) == 2
    assert len(read) == 1
