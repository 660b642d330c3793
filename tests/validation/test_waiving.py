"""A waiver marks what it covers, with its reason; nothing else, and not for ever."""

from __future__ import annotations

import datetime

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import Finding, all_checks, check_document, choose

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix check: <https://w3id.org/peertoc/check/> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://example.org/i/> .
<i> a ptoc:Initiative ; ptoc:risk <r>, <s> ; ptoc:waiver <w> .
<r> a ptoc:Risk . <s> a ptoc:Risk .
"""
WAIVER = '<w> a ptoc:Waiver ; ptoc:waives check:risk-unmanaged ; ptoc:reason "Known." {} .'


def found(text: str, day: datetime.date = datetime.date(2026, 11, 24)) -> dict[str, Finding]:
    document = read_text(HEAD + text, name="plan.ttl")
    findings = check_document(document, checks=choose(all_checks(), ["risk-unmanaged"], []), today=day)
    return {finding.focus.rpartition("/")[2]: finding for finding in findings}


def waived(text: str, day: datetime.date = datetime.date(2026, 11, 24)) -> set[str]:
    return {name for name, finding in found(text, day).items() if finding.waived}


def test_a_waiver_covers_all_of_its_initiative_or_what_it_names() -> None:
    assert waived(WAIVER.format("")) == {"r", "s"}
    assert waived(WAIVER.format("; ptoc:appliesTo <r>")) == {"r"}
    assert waived(WAIVER.format("").replace("risk-unmanaged", "circle")) == set()


def test_a_waiver_of_one_initiative_says_nothing_of_another() -> None:
    other = "\n<j> a ptoc:Initiative ; ptoc:risk <t> . <t> a ptoc:Risk ."
    assert waived(WAIVER.format("") + other) == {"r", "s"}


def test_a_causal_link_belongs_to_the_theory_of_its_cause() -> None:
    text = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix check: <https://w3id.org/peertoc/check/> .
    @base <https://example.org/i/> .
    <i> a ptoc:Initiative ; ptoc:theoryOfChange <t> ; ptoc:waiver <w> . <t> ptoc:step <a> .
    <l> a ptoc:CausalLink ; ptoc:cause <a> .
    <w> a ptoc:Waiver ; ptoc:waives check:link-with-loose-end ; ptoc:reason "Not yet known." ."""
    checks = choose(all_checks(), ["link-with-loose-end"], [])
    (finding,) = check_document(read_text(text, name="plan.ttl"), checks=checks)
    assert finding.waived


@pytest.mark.parametrize(
    ("until", "day", "holds"),
    [
        ('"2026-11-24"^^xsd:date', "2026-11-24", True),
        ('"2026-11-24"^^xsd:date', "2026-11-25", False),
        ('"2026-11"^^xsd:gYearMonth', "2026-11-30", True),
        ('"2026-11"^^xsd:gYearMonth', "2026-12-01", False),
        ('"2026"^^xsd:gYear', "2026-12-31", True),
        ('"2026"^^xsd:gYear', "2027-01-01", False),
    ],
)
def test_a_waiver_ends_when_it_says(until: str, day: str, holds: bool) -> None:
    text = WAIVER.format(f"; schema:endDate {until}")
    assert waived(text, datetime.date.fromisoformat(day)) == ({"r", "s"} if holds else set())


@pytest.mark.parametrize("until", ['"31 December 2026"', '"9"', '"soon"', '"2026-1-1"^^xsd:date'])
def test_a_waiver_whose_end_cannot_be_read_covers_nothing(until: str) -> None:
    assert waived(WAIVER.format(f"; schema:endDate {until}")) == set()


def test_a_time_zone_does_not_matter() -> None:
    assert waived(WAIVER.format('; schema:endDate "2026-11-24+02:00"^^xsd:date')) == {"r", "s"}


def test_a_waiver_without_a_reason_covers_nothing() -> None:
    assert waived("<w> a ptoc:Waiver ; ptoc:waives check:risk-unmanaged .") == set()


def test_the_reason_and_who_approved_it_are_told() -> None:
    title = "<http://purl.org/dc/terms/title>"
    waiver = found(WAIVER.format("; ptoc:approvedBy <o>") + f' <o> {title} "Steering group"@en .')["r"].waiver
    assert waiver is not None
    assert (waiver.reason, waiver.approved_by, waiver.iri) == (
        "Known.", "Steering group", "https://example.org/i/w",
    )  # fmt: skip


INSURED = """@prefix dcterms: <http://purl.org/dc/terms/> . @prefix phase: <https://w3id.org/peertoc/phase/> .
@prefix likelihood: <https://w3id.org/peertoc/likelihood/> .
@prefix consequence: <https://w3id.org/peertoc/consequence/> .
<s> dcterms:title "Rain"@en ; ptoc:inPhase phase:sustained-contact ; ptoc:noneBecause "Insured."@en ;
    ptoc:likelihood likelihood:rare ; ptoc:consequence consequence:minor .
"""


def test_none_because_is_an_answer_where_one_thing_is_missing() -> None:
    document = read_text(HEAD + INSURED, name="plan.ttl")
    checks = choose(all_checks(), ["risk-unmanaged"], [])
    told = {each.focus[-1]: each.waiver for each in check_document(document, checks=checks)}
    assert told["r"] is None
    assert told["s"] is not None
    assert told["s"].reason == "Insured."


@pytest.mark.parametrize("chosen", [["risk-unmanaged"], ["risk-unmanaged", "title-missing"], ["chain"], []])
def test_a_choice_of_checks_excuses_nothing(chosen: list[str]) -> None:
    # Two things are missing at <s>, and nobody can say of which there is none.
    document = read_text(HEAD + INSURED.replace('dcterms:title "Rain"@en ; ', ""), name="plan.ttl")
    checks = choose(all_checks(), chosen, [])
    assert not any(each.waived for each in check_document(document, checks=checks))


def test_none_because_excuses_no_error() -> None:
    text = """@prefix ptoc: <https://w3id.org/peertoc#> . @base <https://example.org/i/> .
    <i> a ptoc:Initiative . <a> a ptoc:Engagement ; ptoc:noneBecause "We do not think in phases."@en ."""
    checks = choose(all_checks(), ["step-without-phase"], [])
    (finding,) = check_document(read_text(text, name="plan.ttl"), checks=checks)
    assert not finding.waived


def needless(text: str, *names: str) -> list[str]:
    document = read_text(HEAD + text, name="plan.ttl")
    checks = choose(all_checks(), [*names, "waiver-needless"], [])
    found = check_document(document, checks=checks, today=datetime.date(2026, 11, 24))
    return [finding.focus[-1] for finding in found if finding.check == "waiver-needless"]


def test_a_waiver_that_waives_nothing_is_told_when_its_check_has_run() -> None:
    other = WAIVER.format("").replace("risk-unmanaged", "circle").replace("<w>", "<v>")
    assert needless(WAIVER.format(""), "risk-unmanaged") == []
    assert needless(WAIVER.format("") + other, "risk-unmanaged", "circle") == ["v"]
    assert needless(WAIVER.format("") + other, "risk-unmanaged") == []
    assert needless(WAIVER.format('; schema:endDate "2025"^^xsd:gYear') + other, "risk-unmanaged") == []


def test_a_misspelt_name_at_a_thing_without_a_name_has_its_place_beside_a_needless_waiver() -> None:
    slip = "[] a ptoc:Risk ; ptoc:risc <s> . "
    other = WAIVER.format("").replace("risk-unmanaged", "circle")
    assert needless(slip + other, "undeclared-term", "circle") == ["w"]
    nameless = other.replace("<w>", "[]").replace("Waiver ;", "Waiver ; ptoc:waved check:circle ;")
    assert needless(nameless, "undeclared-term", "circle") == []


def test_where_nothing_is_found_things_are_not_indexed() -> None:
    document = read_text(HEAD + "<i> a ptoc:Initiative .", name="plan.ttl")
    assert check_document(document, checks=choose(all_checks(), ["circle"], [])) == ()
    assert {"_by_subject", "_by_predicate"}.isdisjoint(vars(document.statements))
