"""Parts that are missing in part, or left out on purpose: told in words, and never counted as filled."""

from __future__ import annotations

from peertoc.maps.process_map.layout import lay_out
from peertoc.maps.process_map.phrasing import heading_of
from peertoc.maps.process_map.values import Arrow
from peertoc.maps.process_map.words import described, told_arrow
from tests.maps.process_map.samples import box, shown, told

NOTHING = "<i> a ptoc:Initiative ."
RISK = "<i> a ptoc:Initiative ; ptoc:risk <r> . <r> a ptoc:Risk ; dcterms:title 'Money ends' "
TWO_RISKS = """<i> a ptoc:Initiative ; ptoc:risk <a>, <b> .
    <a> dcterms:title "A" ; ptoc:inPhase phase:sustained-contact ; ptoc:managedBy <m> .
    <b> dcterms:title "B" ; ptoc:inPhase phase:sustained-contact . <m> dcterms:title "Save" """
PARTLY = """<i> a ptoc:Initiative ; ptoc:risk <a>, <b> .
    <a> dcterms:title "Money ends" ; ptoc:inPhase phase:sustained-contact ;
        ptoc:managedBy [ dcterms:title "Save" ] .
    <b> dcterms:title "Trust ends" ; ptoc:inPhase phase:sustained-contact ."""


def test_no_arrow_leaves_a_phase_in_which_no_risk_is_named() -> None:
    assert not told(NOTHING).arrows
    (arrow,) = told(f"{RISK}; ptoc:inPhase phase:sustained-contact .").arrows
    assert (arrow.risks, arrow.missing) == (2, True)


def test_a_phase_with_a_managed_and_an_unmanaged_risk_is_partly_missing_and_not_filled() -> None:
    map_ = told(f"{TWO_RISKS}.")
    each = box(map_, "phase-2-management")
    assert (each.standing, heading_of(each)) == ("partial", "RISK MANAGEMENT · PARTLY MISSING")
    assert map_.columns[2].count == "0 steps · 1 of 3 parts filled · 1 in part"
    assert map_.arrows == (Arrow(2, 2, some=True), Arrow(2, 2, missing=True, some=True))
    assert [told_arrow(arrow, map_) for arrow in map_.arrows] == [
        "Arrow: some of the risks of “Sustained contact” are managed in the same phase.",
        "Dashed arrow: nothing manages some of the risks of “Sustained contact” yet.",
    ]


def test_a_phase_with_a_risk_managed_elsewhere_and_an_unmanaged_one_is_partly_missing() -> None:
    map_ = told(f"{TWO_RISKS}; ptoc:inPhase phase:learning-outcomes .")
    each = box(map_, "phase-2-management")
    assert (each.standing, each.note) == ("partial", "Some of the risks are managed in learning outcomes")
    assert map_.arrows == (Arrow(2, 3, some=True), Arrow(2, 2, missing=True, some=True))


def test_a_risk_that_is_left_out_on_purpose_is_neither_missing_nor_filled() -> None:
    map_ = told(f"{RISK}; ptoc:inPhase phase:sustained-contact ; ptoc:noneBecause 'The fund is safe.' .")
    each = box(map_, "phase-2-management")
    item = each.items[0]
    assert (item.state, item.text) == ("left-out", "“Money ends”: left out on purpose")
    assert item.about == "The fund is safe."
    assert (each.standing, heading_of(each)) == ("left-out", "RISK MANAGEMENT · LEFT OUT ON PURPOSE")
    assert map_.columns[2].count == "0 steps · 1 of 3 parts filled · 1 left out on purpose"
    assert not [arrow for arrow in map_.arrows if arrow.risks == 2]
    told_ = "Risk management. “Money ends”: left out on purpose (The fund is safe). Named by the guide"
    assert told_ in described(map_)


def test_a_reason_beside_what_is_done_is_told_as_well() -> None:
    map_ = told(
        f"{RISK}; ptoc:inPhase phase:sustained-contact ; ptoc:noneBecause 'It is small.' ;"
        " ptoc:managedBy [ dcterms:title 'Save' ] ."
    )
    each = box(map_, "phase-2-management")
    assert [(item.state, item.text, item.about) for item in each.items[:2]] == [
        ("has", "Save", ""),
        ("left-out", "“Money ends”: no more is done, on purpose", "It is small."),
    ]
    assert each.standing == "filled"


def test_what_is_partly_missing_is_dashed_and_has_its_arrow_beside_that_of_what_is_there() -> None:
    said = shown(told(PARTLY))
    box = said["phase-2-management"]
    assert "stroke-dasharray=5,2" in box  # type: ignore[operator]
    assert " ".join(map(str, box)).count("MISSING") == 1  # type: ignore[call-overload]
    assert not any("stroke-dasharray" in part for part in said["managed-2-2"])  # type: ignore[attr-defined]
    assert any("stroke-dasharray" in part for part in said["unmanaged-2-2"])  # type: ignore[attr-defined]
    (solid, dashed) = lay_out(told(PARTLY), "t", "s", 0).paths
    assert dashed[0][0] - solid[0][0] > 12


def test_the_sign_for_what_is_left_out_is_explained_where_there_is_such_a_thing() -> None:
    left_out = PARTLY.replace('"Trust ends"', '"Trust ends" ; ptoc:noneBecause "It cannot."')
    said = shown(told(left_out))
    assert "–" in said["legend-left-out"]  # type: ignore[operator]
    assert "–" in said["phase-2-management"]  # type: ignore[operator]
    assert "legend-left-out" not in shown(told(PARTLY))
