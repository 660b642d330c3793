"""What is said of a broken chain: each missing or wrong link is told once, where it breaks."""

from __future__ import annotations

import time
from collections import defaultdict
from functools import cache

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import all_checks, check_document, choose
from tests.validation.chains import BASE, HEAD, initiative

SOUND = {
    "a whole chain": "i1>e1>s1>e2>l1>d1>c1>r1",
    "the other form of link": "i1=>e1=>s1=>e2=>l1=>d1=>c1=>r1",
    "both forms of one link": "e1>l1>d1>c1; e1=>l1; l1=>d1; d1=>c1",
    "an engagement begins": "e1>l1>d1>c1; e2>l1",
    "a reform without a change between": "e1>l1>d1>r1",
    "changes lead to changes": "e1>l1>d1>c1>c2>r1>r2",
    "learning leads to learning": "e1>l1>l2>d1>c1",
    "change brings peers back together": "e1>l1>d1>c1>e2>l2>d2>c2",
    "feedback is no circle": "e1>l1>d1>c1; c1~e1; d1~l1; c1~c1",
    "steps without a name": "_e1>_l1=>_d1>_c1",
    "two theories": "e1>l1>d1>c1 | e2>l2>d2>r2",
    "a diffusion before the learning of colleagues": "e1>l1>d1>l2>d2>c1",
    "a diamond": "e1>l1>d1>c1; e1>l2>d2>c1; c1>r1",
}
BROKEN = {
    # The ways of one chain, broken at each link.
    "i1; e1>l1>d1>c1": ["step-without-way-out i1"],
    "i1>e1; s1>e2>l1>d1>c1": ["step-without-way-in s1"],
    "i1>e1>s1; e2>l1>d1>c1": ["step-without-way-out s1"],
    "e1; l1>d1>c1>r1": ["step-without-way-in l1"],
    "e1>l1; d1>c1>r1": ["learning-goes-home l1"],
    "e1>l1>d1; c1>r1": ["impact-unreached c1"],
    "e1>l1>d1>c1; r1": ["impact-unreached r1"],
    "e1=>l1; d1=>c1=>r1": ["learning-goes-home l1"],
    "e1=>l1=>d1; c1=>r1": ["impact-unreached c1"],
    "e1; l1=>d1=>c1": ["step-without-way-in l1"],
    "_e1>_l1; _d1>_c1": ["learning-goes-home t1"],
    "_e1>_l1=>_d1; _c1": ["impact-unreached t1"],
    # Learning that goes nowhere.
    "e1>l1>d1>c1; e1>l2": ["learning-goes-home l2"],
    "e1>l1>l2; d1>c1": ["learning-goes-home l2"],
    "e1>l1; l2>d1>c1": ["learning-goes-home l1"],
    "e1>l1>e2; d1>c1": ["step-without-way-in d1"],
    "e1>l1>d1>c1; e1>l2>e2": ["learning-goes-home l2"],
    "e1>d1>c1>l1>l2": ["learning-goes-home l2"],
    "d1>c1>l1": ["learning-goes-home l1"],
    "e1>l1": ["learning-stays-with-individuals l1"],
    "e1>s1>l1>l2": ["learning-stays-with-individuals l2"],
    "e1>l1; d1": ["learning-stays-with-individuals l1"],
    "e1>l1; l2>l3": ["step-without-way-in l2"],
    "e1>l1>e2": ["learning-stays-with-individuals l1"],
    # Results that nothing reaches.
    "i1>d1>c1": ["impact-unreached c1"],
    "i1>d1>c1>c2>r1": ["impact-unreached c1"],
    "c1>r1; e1>l1>d1>c2": ["impact-unreached c1"],
    "e1>l1>d1>c1; d2>c2>r2": ["step-without-way-in d2"],
    "e1>l1>d1>c1; s1>l2>d2>c2": ["step-without-way-in s1"],
    "e1>l1>d1>c1; l2>l3>d2>c2; l3>d3>r1": ["step-without-way-in l2"],
    # Links that are wrong.
    "e1>l1>c1": ["change-without-diffusion c1"],
    "e1>c1": ["change-without-diffusion c1"],
    "e1>l1>c1; d1>c1": ["change-without-diffusion c1"],
    "e1>l1>c1; d1>c2": ["change-without-diffusion c1"],
    "i1>c1; e1>l1>d1>c2": ["change-without-diffusion c1"],
    "e1>l1>d1>c1; l1=>r1": ["change-without-diffusion r1"],
    "e1>s1>l1>d1>c1; s1>c1": ["change-without-diffusion c1"],
    "l1>e1; l1>d1>c1": ["step-without-way-in l1"],
    "e1>l1; d1>l1; d1>c1": ["learning-goes-home l1"],
    "e1>l1>d1; c1>d1; c1>r1": ["impact-unreached c1"],
    # Diffusions that change nothing.
    "e1>l1>d1": ["diffusion-without-change d1"],
    "e1>l1>d1>c1; l1>d2": ["diffusion-without-change d2"],
    "e1>l1>d1>d2": ["diffusion-without-change d2"],
    "e1>l1>d1>e2": ["diffusion-without-change d1"],
    # Steps that lead nowhere.
    "e1>l1>d1>c1; e2": ["step-without-way-out e2"],
    "e1>l1>d1>c1>e2": ["step-without-way-out e2"],
    "e1>l1>d1>c1; e1>e2>s1": ["step-without-way-out s1"],
    "e1; e2": ["theory-without-goal t1"],
    "i1>e1>s1": ["theory-without-goal t1"],
    # Circles: across phases, within one, of one step.
    "e1>l1>d1>c1>e1": ["circle c1>e1"],
    "e1=>l1=>d1=>c1=>l1": ["circle c1>l1"],
    "e1>l1>d1>c1>d1": ["circle c1>d1"],
    "e1>e2>e3>e1; e2>l1>d1>c1": ["circle e1>e2"],
    "e1>l1>d1>c1>c2>c1": ["circle c1>c2"],
    "e1>l1>l1; l1>d1>c1": ["circle l1>l1"],
    "e1>l1>d1=>d1; d1>c1": ["circle d1>d1"],
    "i1>e1>s1>e2>i1; e1>l1>d1>c1": ["circle e2>i1"],
    "e1>l1>d1>c1>e1; c1>l1": ["circle c1>e1", "circle c1>l1"],
    "e1>e2>e1; e3>e4>e3; e2>l1>d1>c1; e4>l1": ["circle e1>e2", "circle e3>e4"],
    "d1>c1>d1": ["circle c1>d1"],
    "_e1>_l1>_d1>_c1>_e1": ["circle t1>"],
    # Steps without names have no first among them: each is told.
    "_e1>_e2>_e1; _e1>_l1>_d1>_c1": ["circle t1>", "circle t1>"],
    "_e1=>e2=>_e1; e2>l1>d1>c1": ["circle e2>"],
    # Phases do not make a chain.
    "e1@4>l1@4>d1@4>c1@4": ["phase-unlike-kind e1", "phase-unlike-kind l1"],
    # One step to everything.
    "e1>l1>d1>c1>c2; d1>c2; d1>r1; d1>r2": ["fan-out d1"],
    "e1>l1>d1>c1; l1>d2>c1; l1>d3>c1; l1>d4>c1": [],
    # What is said of the steps themselves; a step that may be anything breaks no chain.
    "e1>l1>x1>c1": ["step-without-kind x1"],
    "x1>d1>c1": ["step-without-kind x1"],
    "e1>l1>d1>x1": ["step-without-kind x1"],
    "e1>x1": ["step-without-kind x1"],
    "e1>l1>u1>c1": [],
    "e1>l1>d1>cr1": ["step-of-two-kinds cr1"],
    "e1>ld1>c1": ["step-of-two-kinds ld1"],
    "el1>d1>c1": ["step-of-two-kinds el1"],
    "e1>l1>d1>cx1": [],
    "e1>l1>d1>c1@-": ["step-without-phase c1"],
    "e1>l1>d1>!c1": ["step-outside-theory c1"],
    "!e1>l1>d1>c1": ["step-outside-theory e1"],
    "e1>l1>!d1>c1": ["step-outside-theory d1"],
    "e1>l1>d1>c1; !e2": ["step-outside-theory e2"],
    # A causal link with a loose end is told by a check of its own, and not here again.
    "e1>l1=>; d1>c1": [],
    "e1>l1; =>d1>c1": [],
    "e1; =>l1>d1>c1": [],
    "e1>l1>d1; =>c1": [],
    "e1>l1>d1=>; c1": [],
    # Two theories, each with its own breach.
    "e1>l1; d1>c1 | e2; l2>d2>c2": ["learning-goes-home l1", "step-without-way-in l2"],
    "e1>l1 | e2>l2>d2>c2": ["learning-stays-with-individuals l1"],
    "e1>l1>d1>c1 | e2": ["theory-without-goal t2"],
    "e1>l1>d1>c1 | c1>r1": [],
    # Where nothing at all is linked.
    "e1; l1; d1; c1; r1": ["learning-goes-home l1"],
    "e1; d1; c1": ["impact-unreached c1", "step-without-way-in d1"],
}
CASES = {**{notation: [] for notation in SOUND.values()}, **BROKEN}


def said(text: str) -> list[tuple[str, str]]:
    """Check the chain alone; give the case and what is said there."""
    document = read_text(HEAD + text, name="plan.ttl")
    found: list[tuple[str, str]] = []
    for finding in check_document(document, checks=choose(all_checks(), ["chain"], [])):
        case, _, step = finding.focus.removeprefix(BASE).partition("/")
        end = ">" + finding.value.removeprefix(f"{BASE}{case}/") if finding.check == "circle" else ""
        found.append((case, f"{finding.check} {step}{end}"))
    return sorted(found)


@cache
def all_said() -> dict[str, list[str]]:
    """Check every case as an initiative of one file, since each run has its price."""
    told: dict[str, list[str]] = defaultdict(list)
    text = "\n".join(initiative(str(number), case) for number, case in enumerate(CASES))
    for case, finding in said(text):
        told[case].append(finding)
    return told


def names(text: str) -> list[str]:
    return [finding for _, finding in said(text)]


@pytest.mark.parametrize(("number", "notation"), list(enumerate(CASES)), ids=list(CASES))
def test_each_breach_is_told_once_and_at_its_root(number: int, notation: str) -> None:
    assert all_said()[str(number)] == CASES[notation]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


def test_a_kind_of_step_of_ones_own_counts_as_what_it_is_a_kind_of() -> None:
    own = "<Talk> <http://www.w3.org/2000/01/rdf-schema#subClassOf> ptoc:Diffusion .\n"
    chain = initiative("a", "e1>l1>d1>c1").replace("a ptoc:Diffusion", "a <Talk>")
    assert "<Talk>" in chain
    assert names(own + chain) == []


def test_where_there_is_no_theory_at_all_the_initiative_is_told_and_not_each_step() -> None:
    assert names(
        "<a/i> a ptoc:Initiative . <a/e> a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ."
    ) == ["initiative-without-theory i"]


def test_a_goal_that_the_theory_forgot_is_told_as_forgotten() -> None:
    assert names(initiative("a", "e1>!l1")) == ["step-outside-theory l1"]
    assert names(initiative("a", "e1; !l1")) == ["step-outside-theory l1"]
    assert said(initiative("a", "e1>!l1") + initiative("b", "e1")) == [
        ("a", "step-outside-theory l1"),
        ("b", "theory-without-goal t1"),
    ]


def test_a_link_to_something_that_is_not_described_is_no_missing_link() -> None:
    assert names(initiative("a", "e1>l1; d1>c1") + "<a/l1> ptoc:leadsTo <a/d11> .") == []
    slip = (
        initiative("a", "e1; l1>d1>c1") + "[] a ptoc:CausalLink ; ptoc:cause <a/e11> ; ptoc:effect <a/l1> ."
    )
    assert names(slip) == []


def test_several_initiatives_do_not_speak_for_each_other() -> None:
    text = initiative("a", "e1>l1; d1>c1") + initiative("b", "e1; l1>d1>c1") + "<c/i> a ptoc:Initiative ."
    assert said(text) == [
        ("a", "learning-goes-home l1"),
        ("b", "step-without-way-in l1"),
        ("c", "initiative-without-theory i"),
    ]


@pytest.mark.parametrize("missing", ["learner", "organisation"])
def test_a_diffusion_names_whose_learning_it_carries_and_where_to(missing: str) -> None:
    text = initiative("a", "e1>l1>d1>c1").replace(f"ptoc:{missing} ", "ptoc:actor ")
    assert names(text) == [f"diffusion-without-{missing} d1"]


@pytest.mark.parametrize(
    ("cause", "effect", "told"),
    [
        ("2024", "2024-03", 0),
        ("2024-03", "2024", 0),
        ("2024-03", "2023", 1),
        ("2024-03-02", "2024-03", 0),
        ("2024-03-02", "2024-02", 1),
        ("2024-03-02", "2024-03-01", 1),
        ("2024-03-02Z", "2024-03-02+14:00", 0),
        ("2024-03-02+05:00", "2024-03-01-05:00", 1),
        ("2024Z", "2024-01", 0),
        ("2024-03-02T10:00:00Z", "2024-03-02", 0),
        ("spring", "2024-03-01", 0),
    ],
)
def test_dates_are_compared_on_the_part_that_both_have(cause: str, effect: str, told: int) -> None:
    dates = "".join(
        f'<a/{step}> <https://schema.org/startDate> "{date}" . '
        for step, date in (("e1", cause), ("l1", effect))
    )
    assert names(initiative("a", "e1=>l1>d1>c1") + dates) == ["effect-before-cause l1"] * told


def test_a_circle_has_no_order_in_time() -> None:
    dates = '<a/e1> <https://schema.org/startDate> "2024" . <a/c1> <https://schema.org/startDate> "2026" .'
    assert names(initiative("a", "e1>l1>d1>c1>e1") + dates) == ["circle c1>e1"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Workshop on cash management", True),
        ("Workshops for treasurers", True),
        ("Training of treasurers in procurement", True),
        ("A training course for auditors", True),
        ("Organise a workshop on cash management", True),
        ("Organising two regional meetings", True),
        ("Hold a meeting with departments", True),
        ("Meeting of heads of budget", True),
        ("Study visit to a neighbouring town", True),
        ("Conduct training for colleagues", True),
        ("Delivering joint training sessions to departments", True),
        ("Participation of citizens in budgeting grows", False),
        ("Attendance at budget hearings doubles", False),
        ("Training for new treasurers includes cash planning", False),
        ("Meetings of the budget committee end with a signed cash plan", False),
        ("Training", True),
        ("Training of colleagues is part of every induction", False),
        ("Training needs are known before the budget is drawn up", False),
        ("Meeting deadlines for the accounts", False),
        ("Meetings on cash are held every month by departments themselves", False),
        ("Holding departments to their limits", False),
        ("Organised departments pay on time", False),
        ("Run the payments of a month without arrears", False),
        ("Treasuries control commitments before they are made", False),
        ("Provide the council with a cash plan", False),
        ("Trained auditors review each other's files", False),
        ("Courses of action are weighed before a budget is cut", False),
        ("Visitors are told what a service costs", False),
    ],
)
def test_a_change_is_told_as_a_change(title: str, told: bool) -> None:
    text = initiative("a", "e1>l1>d1>c1") + f'<a/c1> <http://purl.org/dc/terms/title> "{title}"@en .'
    assert names(text) == ["change-told-as-activity c1"] * told


def test_two_hundred_steps_are_soon_checked() -> None:
    steps = ">".join([*(f"e{n}" for n in range(70)), *(f"l{n}" for n in range(70)), "d1"])
    changes = "".join(f">c{n}" for n in range(60))
    start = time.perf_counter()
    assert names(initiative("a", steps + changes)) == []
    assert time.perf_counter() - start < 30
