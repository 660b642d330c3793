"""What is suggested for an open question answers it when it is pasted, held against all checks again.

The texts that wait for words, which begin with an ellipsis, are written over first. ``PEERTOC_LONG=1`` pastes
for every question; else a few are drawn.
"""

from __future__ import annotations

import datetime
import os
import random
import re
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

from peertoc.catalogue import read_text
from peertoc.guidance import Asked, Remark, guide, principles, questions
from peertoc.starter import starter
from peertoc.suggesting.table import table
from peertoc.validation import all_checks, check_document
from tests.conftest import ROOT
from tests.guidance.grounds import TODAY

if TYPE_CHECKING:
    from peertoc.guidance import Guide
    from peertoc.validation import Finding

HERE: Final = ROOT / "tests/guidance"
SMALL: Final = (HERE / "small-peers.ttl").read_text(encoding="utf-8")
FILES: Final = {"starter": starter("Trial peers", today=TODAY), "small": SMALL}
FINISHED: Final = (
    SMALL.replace('"2025"', '"2015"')
    .replace('"2029"', '"2018"')
    .replace("status:running", "status:finished")
    .replace("ptoc:independent true", "ptoc:status status:finished")
)
CASES: Final = [(file, item.id) for file in FILES for item in questions()]
DRAWN: Final = CASES if os.environ.get("PEERTOC_LONG") else sorted(random.Random(5).sample(CASES, 12))
#: A text in a suggestion, and the name of the thing that it describes.
TITLE: Final = re.compile(r'(?:^|\n)\{([a-z-]+)\} a [^"]*?dcterms:title "([^"]*)"')


def held(text: str, today: datetime.date = TODAY) -> tuple[Guide, tuple[Finding, ...]]:
    document = read_text(text, name="plan.ttl")
    found = check_document(document, checks=all_checks(), today=today)
    remarks = [
        Remark(each.place, each.check, each.message, each.help, each.suggestion, each.focus, each.waived)
        for each in found
    ]
    return guide(document, questions(), remarks, Asked(today)), found


@cache
def before(file: str) -> tuple[Guide, tuple[Finding, ...]]:
    return held(FILES[file])


def pasted(text: str, *suggestions: str) -> str:
    return "\n".join([text, *suggestions]).replace('"… ', '"')


def graver(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> list[str]:
    """Tell the errors that are new."""
    known = {(each.check, each.focus) for each in before}
    new = (each for each in after if (each.check, each.focus) not in known)
    return [f"{each.check}: {each.message} {each.focus}" for each in new if each.severity == "error"]


@pytest.mark.parametrize(("file", "id"), DRAWN)
def test_what_is_suggested_answers_its_question_and_brings_no_error(file: str, id: str) -> None:
    guided, found = before(file)
    entry = next(each for each in guided.entries if each.told.question.id == id)
    assert bool(entry.suggestion) == (entry.told.status == "open")
    again, after = held(pasted(FILES[file], entry.suggestion))
    told = next(each.told for each in again.entries if each.told.question.id == id)
    assert (told.status, [str(each.message) for each in told.remarks]) == ("answered", []), entry.suggestion
    assert graver(found, after) == []


@pytest.mark.parametrize("file", FILES)
def test_all_that_is_suggested_in_one_run_fits_together(file: str) -> None:
    guided, found = before(file)
    text = pasted(FILES[file], *(entry.suggestion for entry in guided.entries))
    _, after = held(text)
    assert graver(found, after) == []
    assert {"title-given-twice", "link-twice", "said-more-than-once"} & {
        each.check for each in after
    } == set()


#: What was once not mended by what was suggested for it, each in a real example.
REAL: Final = (
    ("cabri", "P0.2b"),
    ("cabri", "P4.2b"),
    ("georgia-land-reform", "P0.6c"),
    ("georgia-land-reform", "P0.6e"),
    ("georgia-land-reform", "P1.1b"),
    ("foreign-investment-experiment", "P3.1"),
    ("african-peer-review-mechanism", "P3.2b"),
)
#: What only a person can mend: whom to bring together, and when a thing began.
FOR_A_PERSON: Final = {"matched-by-ranking", "problem-not-shared", "effect-before-cause"}
ROUNDS: Final = 6


def example(name: str) -> str:
    return (ROOT / "examples" / name / "initiative.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "id"), REAL)
def test_what_is_suggested_for_a_real_example_answers_there_too(name: str, id: str) -> None:
    text = example(name)
    guided, found = held(text)
    entry = next(each for each in guided.entries if each.told.question.id == id)
    assert entry.told.status == "open"
    again, after = held(pasted(text, entry.suggestion))
    told = next(each.told for each in again.entries if each.told.question.id == id)
    assert (told.status, told.remarks) == ("answered", ()), entry.suggestion
    assert graver(found, after) == []


@pytest.mark.parametrize("name", ["african-peer-review-mechanism", "cabri", "georgia-land-reform"])
def test_round_after_round_all_is_answered_but_what_a_person_has_to_decide(name: str) -> None:
    text = example(name)
    guided, found = held(text)
    before = [entry for entry in guided.entries if entry.told.status == "open"]
    for _ in range(ROUNDS):
        text = pasted(text, *(entry.suggestion for entry in guided.entries))
        guided, after = held(text)
        assert graver(found, after) == []
    left = [entry.told for entry in guided.entries if entry.told.status == "open"]
    assert len(before) > 70
    assert {remark.check for told in left for remark in told.remarks} <= FOR_A_PERSON
    assert all(told.met for told in left)


def test_one_name_has_one_title_in_all_that_is_suggested() -> None:
    texts = [item.suggestion for item in (*questions(), *principles())]
    texts += [words.suggestion for check in all_checks() for words in check.parts.values()]
    texts += [entry.get("new", "") for entry in table().values()]
    titles: dict[str, set[str]] = {}
    for name, title in (found for text in texts for found in TITLE.findall(text)):
        titles.setdefault(name, set()).add(title)
    shared = {"first-meeting", "support", "learning", "evaluation", "organisation"}
    assert shared <= set(titles)
    assert {name: said for name, said in titles.items() if name in table() and len(said) > 1} == {}


@pytest.mark.parametrize("text", [FINISHED, FINISHED.replace('"2018"', '"2018-06-30"')], ids=["year", "day"])
def test_what_is_suggested_for_something_finished_has_been(text: str) -> None:
    guided, found = held(text)
    text_of_all = pasted(text, *(entry.suggestion for entry in guided.entries))
    added = text_of_all[len(text) :]
    years = {int(year) for year in re.findall(r'"(\d{4})"\^\^xsd:gYear', added)}
    assert years
    assert years <= set(range(2015, 2019))
    _, after = held(text_of_all)
    assert graver(found, after) == []


def test_a_finished_evaluation_of_something_that_goes_on_is_dated_no_later_than_today() -> None:
    text = SMALL.replace("ptoc:independent true", "ptoc:status status:finished").replace('"2025"', '"2015"')
    guided, _ = held(text)
    dated = [
        year
        for entry in guided.entries
        for year in re.findall(r'<look> [^.]*dcterms:date "(\d+)"', entry.suggestion)
    ]
    assert set(dated) == {"2026"}


@pytest.mark.parametrize("year", [9996, 9999])
def test_no_year_has_five_figures(year: int) -> None:
    today = datetime.date(year, 1, 1)
    guided, _ = held(FILES["starter"], today)
    years = re.findall(r'"(\d+)"\^\^xsd:gYear', "".join(entry.suggestion for entry in guided.entries))
    assert "9999" in years
    assert {len(each) for each in years} == {4}
    assert re.findall(r'"\d{5,}', starter("Late peers", today=today)) == []
