"""What answers each question and shows each principle: all of them, and what to write does answer."""

from __future__ import annotations

import datetime

import pytest
from pyoxigraph import NamedNode

from peertoc.guidance.patterns import query
from peertoc.guidance.questions import Question, chosen, known, phases, principles, questions
from peertoc.guidance.walking import Walk
from peertoc.suggesting import Names
from peertoc.validation import all_checks
from peertoc.vocabulary import OWL, PREFIXES, PTOC, RDF, SH, SKOS
from tests.guidance.grounds import HEAD, ONE, TODAY, ground

MOST_IN_WORDS = 35
EVERYTHING = (*questions(), *principles())
PROPERTIES = {f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty"}
PATTERNS = known().of_type(f"{SH}PropertyShape")


def said(item: Question, name: str) -> tuple[str, ...]:
    return tuple(value.value for value in known().objects(NamedNode(item.iri), name))


def test_all_95_questions_and_12_principles_are_answered_and_few_in_words_alone() -> None:
    assert (len(questions()), len(principles())) == (95, 12)
    in_words = [item for item in EVERYTHING if said(item, f"{PTOC}answeredInWords") == ("true",)]
    assert len(in_words) <= MOST_IN_WORDS
    assert [item.id for item in in_words if len("".join(said(item, f"{SKOS}editorialNote"))) < 40] == []
    assert {item.id for item in EVERYTHING if not item.answered_by} == {item.id for item in in_words}


@pytest.mark.parametrize("item", EVERYTHING, ids=lambda item: item.id)
def test_what_answers_is_a_property_of_ours_or_a_pattern_with_a_path(item: Question) -> None:
    for name in item.answered_by:
        kinds = {kind.value for kind in known().objects(NamedNode(name), f"{RDF}type")}
        assert kinds & PROPERTIES if name.startswith(PTOC) else kinds == {f"{SH}PropertyShape"}
        assert "?value" in query(name)


def test_every_pattern_answers_something_and_says_what_it_looks_for() -> None:
    used = {name for item in EVERYTHING for name in item.answered_by}
    assert {term.value for term in PATTERNS} <= used
    assert len(PATTERNS) > 80
    labels = [known().objects(term, PREFIXES["rdfs"] + "label") for term in PATTERNS]
    assert all(len(label) == 1 for label in labels)


def test_every_check_tests_a_question_or_principle_or_holds_to_a_clause() -> None:
    tested = {name for item in EVERYTHING for name in item.tested_by}
    names = {check.name for check in all_checks()}
    assert tested <= names
    idle = [check.name for check in all_checks() if check.name not in tested and not check.clauses]
    assert idle == []
    assert {check.family for check in all_checks() if check.name not in tested} == {"structure"}


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        HEAD + "@prefix ex: <https://example.org/i/> .\nex:plan a ptoc:Initiative .",
        "<https://example.org/i#it> a <https://w3id.org/peertoc#Initiative> .",
    ],
    ids=["relative names", "prefixed names", "full names"],
)
def test_what_is_suggested_can_be_pasted_and_answers(text: str) -> None:
    here = ground(text)
    names = Names(here, here.initiatives[0], datetime.date(2026, 1, 1))
    for item in EVERYTHING:
        after = ground(f"{text}\n{names.fill(item.suggestion).replace('… ', '')}")
        assert Walk(after, after.initiatives[0], ()).tell(item).status == "answered", item.id


def test_a_suggestion_is_open_before_and_claims_no_more_than_its_question() -> None:
    here = ground(ONE)
    told = Walk(here, here.initiatives[0], ()).through(EVERYTHING)
    assert {each.status for each in told} == {"open"}
    names = Names(here, here.initiatives[0], TODAY)
    after = ground(f"{ONE}\n{names.fill(EVERYTHING[0].suggestion)}")
    rest = Walk(after, after.initiatives[0], ()).through(EVERYTHING[1:])
    assert {each.status for each in rest} == {"open"}


def test_questions_are_chosen_by_phase_and_audience() -> None:
    assert [len(chosen([phase])) for phase in phases()] == [27, 18, 14, 14, 22]
    assert chosen(["1"]) == chosen(["phase:foundational-engagement"])
    learners = chosen((), "learner")
    assert 0 < len(learners) < 95
    assert "P0.5a" not in {item.id for item in learners}
    both = [item for item in questions() if item.learner_text]
    assert len(both) == 7
    assert all(item.worded("learner") != item.worded("facilitator") == item.worded("") for item in both)
