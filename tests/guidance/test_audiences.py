"""Who is asked: a check that serves questions to one audience alone is for that audience."""

from __future__ import annotations

import pytest

from peertoc.guidance.questions import AUDIENCES, questions
from peertoc.validation import Check, all_checks
from peertoc.vocabulary import PREFIXES


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_a_check_is_for_those_to_whom_its_questions_are_put(check: Check) -> None:
    served = [set(question.audience) for question in questions() if check.name in question.tested_by]
    asked = set(AUDIENCES).intersection(*[set().union(*served)] if served else [])
    told = {iri.removeprefix(PREFIXES["audience"]) for iri in check.audiences}
    assert told == (asked if len(asked) == 1 else set())
