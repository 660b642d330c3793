"""What the checks find is marked where it is found: no gap of a chain is lost, none is invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from peertoc.maps.chain.gaps import manners
from peertoc.maps.chain.values import Gap
from peertoc.vocabulary import STEP_KINDS
from tests.conftest import ROOT
from tests.maps.chain.samples import SHOWN, box, checked, findings_in, invented, told

if TYPE_CHECKING:
    from pathlib import Path

NAMED: Final = {check.name for check in SHOWN}
BAD: Final = sorted(path for path in ROOT.glob("shapes/*/bad.ttl") if path.parent.name in NAMED)
EXAMPLES: Final = sorted(ROOT.glob("examples/*/initiative.ttl"))
ONE: Final = '<t> a ptoc:TheoryOfChange ; ptoc:step <a> . <a> a ptoc:LearningOutcome ; dcterms:title "A"@en .'
A: Final = "https://example.org/t/a"


def test_there_are_examples_of_every_check_that_a_picture_shows() -> None:
    assert len(BAD) == len(NAMED) >= 28


@pytest.mark.parametrize("path", [*BAD, *EXAMPLES], ids=lambda path: path.parent.name)
def test_a_picture_marks_what_validation_finds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found, marks = findings_in(text), list(checked(text).every_mark())
    assert {mark.check for mark in marks} == {finding.check for finding in found}
    for finding in found:
        (*same,) = (mark for mark in marks if (mark.check, mark.waived) == (finding.check, finding.waived))
        assert any(finding.message in mark.message for mark in same), finding


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.parent.name)
def test_what_a_picture_can_show_has_a_place_in_it(path: Path) -> None:
    picture = checked(path.read_text(encoding="utf-8"))
    assert path.parent.name not in {mark.check for mark in picture.elsewhere}


def test_every_manner_is_of_a_check_that_exists() -> None:
    assert set(manners()) == NAMED
    assert {manner.kind for manner in manners().values()} <= {"", *STEP_KINDS}


def test_a_waived_gap_is_marked_as_waived() -> None:
    (mark,) = box(checked(invented()), "domestic-circle").marks
    assert (mark.check, mark.waived) == ("result-without-indicator", True)


def test_a_check_without_a_manner_is_told_in_its_own_words() -> None:
    (only,) = told(ONE, [Gap("of-our-own", "Nobody signed this.", "advice", A)]).boxes.values()
    (mark,) = only.marks
    assert (mark.words, mark.severity) == ("Nobody signed this.", "advice")
    assert mark.url == "https://w3id.org/peertoc/check/of-our-own"


def test_a_gap_about_nothing_that_is_drawn_is_told_besides() -> None:
    picture = told(ONE, [Gap("circle", "Somewhere.", "error", "https://example.org/t/nowhere")])
    assert [mark.message for mark in picture.elsewhere] == ["Somewhere."]


def test_several_findings_of_one_check_at_one_place_are_one_mark() -> None:
    gaps = [Gap("indicator-incomplete", message, "warning", A) for message in ("No unit.", "No target.")]
    (only,) = told(ONE, gaps).boxes.values()
    assert [mark.message for mark in only.marks] == ["No unit. No target."]


@pytest.mark.parametrize(("check", "side"), [("learning-goes-home", "after"), ("impact-unreached", "before")])
def test_a_missing_step_is_a_ghost_beside_its_step(check: str, side: str) -> None:
    picture = told(ONE, [Gap(check, "Missing.", "error", A)])
    (ghost,) = picture.theories[0].ghosts
    assert (ghost.at, ghost.side) == ("step-1", side)


def test_a_picture_without_checks_says_so() -> None:
    assert told(ONE).checked
    assert not told(ONE, None).checked


def test_nothing_in_a_mark_is_a_word_of_the_format() -> None:
    words: list[Any] = [manner.words for manner in manners().values()]
    assert not [text for text in words if re.search(r"ptoc:|_:|sh:", text)]
