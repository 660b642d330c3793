"""The invented example is a model of good practice: it keeps what the checks ask for, now or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, SDO, Graph, URIRef

from peertoc.resources import ontology_root, shapes_root
from peertoc.validation import check_files
from peertoc.vocabulary import ROOT, STEP_KINDS
from tests.examples.invented import SOURCE, P, example, links, of_kind, value

if TYPE_CHECKING:
    from rdflib.term import Node

RESULTS = STEP_KINDS[2:]


def reached(start: Node) -> set[Node]:
    found: set[Node] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        fresh = {effect for cause, effect in links() if cause == here} - found
        found |= fresh
        waiting += fresh
    return found


def waived() -> set[Node]:
    return set(example().objects(None, P.appliesTo))


def test_every_step_has_one_kind_and_one_phase_and_belongs_to_the_theory() -> None:
    steps = of_kind(*STEP_KINDS)
    assert len(steps) == len(set(steps)) == len(of_kind("TheoryOfChange")) * 17
    assert set(example().objects(None, P.step)) == set(steps)
    for step in steps:
        value(step, P.inPhase)


def test_every_learning_outcome_goes_home_and_on_to_the_reform() -> None:
    changes, impacts = set(of_kind("OrganisationalChange")), set(of_kind("ReformImpact"))
    for outcome in of_kind("LearningOutcome"):
        homeward = [step for step in of_kind("Diffusion") if step in reached(outcome)]
        assert homeward, outcome
        for diffusion in homeward:
            changed = changes & reached(diffusion)
            assert changed, diffusion
            assert all(impacts & reached(change) for change in changed)


def test_every_engagement_leads_to_the_impact() -> None:
    (impact,) = of_kind("ReformImpact")
    for step in of_kind("Input", "Engagement"):
        assert impact in reached(step), step


def test_only_diffusions_and_changes_lead_to_changes() -> None:
    changes = set(of_kind("OrganisationalChange", "ReformImpact"))
    causes = {cause for cause, effect in links() if effect in changes}
    assert causes <= changes | set(of_kind("Diffusion"))


def test_there_is_no_circle() -> None:
    assert [step for step in of_kind(*STEP_KINDS) if step in reached(step)] == []


def test_every_link_from_one_phase_to_another_has_an_assumption() -> None:
    across = {pair for pair in links() if value(pair[0], P.inPhase) != value(pair[1], P.inPhase)}
    assumed = {
        (value(link, P.cause), value(link, P.effect))
        for link in of_kind("CausalLink")
        if value(value(link, P.assumption), DCTERMS.description)
    }
    assert len(across) >= 9
    assert across <= assumed


def test_what_can_be_ensured_is_ensured() -> None:
    within = [a for a in of_kind("Assumption") if value(a, P.control) == URIRef(f"{ROOT}/control/within")]
    assert len(within) >= 4
    assert [a for a in within if not list(example().objects(a, P.ensuredBy))] == []


@pytest.mark.parametrize(
    "name", ["unit", "baseline", "baselineDate", "target", "targetDate", "meansOfVerification"]
)
def test_every_indicator_is_complete(name: str) -> None:
    for indicator in of_kind("Indicator"):
        value(indicator, DCTERMS.title)
        value(indicator, P[name])


def test_every_result_has_an_indicator_or_a_waiver() -> None:
    bare = {step for step in of_kind(*RESULTS) if not list(example().objects(step, P.indicator))}
    assert bare == waived()
    assert len(bare) == 1, "a waiver that waives nothing would be a finding"


def test_steps_come_in_order_of_time() -> None:
    def date(step: Node, name: str) -> str:
        return next((str(day) for day in example().objects(step, SDO[name])), "")

    for cause, effect in links():
        assert date(cause, "startDate") <= date(effect, "startDate"), (cause, effect)
        assert date(cause, "endDate") <= date(effect, "endDate"), (cause, effect)


def test_finished_evaluations_cover_the_six_parts_and_the_four_facets() -> None:
    finished = [e for e in of_kind("Evaluation") if value(e, P.status) == URIRef(f"{ROOT}/status/finished")]
    covered = {str(d).rpartition("/")[2] for e in finished for d in example().objects(e, P.dimension)}
    assert covered >= {
        "facilitating-interaction", "generating-knowledge", "sharing-knowledge", "peer-reflection",
        "applying-lessons", "diffusing-lessons", "initial-engagement", "individual-learning",
        "organisational-learning", "reform-impact",
    }  # fmt: skip
    assert any(value(e, P.independent).toPython() for e in finished)  # type: ignore[attr-defined]


def test_those_who_gave_leave_and_money_are_told() -> None:
    gave = set(example().objects(None, P.authoriser)) | set(example().objects(None, P.funder))
    told = {reader for report in of_kind("Report") for reader in example().objects(report, P.reportedTo)}
    assert gave <= told


def test_every_risk_is_managed_in_its_phase_or_before() -> None:
    phases = Graph().parse(ontology_root() / "vocabularies" / "phase.ttl", format="turtle")

    def order(thing: Node) -> int:
        return int(str(phases.value(value(thing, P.inPhase), P.order)))

    assert {order(risk) for risk in of_kind("Risk")} == {1, 2, 3, 4}
    for risk in of_kind("Risk"):
        assert min(order(measure) for measure in example().objects(risk, P.managedBy)) <= order(risk), risk
        value(risk, P.likelihood)
        value(risk, P.consequence)


def test_every_participation_has_a_home_leave_and_a_contract_or_a_reason() -> None:
    assert len(of_kind("Participation")) == 3
    for participation in of_kind("Participation"):
        assert value(value(participation, P.authorisation), P.formal).toPython() is True  # type: ignore[attr-defined]
        value(participation, P.homeOrganisation)
        value(participation, P.commitment)
        assert len(list(example().objects(participation, P.contract | P.noneBecause))) == 1


def test_the_waiver_names_a_check_that_exists() -> None:
    (waiver,) = of_kind("Waiver")
    assert (shapes_root() / str(value(waiver, P.waives)).rpartition("/")[2] / "check.ttl").is_file()
    for name in ("reason", "approvedBy"):
        value(waiver, P[name])
    value(waiver, SDO.endDate)


def test_checks_find_only_what_is_waived() -> None:
    (waiver,) = of_kind("Waiver")
    findings = check_files([str(SOURCE)])
    assert findings.unchecked == ()
    assert all(finding.waived for finding in findings.findings)
    by_waiver = {(one.check, one.focus) for one in findings.findings if one.waiver and one.waiver.iri}
    assert by_waiver == {(str(value(waiver, P.waives)).rpartition("/")[2], str(value(waiver, P.appliesTo)))}
    because = [one.check for one in findings.findings if one.waiver and not one.waiver.iri]
    assert because == ["participation-without-contract"]
