"""The outline as text stands whatever a file leaves out, and whatever it says."""

from __future__ import annotations

import re

import pytest

from peertoc.catalogue.reading import read_initiatives, read_labels
from peertoc.model import Labels
from peertoc.outline import render_text
from tests.outline.samples import after, one_line, sample, text_of, told

PHASES = ["Pre-foundational", "Foundational", "Sustained", "Learning", "Change"]


def test_an_initiative_of_which_nothing_is_said_shows_five_empty_phases() -> None:
    outline = text_of("<tax-peers> a ptoc:Initiative .")
    assert outline.startswith("tax peers\n=========\n")
    assert outline.count("Nothing stated yet.") == 5
    assert [line.split()[0] for line in outline.splitlines() if line.startswith(tuple(PHASES))] == PHASES
    assert "Who is who" not in outline
    assert "None" not in outline


def test_an_initiative_without_any_name_is_called_so() -> None:
    assert text_of("[] a ptoc:Initiative .").startswith("an initiative without a title\n===")


def test_a_step_without_a_title_is_called_by_its_name() -> None:
    outline = text_of(
        "<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> . "
        "<t> ptoc:step <paired-visits>, [ a ptoc:Diffusion ] . "
        "<paired-visits> ptoc:leadsTo <not-written-yet>, [] ."
    )
    below = after(outline, "In no phase")
    assert below.startswith("paired visits\n  → leads to “not written yet” (not a step of this theory)")
    assert "something without a name" in below
    assert "a step without a title (diffusion)" in below


def test_links_that_start_nowhere_are_told_apart() -> None:
    outline = text_of(
        "<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> . <t> ptoc:step <a> ; ptoc:link <l> ."
        "<out> ptoc:leadsTo <a> . <l> ptoc:cause <a> ."
    )
    below = after(outline, "Links with an open end")
    assert below == "a → leads to a step that is not named\nout → leads to “a”"
    assert "→" not in after(outline, "In no phase")


def test_peers_are_never_called_by_their_identifier() -> None:
    outline = text_of("""
        <i> a ptoc:Initiative ; ptoc:participation <part/maria>, <part/joao> ; ptoc:theoryOfChange <t> .
        <part/maria> ptoc:peer <maria> . <maria> ptoc:position "auditor" .
        <t> ptoc:agreedBy <ines>, <part/maria> . <ines> a foaf:Person .
        <t> ptoc:step <a> . <a> ptoc:learner <part/pedro> . <part/pedro> a ptoc:Participation .""")
    assert not re.search("maria|joao|ines|pedro", outline)
    assert "Agreed by: a person and auditor" in outline
    assert "Learned by: a peer" in outline


def test_no_labels_at_all_still_give_an_outline() -> None:
    (initiative,) = read_initiatives(sample())
    outline = render_text(initiative, Labels())
    assert "Tools: paired engagements and site visits" in outline
    assert "Sustained contact\n·" in outline


def test_nothing_in_a_text_moves_the_cursor_or_hides() -> None:
    outline = text_of(
        r'<i> a ptoc:Initiative ; dcterms:title "\u001B[2Jwiped\u0007" ; skos:altLabel "\u202Eevil" ; '
        r'ptoc:status "\u009B31m" ; schema:startDate "\u0085" ; dcterms:spatial <caf%1B%C2%9B>, "\uFEFF" ; '
        r"ptoc:reformArea <a%1Bb> ; ptoc:theoryOfChange [ ptoc:step <x%07y> ] ; foaf:homepage <h%1B> ."
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", outline)
    assert "wiped" in outline


def test_braces_and_line_breaks_in_a_text_are_only_text() -> None:
    outline = text_of(
        '<i> a ptoc:Initiative ; dcterms:title "{0} {name} %s" ; '
        'dcterms:description "one\\n\\n  - two\\r\\nthree" .'
    )
    assert outline.startswith("{0} {name} %s\n===")
    assert "\none - two three\n" in outline


def test_an_endless_text_is_told_whole() -> None:
    words = "word " * 60_000
    assert words.strip() in one_line(text_of(f'<i> a ptoc:Initiative ; dcterms:description "{words}" .'))


@pytest.mark.parametrize(
    "turtle",
    [
        "<i> a ptoc:Initiative ; ptoc:theoryOfChange <i> ; ptoc:step <i> ; ptoc:link <i> ; ptoc:cause <i> ; "
        "ptoc:effect <i> ; ptoc:participation <i> ; ptoc:peer <i> ; ptoc:position <i> ; ptoc:risk <i> ; "
        "ptoc:threatens <i> ; ptoc:ensuredBy <i> ; ptoc:assumption <i> ; ptoc:organisation <i> ; "
        "ptoc:commitment <i> .",
        "<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> . <t> ptoc:step <l> . "
        "<l> ptoc:cause <l> ; ptoc:effect <l> ; ptoc:threatens <l> .",
    ],
)
def test_things_that_point_at_themselves_do_not_turn_in_circles(turtle: str) -> None:
    assert text_of(turtle)


def test_each_of_two_initiatives_has_its_own_outline() -> None:
    first, second = told(
        '<a> a ptoc:Initiative ; dcterms:title "One" . <b> a ptoc:Initiative ; dcterms:title "Two" .'
    )
    assert render_text(first, read_labels()).startswith("One\n")
    assert "Two" not in render_text(first, read_labels())
    assert render_text(second, read_labels()).startswith("Two\n")


def test_an_acronym_dates_and_indicators_are_told_as_far_as_they_are_known() -> None:
    outline = text_of(
        "<i> a ptoc:Initiative ; schema:endDate '2021-13' ; ptoc:theoryOfChange [ ptoc:step <a> ] . "
        "<a> ptoc:indicator [ ptoc:baseline 1 ; ptoc:observed 2, 3 ], "
        "[ dcterms:title 'visits' ; ptoc:targetDate '2024' ], [ dcterms:title 'talks' ; ptoc:unit 'talks' ] ."
    )
    assert "When: until 2021-13" in outline
    assert "Known by: an indicator, from 1; observed: 2 and 3" in outline
    assert "Known by: visits, by 2024" in outline
    assert "Known by: talks; counted in talks" in outline


def test_a_step_that_belongs_to_no_theory_is_told_all_the_same() -> None:
    outline = text_of(
        "<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> . <t> ptoc:step <a> . <a> a ptoc:Engagement ."
        "<forgotten-visit> a ptoc:Engagement ."
    )
    assert "In no theory of change\n······················\n\nforgotten visit (engagement)" in outline
