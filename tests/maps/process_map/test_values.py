"""What stands on the map of an initiative, and what is missing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.maps.process_map.values import Arrow, ProcessMap
from tests.maps.process_map.samples import EXAMPLES, box, map_of, told

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = "<i> a ptoc:Initiative ."
RISK = "<i> a ptoc:Initiative ; ptoc:risk <r> . <r> a ptoc:Risk ; dcterms:title 'Money ends' "


def texts(map_: ProcessMap, id: str, state: str) -> list[str]:
    return [item.text for item in box(map_, id).items if item.state == state]


def test_an_initiative_that_says_nothing_lacks_every_phase_and_is_asked_about_each_part() -> None:
    map_ = told(NOTHING)
    assert map_.title == "An initiative without a title"
    assert [column.standing for column in map_.columns] == ["missing"] * 5
    for column in map_.columns[1:]:
        for each in column.boxes:
            assert each.standing == "missing"
            assert [item.state for item in each.items] == ["missing"] + ["suggested"] * (len(each.items) - 1)
            assert each.items[0].text.endswith("?")
            assert each.items[0].url.startswith("https://w3id.org/peertoc/question/P")


def test_nothing_is_missing_where_the_guide_names_nothing() -> None:
    for part in ("risks", "management"):
        each = box(told(NOTHING), f"phase-0-{part}")
        assert (each.standing, each.items) == ("open", ())
        assert "names no" in each.note


def test_a_tool_that_is_a_kind_of_a_suggested_one_is_that_tool() -> None:
    map_ = told(
        """<i> a ptoc:Initiative ; ptoc:theoryOfChange [ ptoc:step <s> ] .
        <s> a ptoc:Engagement ; dcterms:title "Talks" ; ptoc:inPhase phase:foundational-engagement ;
            ptoc:usesTool tool:small-group-meetings, <own>, [ skos:prefLabel "nameless" ] .
        <own> a skos:Concept ; skos:prefLabel "letters" ; skos:broader tool:training-sessions ."""
    )
    has = ["Small group meetings", "Letters", "Something without a name"]
    assert texts(map_, "phase-1-tools", "has") == has
    suggested = texts(map_, "phase-1-tools", "suggested")
    assert "Purposeful matching" in suggested
    assert not {"Group meetings", "Training sessions"} & set(suggested)


def test_a_tool_outside_its_phases_is_shown_where_it_is_used_and_its_tooltip_tells_them() -> None:
    map_ = told(
        """<i> a ptoc:Initiative .
        <s> a ptoc:Diffusion ; dcterms:title "Tell" ; ptoc:inPhase phase:change-at-scale ;
            ptoc:usesTool tool:group-meetings ."""
    )
    (item,) = box(map_, "phase-4-tools").having("has")
    assert item.tooltip == (
        "Meetings of several peers in one place, large or small."
        " The guide names it for foundational engagement. Used by “Tell”."
    )
    assert item.url == "https://w3id.org/peertoc/tool/group-meetings"
    assert "Group meetings" in texts(map_, "phase-1-tools", "suggested")


def test_steps_of_several_theories_and_of_none_count_once_each() -> None:
    map_ = told(
        """<i> a ptoc:Initiative ; ptoc:theoryOfChange [ ptoc:step <s> ], [ ptoc:step <s>, <u> ] .
        <s> a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ; ptoc:usesTool tool:site-visits .
        <u> a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ; ptoc:usesTool tool:site-visits .
        <loose> a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ."""
    )
    assert map_.columns[2].count == "3 steps · 1 of 3 parts filled"
    assert texts(map_, "phase-2-tools", "has") == ["Site visits"]


def test_an_unmanaged_risk_is_named_where_its_management_is_missing_with_a_question() -> None:
    map_ = told(f"{RISK}; ptoc:inPhase phase:sustained-contact .")
    (item,) = box(map_, "phase-2-management").having("missing")
    assert item.text == "How will you keep “Money ends” under control?"
    assert item.about.startswith("The guide asks: What will you do so that trust")
    assert box(map_, "phase-2-management").standing == "missing"
    assert Arrow(2, 2, missing=True) in map_.arrows


def test_the_question_about_a_risk_is_whole_however_long_its_title() -> None:
    map_ = told(
        f"<i> a ptoc:Initiative ; ptoc:risk [ dcterms:title '{'word ' * 100}' ;"
        " ptoc:inPhase phase:sustained-contact ] ."
    )
    (item,) = box(map_, "phase-2-management").having("missing")
    assert item.text.endswith("word…” under control?")
    assert len(item.text) < 120


def test_an_unmanaged_risk_is_asked_about_also_where_the_guide_names_no_risk() -> None:
    map_ = told(f"{RISK}; ptoc:inPhase phase:pre-foundational .")
    assert box(map_, "phase-0-management").standing == "missing"
    assert map_.columns[0].count == "0 steps · 0 of 5 things settled · 1 of 2 parts filled"


def test_a_risk_without_a_phase_stands_in_that_of_its_type_or_in_a_note() -> None:
    typed = told(f"{RISK}; ptoc:riskType risk:standard-solutions .")
    assert texts(typed, "phase-3-risks", "has") == ["Money ends"]
    assert not typed.notes
    for said, note in {
        "": "The risk “Money ends” is not managed: how will you keep it under control?",
        "; ptoc:managedBy [ dcterms:title 'Save' ]": "The risk “Money ends” is managed by “Save”",
        "; ptoc:noneBecause 'It is small'": "The risk “Money ends” is left out on purpose: It is small",
        "; ptoc:noneBecause 'It is small' ; ptoc:managedBy [ dcterms:title 'Save' ]": (
            "The risk “Money ends” is managed by “Save”; no more is done, on purpose: It is small"
        ),
    }.items():
        assert told(f"{RISK}{said} .").notes == (note,)
    assert (
        told("<i> a ptoc:Initiative ; ptoc:risk [ a ptoc:Risk ] .")
        .notes[0]
        .startswith("A risk without a title is not managed")
    )


def test_what_is_done_stands_in_its_own_phase_else_that_of_its_type_else_that_of_its_risk() -> None:
    risk = f"{RISK}; ptoc:inPhase phase:change-at-scale ; ptoc:managedBy <m> . <m> dcterms:title 'Save' "
    own = told(f"{risk}; ptoc:inPhase phase:sustained-contact ; ptoc:measureType measure:formal-training .")
    typed = told(f"{risk}; ptoc:measureType measure:formal-training .")
    bare = told(f"{risk}.")
    for map_, number in ((own, 2), (typed, 3), (bare, 4)):
        assert texts(map_, f"phase-{number}-management", "has") == ["Save"]
        assert [arrow for arrow in map_.arrows if not arrow.missing] == [Arrow(4, number)]
    assert box(own, "phase-4-management").note == "Managed in sustained contact"
    assert box(own, "phase-4-management").standing == "filled"
    assert box(own, "phase-2-management").items[0].about == "against “Money ends” in change at scale"


def test_where_a_phase_has_several_risks_each_measure_says_which_it_is_against() -> None:
    map_ = told(
        """<i> a ptoc:Initiative ; ptoc:risk <a>, <b> .
        <a> dcterms:title "A" ; ptoc:inPhase phase:sustained-contact ; ptoc:managedBy <m>, <both> .
        <b> dcterms:title "B" ; ptoc:inPhase phase:sustained-contact ; ptoc:managedBy <both> .
        <m> dcterms:title "M" . <both> dcterms:title "N" ."""
    )
    items = box(map_, "phase-2-management").having("has")
    assert [(item.text, item.about) for item in items] == [
        ("M", "against “A”"),
        ("N", "against every risk of this phase"),
    ]
    (alone,) = box(
        told(f"{RISK}; ptoc:inPhase phase:sustained-contact ; ptoc:managedBy [ dcterms:title 'Save' ] ."),
        "phase-2-management",
    ).having("has")
    assert alone.about == ""


def test_a_risk_and_its_management_are_called_by_title_else_description_else_type() -> None:
    map_ = told(
        """<i> a ptoc:Initiative ; ptoc:risk <a>, <b>, <c>, <d> .
        <a> dcterms:title "Title" ; dcterms:description "Description" ; ptoc:inPhase phase:sustained-contact .
        <b> dcterms:description "Description alone" ; ptoc:inPhase phase:sustained-contact .
        <c> ptoc:riskType risk:weak-evaluation ; ptoc:inPhase phase:sustained-contact .
        <d> ptoc:inPhase phase:sustained-contact ."""
    )
    has = ["Title", "Description alone", "Weak evaluation", "A risk without a title"]
    assert texts(map_, "phase-2-risks", "has") == has
    assert box(map_, "phase-2-risks").items[0].tooltip == "Title. Description."


def test_titles_are_in_the_language_that_is_asked_for() -> None:
    turtle = "<i> a ptoc:Initiative ; dcterms:title 'Pairs'@fr, 'Peers'@en ."
    assert (told(turtle, "fr").title, told(turtle, "en").title, told(turtle, "de").title) == (
        "Pairs",
        "Peers",
        "Peers",
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_what_is_used_and_what_is_suggested_are_apart_in_every_example(path: Path) -> None:
    assert len(EXAMPLES) == 11
    map_ = map_of(path.read_text("utf-8"))
    for column in map_.columns:
        for each in column.boxes:
            has, suggested = ({item.text for item in each.having(state)} for state in ("has", "suggested"))
            assert not has & suggested
            there = bool(has or each.note.startswith("Managed in"))
            assert (each.standing in ("filled", "partial")) == there
            assert (each.standing == "partial") == (there and bool(each.having("missing")))
