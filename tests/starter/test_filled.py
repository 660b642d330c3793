"""What a starter file says when all its blocks are in use: every phase, and a chain in one piece."""

from __future__ import annotations

import re

from rdflib import DCTERMS, RDF, URIRef

from peertoc.catalogue import read_text
from peertoc.validation import check_document
from peertoc.vocabulary import ROOT, STEP_KINDS
from tests.starter.blocks import with_all_blocks
from tests.starter.filled import BASE, TEXT, P, whole

RESULTS = [P[kind] for kind in STEP_KINDS[2:]]


def steps() -> set[URIRef]:
    return {
        step
        for kind in STEP_KINDS
        for step in whole().subjects(RDF.type, P[kind])
        if isinstance(step, URIRef)
    }


def links() -> set[tuple[URIRef, URIRef]]:
    causal = {(whole().value(link, P.cause), whole().value(link, P.effect))
              for link in whole().subjects(RDF.type, P.CausalLink)}  # fmt: skip
    bare = set(whole().subject_objects(P.leadsTo))
    return {(URIRef(str(cause)), URIRef(str(effect))) for cause, effect in causal | bare}


def reached(start: URIRef, edges: set[tuple[URIRef, URIRef]]) -> set[URIRef]:
    found: set[URIRef] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        fresh = {end for begin, end in edges if begin == here} - found
        found |= fresh
        waiting += fresh
    return found


def test_every_phase_and_every_kind_of_step_has_its_place() -> None:
    assert {str(phase) for phase in whole().objects(None, P.inPhase)} == {
        f"{ROOT}/phase/{name}"
        for name in ("pre-foundational", "foundational-engagement", "sustained-contact", "learning-outcomes",
                     "change-at-scale")
    }  # fmt: skip
    for kind in STEP_KINDS:
        assert (None, RDF.type, P[kind]) in whole(), kind
    assert steps() == set(whole().objects(URIRef(f"{BASE}theory"), P.step))
    for step in steps():
        assert len(list(whole().objects(step, P.inPhase))) == 1, step


def test_the_phases_come_in_their_order() -> None:
    heads = re.findall(r"(?m)^## ===== (.+?) =+$", TEXT)
    assert [head for head in heads if "hase" in head or "stage" in head] == heads[1:6]
    assert [head[:8] for head in heads[2:6]] == ["Phase 1:", "Phase 2:", "Phase 3:", "Phase 4:"]


def test_the_chain_is_one_piece_from_what_is_put_in_to_the_reform() -> None:
    forth = links()
    back = {(effect, cause) for cause, effect in forth}
    (impact,) = whole().subjects(RDF.type, P.ReformImpact)
    (source,) = whole().subjects(RDF.type, P.Input)
    assert isinstance(impact, URIRef)
    assert isinstance(source, URIRef)
    assert reached(impact, back) == steps() - {impact}
    assert reached(source, forth) == steps() - {source}
    assert [step for step in steps() if step in reached(step, forth)] == [], "no circle"


def test_what_leads_to_a_change_is_a_diffusion_or_a_change() -> None:
    carrying = {step for kind in STEP_KINDS[4:] for step in whole().subjects(RDF.type, P[kind])}
    changes = {step for kind in STEP_KINDS[5:] for step in whole().subjects(RDF.type, P[kind])}
    assert {cause for cause, effect in links() if effect in changes} <= carrying


def test_every_link_from_one_phase_to_another_has_an_assumption() -> None:
    phase = {step: whole().value(step, P.inPhase) for step in steps()}
    across = {(cause, effect) for cause, effect in links() if phase[cause] != phase[effect]}
    assert len(across) >= 4
    assumed = {
        (whole().value(link, P.cause), whole().value(link, P.effect))
        for link in whole().subjects(RDF.type, P.CausalLink)
        if whole().value(whole().value(link, P.assumption), DCTERMS.description)
    }
    assert across <= assumed


def test_every_result_has_a_complete_indicator() -> None:
    results = [step for kind in RESULTS for step in whole().subjects(RDF.type, kind)]
    assert len(results) == 5
    for step in results:
        (indicator,) = whole().objects(step, P.indicator)
        for name in ("unit", "baseline", "baselineDate", "target", "targetDate", "meansOfVerification"):
            assert whole().value(indicator, P[name]) is not None, (step, name)


def test_every_risk_is_managed_and_every_phase_from_the_first_has_one() -> None:
    risks = list(whole().objects(None, P.risk))
    assert len({whole().value(risk, P.inPhase) for risk in risks}) == 4
    for risk in risks:
        measure = whole().value(risk, P.managedBy)
        assert whole().value(measure, P.measureType) is not None
        assert whole().value(measure, P.inPhase) is not None


def test_the_evaluation_covers_the_six_parts_and_the_four_facets() -> None:
    covered = {str(dimension).rpartition("/")[2] for dimension in whole().objects(None, P.dimension)}
    assert covered == {
        "facilitating-interaction", "generating-knowledge", "sharing-knowledge", "peer-reflection",
        "applying-lessons", "diffusing-lessons", "initial-engagement", "individual-learning",
        "organisational-learning", "reform-impact",
    }  # fmt: skip
    assert (None, P.evaluation, None) in whole()
    assert (None, P.report, None) in whole()


def test_with_every_block_in_use_and_words_written_no_check_finds_anything() -> None:
    written = with_all_blocks(TEXT).replace('"… ', '"Our words: ')
    findings = check_document(read_text(written, name="starter.ttl"))
    assert [(finding.check, finding.focus, finding.value) for finding in findings] == []


def test_each_text_that_waits_for_words_is_told_and_nothing_else() -> None:
    findings = check_document(read_text(with_all_blocks(TEXT), name="starter.ttl"))
    assert {finding.check for finding in findings} == {"text-without-words"}
    assert len({finding.place for finding in findings}) > 50


def test_as_it_comes_the_file_has_gaps_but_no_faults() -> None:
    findings = check_document(read_text(TEXT, name="starter.ttl"))
    assert [(finding.check, finding.value) for finding in findings if finding.severity == "error"] == []
    assert findings, "a file that says nothing yet cannot be complete"
