"""What peertoc says of the real examples is what their sources report, and what they tell is not missed.

A line names a check, and where it matters the resource on which it speaks.
"""

from __future__ import annotations

from functools import cache

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import all_checks, check_document
from peertoc.validation.checks.proving import DAY
from tests.conftest import ROOT

#: What the sources report as weak, and the checks that must say it.
WEAK = {
    # Countries are engaged, and nobody in particular; a review between them is not yet learning (annex C).
    "african-peer-review-mechanism": {
        "peers-not-individuals at initiative", "profile-missing at initiative",
        "nothing-after-first-meeting at process", "theory-without-goal at process",
    },
    # Money, a secretariat and four ways of working are told; who learns what, and what it is for, is not.
    "anti-corruption-network": {
        "profile-missing at initiative", "purpose-unsaid at initiative", "phase-without-tool at work",
        "theory-without-goal at work",
    },
    "corruption-hunter-network": {
        "participation-without-authorisation",  # invited without approval, on purpose: waived
        "participation-without-home",  # no home organisation is bound
        "theory-without-goal",  # nothing measurable, nothing that spreads
    },
    # Lessons were passed on, and outsiders found it hard to be heard; what changed at home is not told.
    "foreign-investment-experiment": {
        "objective-unsaid at initiative", "risk-unmanaged at insiders-not-persuaded",
        "diffusion-without-organisation at monthly-events",
        "diffusion-without-change at work-between-events",
    },
    # Sweden, for its place in an index, had little that was of use; Estonia was a better start, and no more.
    "georgia-land-reform": {
        "matched-by-ranking at match-with-sweden", "problem-not-shared at match-with-estonia",
        "step-without-way-out at turn-to-estonia", "learning-stays-with-individuals at sweden-does-not-fit",
    },
    "pempal-2006": {
        "nothing-after-first-meeting", "one-way-of-engaging",  # only around events
        "participation-without-contract", "profile-missing",  # inconsistent membership
        "objective-unsaid", "theory-without-goal",  # no strategy
    },
    "pempal-2017": {
        "step-without-way-out",  # the outcome of the strategy is a platform
        "diffusion-without-learner", "diffusion-without-organisation",  # a law is claimed, and no more
    },
}  # fmt: skip
#: What the sources do tell, so that these checks must not say it is missing.
TOLD = {
    "african-peer-review-mechanism": {"contact-too-short", "facilitator-unsaid"},
    "anti-corruption-network": {"no-evaluation", "resources-unsaid"},
    "cabri": {
        "diffusion-without-learner", "diffusion-without-organisation", "evaluation-not-independent",
        "no-evaluation", "one-way-of-engaging", "participation-without-home", "problem-not-shared",
        "profile-missing",
    },
    "corruption-hunter-network": {"peers-not-individuals", "profile-missing", "waiver-needless"},
    "foreign-investment-experiment": {
        "link-without-assumption at lessons-learned", "link-without-assumption at lessons-are-passed-on",
        "learning-stays-with-individuals at lessons-learned", "peers-not-individuals",
    },
    "georgia-land-reform": {"matched-by-ranking at match-with-estonia"},
    "pempal-2006": {"contact-too-short", "evaluation-not-reported", "no-evaluation"},
    "pempal-2012": {"nothing-after-first-meeting", "one-way-of-engaging", "profile-missing"},
    "pempal-2017": {
        "change-without-diffusion", "contact-too-short", "diffusion-without-change", "impact-unreached",
        "initiative-without-theory", "nothing-after-first-meeting", "profile-missing", "theory-without-goal",
    },
}  # fmt: skip


@cache
def spoken(name: str) -> dict[str, bool]:
    """List what is told, by check and by check and resource, and whether it is waived."""
    text = (ROOT / "examples" / name / "initiative.ttl").read_text(encoding="utf-8")
    findings = check_document(read_text(text, name="initiative.ttl"), today=DAY)
    assert [finding.check for finding in findings if finding.severity == "error"] == []
    places = {f"{each.check} at {each.focus.rpartition('/')[2]}": each.waived for each in findings}
    return places | {finding.check: finding.waived for finding in findings}


@pytest.mark.parametrize("name", sorted(WEAK))
def test_a_weak_example_shows_the_weaknesses_that_its_sources_report(name: str) -> None:
    assert WEAK[name] - set(spoken(name)) == set()


@pytest.mark.parametrize("name", sorted(TOLD))
def test_nothing_that_the_sources_tell_is_said_to_be_missing(name: str) -> None:
    assert TOLD[name] & set(spoken(name)) == set()


def test_the_checks_named_here_exist() -> None:
    named = {line.partition(" at ")[0] for line in set().union(*WEAK.values(), *TOLD.values())}
    assert named <= {check.name for check in all_checks()}


def test_of_the_hunters_only_the_missing_authorisation_is_waived() -> None:
    waived = [what for what, is_waived in spoken("corruption-hunter-network").items() if is_waived]
    assert waived == [
        "participation-without-authorisation at membership", "participation-without-authorisation",
    ]  # fmt: skip
