"""Every fact of a theory stands in the box or on the link that it belongs to, and nowhere else."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from tests.maps.chain.samples import box, checked, invented, link, picture_of, told

if TYPE_CHECKING:
    from peertoc.maps.chain.values import Box, ChainPicture, Link


@pytest.fixture(scope="module")
def picture() -> ChainPicture:
    return checked(invented())


def test_every_step_has_a_box_with_its_number_kind_and_title(picture: ChainPicture) -> None:
    (theory,) = picture.theories
    assert [each.number for each in theory.boxes] == list(range(1, 18))
    report = box(picture, "report-back")
    assert report.title == "Returning peers go through one of their own town's cases with colleagues"
    assert (report.band, report.kind) == ("12 · DIFFUSION", "Diffusion")
    assert report.url == "https://w3id.org/peertoc#Diffusion"


def test_an_indicator_stands_in_the_box_of_its_step(picture: ChainPicture) -> None:
    assert box(picture, "arrears-fall").indicators == (
        "Bills paid later than thirty days after they were due: "
        "38 → 10 per cent of bills by 2028; now 31 (2025)",
    )
    assert box(picture, "arrears-fall").details == (
        "baseline of 2023; checked through Year-end accounts, as audited",
    )


def test_ownership_is_said_in_words(picture: ChainPicture) -> None:
    assert box(picture, "cash-sequencing").control == "within our control: owned"
    assert box(picture, "arrears-fall").control == "outside our control: hoped for"
    assert box(picture, "survey").control == ""


def test_what_must_hold_and_how_sure_it_is_stands_on_the_link(picture: ChainPicture) -> None:
    home = link(picture, "cash-sequencing", "report-back")
    assert home.assumptions == (
        "Treasuries give returning peers an hour at the monthly meeting, and nobody is mocked for it.",
    )
    assert (home.strength, home.evidence, home.critical) == ("strong", "strong evidence", True)
    assert home.proof.startswith("Sessions held in eleven of twelve cases")
    assert home.controls == ("within our control",)
    assert "known by: Monthly meetings with an hour kept for a returning peer" in home.details[0]


def test_a_link_told_twice_is_drawn_once(picture: ChainPicture) -> None:
    ends = [(each.cause, each.effect) for each in picture.theories[0].links]
    assert len(ends) == len(set(ends))


def test_feedback_is_no_link(picture: ChainPicture) -> None:
    (theory,) = picture.theories
    (feedback,) = theory.feedback
    back = (box(picture, "monthly-cash-limits").id, box(picture, "reflection-days").id)
    assert (feedback.cause, feedback.effect) == back
    assert back not in {(each.cause, each.effect) for each in theory.links}


ALTERATIONS = [
    ("“title”", '"Both towns', '"All towns', {"monthly-cash-limits"}, {"report-back>monthly-cash-limits"}),
    ("“target”", "ptoc:target 95", "ptoc:target 96", {"commitments-checked"}, set()),
    ("“assumption”", "Town halls let", "Town hall lets", set(), {"first-meeting>monthly-calls"}),
    ("“strength”", "strength:moderate", "strength:weak", set(), {"shared-cash-plan>cash-sequencing"}),
    ("“critical”", "ptoc:critical true ;\n    ptoc:evidence \"The review", "ptoc:evidence \"The review",
     set(), {"shared-cash-plan>cash-sequencing"}),
    ("“control”", "control:outside ;\n    ptoc:status status:planned",
     "control:within ;\n    ptoc:status status:planned", {"arrears-fall"}, set()),
    ("“kind”", "<report-back> a ptoc:Diffusion", "<report-back> a ptoc:Engagement", {"report-back"}, set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "boxes", "links"),
    [case[1:] for case in ALTERATIONS],
    ids=[case[0] for case in ALTERATIONS],
)
def test_one_altered_fact_changes_what_it_concerns_alone(
    before: str, after: str, boxes: set[str], links: set[str]
) -> None:
    text = invented()
    if before not in text:
        pytest.fail(f"the example has no {before!r} any more")
    one, other = picture_of(text), picture_of(text.replace(before, after, 1))
    changed = {_name(each) for each in _changed(one.boxes, other.boxes)}
    assert changed == boxes
    lines = {each.id: each for each in one.theories[0].links}
    others = {each.id: each for each in other.theories[0].links}
    touched = {_ends(one, each) for each in lines.values() if _said(each) != _said(others[each.id])}
    assert links <= touched
    if not boxes:
        assert links == touched


def _changed(one: object, other: object) -> list[Box]:
    assert isinstance(one, dict)
    assert isinstance(other, dict)
    assert one.keys() == other.keys()
    return [each for id, each in one.items() if each != other[id]]


def _said(each: Link) -> list[object]:
    return [getattr(each, field.name) for field in fields(each)]


def _name(each: Box) -> str:
    return each.name.rpartition("/")[2]


def _ends(picture: ChainPicture, each: Link) -> str:
    return ">".join(_name(picture.boxes[end]) for end in (each.cause, each.effect))


def test_an_end_that_is_no_step_gets_a_box_that_says_so() -> None:
    picture = told(
        """<t> a ptoc:TheoryOfChange ; ptoc:step <a> .
        <a> a ptoc:Engagement ; dcterms:title "A"@en ; ptoc:leadsTo <some-where> .
        [] a ptoc:CausalLink ; ptoc:cause <a> ."""
    )
    (theory,) = picture.theories
    assert [(each.title, each.band, each.state) for each in theory.boxes] == [
        ("A", "1 · ENGAGEMENT", "step"),
        ("some where", "NOT A STEP OF THIS THEORY", "stranger"),
        ("a step that is not named", "NO STEP", "nameless"),
    ]


def test_a_step_in_no_theory_stands_apart_unless_a_link_leads_to_it() -> None:
    picture = told(
        """<t> a ptoc:TheoryOfChange ; ptoc:step <a> . <a> a ptoc:Engagement ; ptoc:leadsTo <b> .
        <b> a ptoc:Diffusion ; dcterms:title "B"@en . <c> a ptoc:Diffusion ; dcterms:title "C"@en ."""
    )
    assert [each.title for each in picture.loose] == ["C"]
    assert [each.state for each in picture.theories[0].boxes] == ["step", "stranger"]


def test_a_step_without_kind_or_title_is_named_all_the_same() -> None:
    picture = told("<t> a ptoc:TheoryOfChange ; ptoc:step [ ptoc:inPhase phase:sustained-contact ] .")
    (only,) = picture.boxes.values()
    assert (only.title, only.band) == ("a step without a title", "1 · KIND OF STEP NOT STATED")
    assert only.phase_words == "Phase: sustained contact"


def test_titles_come_in_the_language_asked_for() -> None:
    text = invented().replace('"Both towns', '"Les deux villes …"@fr, "Both towns', 1)
    assert box(picture_of(text, lang="fr"), "monthly-cash-limits").title == "Les deux villes …"
