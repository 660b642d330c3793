"""What is suggested under a finding mends it, in the names of the file, and spoils nothing."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from peertoc.catalogue import read_text
from peertoc.suggesting import Repairs
from peertoc.validation import Check, Finding, all_checks, check_document, choose
from peertoc.validation.checks.proving import DAY
from peertoc.validation.context import declared
from peertoc.vocabulary import PTOC, is_ours
from tests.guidance.grounds import HEAD

SUGGESTING = [
    check for check in all_checks() if "= write: " in (check.folder / "bad.txt").read_text(encoding="utf-8")
]
#: Where people are named first, the status is asked for next: no fault of what was suggested.
STRUCTURE = choose(all_checks(), ["structure"], ["status-unsaid"])


def found(text: str, checks: tuple[Check, ...]) -> tuple[Finding, ...]:
    return check_document(read_text(text, name="plan.ttl"), checks=checks, today=DAY)


@pytest.mark.parametrize("check", SUGGESTING, ids=lambda check: check.name)
def test_what_is_suggested_mends_what_was_found_and_breaks_no_rule_of_form(check: Check) -> None:
    text = (check.folder / "bad.ttl").read_text(encoding="utf-8")
    before = found(text, (check,))
    pasted = [finding.suggestion.replace("… ", "") for finding in before if finding.suggestion]
    mended = "\n".join([text, *pasted])
    told = {(finding.focus, finding.message) for finding in before if finding.suggestion}
    after = found(mended, (*STRUCTURE, *({check} - set(STRUCTURE))))
    assert [str(finding) for finding in after if (finding.focus, finding.message) in told] == []
    grave = [f"{finding.check}: {finding.message} {finding.value}" for finding in after if not finding.waived]
    assert grave == [], mended[len(text) :]


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_every_suggestion_is_turtle_in_the_names_of_the_vocabulary(check: Check) -> None:
    bad = (check.folder / "bad.ttl").read_text(encoding="utf-8")
    document = read_text(bad, name="plan.ttl")
    repairs = Repairs(document, "en", DAY)
    this = document.statements.of_type(f"{PTOC}Initiative")[0]
    for words in filter(lambda words: words.suggestion, check.parts.values()):
        suggested = repairs.fill(words.suggestion, focus=this, value=this)
        assert suggested
        assert "{" not in suggested
        text = f"{bad}\n{suggested}"
        added = set(read_text(text, name="plan.ttl").triples) - set(document.triples)
        objects = {triple.object for triple in added if isinstance(triple.object, NamedNode)}
        named = {term.value for term in (*objects, *(triple.predicate for triple in added))}
        assert {name for name in named if is_ours(name)} <= set(declared())


def test_two_findings_of_one_kind_are_mended_apart() -> None:
    text = HEAD + (
        "@base <https://example.org/i/> .\n"
        '<initiative> a ptoc:Initiative ; dcterms:title "Peers"@en ; ptoc:theoryOfChange <theory> .\n'
        "<theory> a ptoc:TheoryOfChange ; ptoc:step <a>, <b>, <c> .\n"
        '<a> a ptoc:Engagement ; dcterms:title "A"@en ; ptoc:inPhase phase:foundational-engagement ;'
        " ptoc:leadsTo <b> .\n"
        '<b> a ptoc:SustainedContact ; dcterms:title "B"@en ; ptoc:inPhase phase:sustained-contact ;'
        " ptoc:leadsTo <c> .\n"
        '<c> a ptoc:LearningOutcome ; dcterms:title "C"@en ; ptoc:inPhase phase:learning-outcomes .\n'
    )
    checks = tuple(check for check in all_checks() if check.family in {"links", "structure"})
    pasted = [finding.suggestion.replace("… ", "") for finding in found(text, checks)]
    assert len(pasted) == 2
    assert found("\n".join([text, *pasted]), checks) == ()
