"""Two accounts of one link stay two, a circle is asked about where it leads back, and all is told once."""

from __future__ import annotations

import re

from peertoc.catalogue import read_initiatives, read_text
from peertoc.catalogue.reading import read_labels
from peertoc.cli.chain_gaps import accounts_in
from peertoc.maps.chain.boxes import mark_words
from peertoc.maps.chain.drawing import draw_chain
from peertoc.maps.chain.lanes import _side_by_side
from peertoc.maps.chain.making import chain_of
from peertoc.maps.chain.page import Stroke
from peertoc.maps.chain.sheet import sheet_of
from peertoc.maps.chain.values import ChainPicture, Gap
from tests.maps.chain.samples import BASE, HEAD, checked, invented, link, told

TWO_STEPS = (
    "<t> a ptoc:TheoryOfChange ; ptoc:step <a>, <b> . <a> a ptoc:Engagement . <b> a ptoc:LearningOutcome ."
)
CIRCLE = f"""{HEAD}{BASE}<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> .
<t> a ptoc:TheoryOfChange ; ptoc:step <a>, <b>, <c>, <s> . <a> a ptoc:Engagement ; ptoc:leadsTo <b> .
<b> a ptoc:LearningOutcome ; ptoc:leadsTo <c> . <c> a ptoc:Diffusion ; ptoc:leadsTo <a> .
<s> a ptoc:Input ; ptoc:leadsTo <s> ."""
TWO_THEORIES = """<i> ptoc:theoryOfChange <u> .
<t> a ptoc:TheoryOfChange ; ptoc:step <a> . <u> a ptoc:TheoryOfChange ; ptoc:step <c> .
<a> a ptoc:Engagement ; ptoc:leadsTo <c> . <c> a ptoc:LearningOutcome ; dcterms:title "C"@en ."""
C = "https://example.org/t/c"


def of_accounts(one: str, other: str) -> ChainPicture:
    text = f"""{HEAD}{BASE}<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> . {TWO_STEPS}
        <l> a ptoc:CausalLink ; ptoc:cause <a> ; ptoc:effect <b> ; {one} .
        <m> a ptoc:CausalLink ; ptoc:cause <a> ; ptoc:effect <b> ; {other} ."""
    document = read_text(text, name="t.ttl")
    return chain_of(read_initiatives(document)[0], read_labels(), accounts=accounts_in(document))


def test_what_two_accounts_of_one_link_say_is_not_mixed() -> None:
    none, strong = "ptoc:evidenceStrength strength:none", "ptoc:evidenceStrength strength:strong"
    picture = of_accounts(none, f"{strong} ; ptoc:critical true")
    found = link(picture, "a", "b")
    assert found.evidence == "accounts differ: no evidence / strong evidence · critical link"
    assert (found.strength, found.critical) == ("strong", False)
    told_ = draw_chain(picture).description
    assert "Accounts differ: no evidence / strong evidence · critical link." in told_
    assert "This link is critical." not in told_


def test_two_accounts_that_agree_are_one() -> None:
    weak = "ptoc:evidenceStrength strength:weak ; ptoc:critical true"
    found = link(of_accounts(weak, weak), "a", "b")
    assert (found.evidence, found.critical) == ("weak evidence", True)


def test_a_circle_is_asked_about_on_the_line_that_leads_back() -> None:
    picture = checked(CIRCLE)
    asked = {
        ends for ends in (("a", "b"), ("b", "c"), ("c", "a"), ("s", "s"))
        if "circle" in {mark.check for mark in link(picture, *ends).marks}
    }  # fmt: skip
    assert asked == {("c", "a"), ("s", "s")}


def test_lines_that_lead_back_have_lanes_of_their_own() -> None:
    (theory,) = checked(CIRCLE).theories
    for direction in ("LR", "TB"):
        sheet = sheet_of(theory, direction)
        runs = [run for part in sheet.parts if isinstance(part, Stroke) for run in _runs(part, direction)]
        assert len(runs) == len(set(runs)) >= 4


def _runs(stroke: Stroke, direction: str) -> set[float]:
    """List where a line runs across the columns."""
    axis = 0 if direction == "LR" else 1
    points = stroke.route.points
    pairs = zip(points[::3], points[3::3], strict=False)
    return {round(a[axis], 1) for a, b in pairs if a[axis] == b[axis] and abs(a[1 - axis] - b[1 - axis]) > 20}


def test_many_lines_side_by_side_are_all_apart() -> None:
    found = _side_by_side(["x"] * 9 + ["y"], range(10), 4.0, 14.0)
    assert len(set(found[:9])) == 9
    assert max(found) <= 14.0
    assert found[9] == 0.0


def test_a_gap_is_marked_at_the_step_and_not_at_its_stand_in_alone() -> None:
    picture = told(TWO_THEORIES, [Gap("step-without-phase", "No phase.", "error", C)])
    states = {box.state for box in picture.boxes.values() if box.marks}
    assert states == {"step", "stranger"}
    described = draw_chain(picture).description
    assert described.count("Missing (error): Phase missing. No phase.") == 2


def test_a_missing_step_stands_beside_the_step_and_not_beside_its_stand_in() -> None:
    picture = told(TWO_THEORIES, [Gap("learning-goes-home", "Missing.", "error", C)])
    ghosts = [ghost for theory in picture.theories for ghost in theory.ghosts]
    assert [picture.boxes[ghost.at].state for ghost in ghosts] == ["step"]


def test_what_is_wrong_is_told_as_wrong_and_not_as_missing() -> None:
    text = f"{TWO_STEPS} <a> ptoc:leadsTo <b> ."
    at = "https://example.org/t/a", "https://example.org/t/b"
    picture = told(text, [Gap("link-twice", "Twice.", "warning", *at)])
    (mark,) = link(picture, "a", "b").marks
    assert mark_words(mark) == "! link told twice · warning"
    drawing = draw_chain(picture)
    assert "To put right (warning): Link told twice. Twice." in drawing.description
    assert "to put right" in drawing.dot
    assert "missing: add this" not in drawing.dot


def test_a_listener_counts_each_indicator_once_and_hears_sentences() -> None:
    description = draw_chain(checked(invented())).description
    steps = [line for line in description.splitlines() if re.match(r"\d+ · ", line)]
    assert max(line.count("Indicator:") for line in steps) == 1
    assert not re.search(r"[.] (within|outside) our control", description)
    assert "evidence: moderate evidence" not in description.lower()
    assert "pledge of tarnwick" not in description
    assert "ensured by commitment of" in description


def test_the_description_does_not_repeat_the_title() -> None:
    drawing = draw_chain(checked(invented()))
    assert drawing.title not in drawing.description


def test_who_controls_an_assumption_is_seen_in_its_pill() -> None:
    found = link(checked(invented()), "desk-and-money", "first-meeting")
    assert found.controls == ("outside our control",)
    assert "◦ outside our control" in draw_chain(checked(invented())).mermaid
