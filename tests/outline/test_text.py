"""The outline as text reads well, in every language."""

from __future__ import annotations

from pyoxigraph import Literal

from peertoc.catalogue.reading import read_initiatives, read_labels
from peertoc.outline import render_text
from tests.outline.samples import HERE, after, one_line, sample, sample_text, text_of

PHASES = ["Pre-foundational", "Foundational", "Sustained", "Learning", "Change"]


def test_the_sample_reads_as_its_golden_file() -> None:
    assert sample_text() == (HERE / "sample.txt").read_text("utf-8")


def test_two_runs_print_the_same() -> None:
    assert sample_text() == sample_text()


def test_every_english_text_of_the_sample_is_told() -> None:
    outline = one_line(sample_text())
    values = [triple.object for triple in sample().triples if isinstance(triple.object, Literal)]
    english = {value.value for value in values if value.language == "en"}
    assert len(english) > 50
    assert [text for text in english if one_line(text) not in outline] == []


def test_no_name_no_identifier_and_no_word_of_rdf_is_told() -> None:
    outline = sample_text()
    for word in (
        "A name that no outline",
        "some name",
        "some-name",
        "_:",
        "ptoc:",
        "w3id.org",
        "blank",
        "triple",
    ):
        assert word not in outline


def test_the_sample_is_told_in_french_where_it_speaks_french_and_in_english_elsewhere() -> None:
    (initiative,) = read_initiatives(sample())
    french = render_text(initiative, read_labels(), "fr-CH")
    assert french.startswith("Pairs des budgets municipaux (MBP)\n==")
    assert "Where: les vallées and Port Town" in french
    assert "→ leads to “Réunion fondatrice”" in french
    assert "Site visits in pairs" in french
    assert render_text(initiative, read_labels(), "sw") == sample_text()


def test_no_line_is_wider_than_asked_for() -> None:
    (initiative,) = read_initiatives(sample())
    for width in (40, 60, 88):
        lines = render_text(initiative, read_labels(), width=width).splitlines()
        assert max(len(line) for line in lines) <= width
    assert render_text(initiative, read_labels(), width=1)


def test_no_line_ends_in_a_blank_and_the_text_ends_in_one_line_break() -> None:
    outline = sample_text()
    assert [line for line in outline.splitlines() if line != line.rstrip()] == []
    assert outline.endswith("\n")
    assert not outline.endswith("\n\n")


def test_phases_stand_in_order_and_unknown_ones_after_them() -> None:
    outline = text_of(
        "<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> ; "
        "ptoc:risk [ ptoc:inPhase phase:sustained-contact ] . <t> ptoc:step <a>, <b> . "
        "<a> ptoc:inPhase <a-phase-of-our-own> . <b> ptoc:inPhase phase:learning-outcomes ."
    )
    assert after(outline, "A phase of our own") == "a"
    assert after(outline, "Learning outcomes") == "b"
    assert after(outline, "Sustained contact") == "Risk: something without a name"
    assert outline.index("Change at scale") < outline.index("A phase of our own")


def test_steps_of_two_theories_name_their_theory() -> None:
    outline = text_of(
        '<i> a ptoc:Initiative ; ptoc:theoryOfChange <old>, <new> . <new> dcterms:title "Second try" . '
        "<old> ptoc:step <a> . <new> ptoc:step <a>, <b> ."
    )
    assert after(outline, "In no phase").count("Part of: Second try") == 2
    assert after(outline, "In no phase").count("Part of: old") == 1


def test_a_link_written_twice_is_told_once() -> None:
    outline = text_of(
        "<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> . <t> ptoc:step <a>, <b> . <a> ptoc:leadsTo <b> . "
        '[] ptoc:cause <a> ; ptoc:effect <b> ; ptoc:assumption [ dcterms:description "it holds" ] .'
    )
    assert outline.count("→ leads to") == 1
    assert "provided that: it holds" in outline


def test_a_row_of_steps_that_runs_in_a_circle_is_told_to_its_end() -> None:
    count = 2_000
    steps = ", ".join(f"<s{number}>" for number in range(count))
    links = "".join(f"<s{number}> ptoc:leadsTo <s{(number + 1) % count}> .\n" for number in range(count))
    outline = text_of(f"<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> . <t> ptoc:step {steps} .\n{links}")
    assert outline.count("→ leads to") == count
