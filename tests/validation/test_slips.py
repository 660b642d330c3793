"""A slip in the name of a property is told once: no check misses what the slip hides."""

from __future__ import annotations

import os
import re
from functools import cache

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import check_document
from peertoc.validation.checks.proving import DAY
from tests.conftest import ROOT

LONG = "PEERTOC_LONG" in os.environ
SOUND = (ROOT / "shapes" / "undeclared-term" / "good.ttl").read_text(encoding="utf-8")
MORE = """
<initiative> ptoc:risk <records-thin> .
<records-thin> a ptoc:Risk ;
    dcterms:title "Registers are thin"@en ;
    ptoc:threatens <commitment-control> ;
    ptoc:likelihood <https://w3id.org/peertoc/likelihood/possible> ;
    ptoc:consequence <https://w3id.org/peertoc/consequence/major> ;
    ptoc:managedBy <sampling> .
<sampling> a ptoc:RiskManagement ; dcterms:description "Two peers draw a sample."@en .
<an-hour-is-given> ptoc:control <https://w3id.org/peertoc/control/within> ; ptoc:ensuredBy <paired-visits> .
<learning-travels> ptoc:critical true ; ptoc:evidenceStrength <https://w3id.org/peertoc/strength/weak> .
"""
TEXT = SOUND + MORE
NAMES = sorted(set(re.findall(r"ptoc:([a-z]\w*)", TEXT)))
COMPLETE = (ROOT / "examples" / "invented-complete" / "initiative.ttl").read_text(encoding="utf-8")


def places_of_names() -> list[int]:
    """Find where the names of properties end in the complete example; in the long run, all of them.

    Of each property, the first and the last place are taken.
    """
    ends: dict[str, list[int]] = {}
    for line in re.finditer(
        r"^[^#\n]*", re.sub(r'"[^"\n]*"', lambda text: "~" * len(text[0]), COMPLETE), re.MULTILINE
    ):
        for name in re.finditer(r"(?<=\s)ptoc:[a-z]\w*", line[0]):
            ends.setdefault(name[0], []).append(line.start() + name.end())
    some = ends.values() if LONG else ([each[0], each[-1]] for each in ends.values())
    return sorted({end for each in some for end in each})


def test_the_sample_is_sound_and_uses_many_properties() -> None:
    assert check_document(read_text(TEXT, name="sample.ttl")) == ()
    assert len(NAMES) > 25


@pytest.mark.parametrize("name", NAMES)
def test_a_slip_in_the_name_of_a_property_is_told_once(name: str) -> None:
    places = [match.end() for match in re.finditer(rf"ptoc:{name}\b", TEXT)]
    end = places[len(places) // 2]
    text = f"{TEXT[: end - 1]}{TEXT[end - 2]}{TEXT[end - 1 :]}"
    found = check_document(read_text(text, name="sample.ttl"))
    assert [finding.check for finding in found] == ["undeclared-term"], text[end - 40 : end + 40]
    assert found[0].place.line == text[:end].count("\n") + 1


@cache
def told(text: str) -> frozenset[tuple[str, str, str]]:
    """Give what is found, waived or not: a waiver with a slip in it waives nothing."""
    found = check_document(read_text(text, name="complete.ttl"), today=DAY)
    return frozenset((each.check, each.focus, each.message) for each in found)


@pytest.mark.parametrize("end", places_of_names())
def test_a_slip_in_the_complete_example_is_told_once(end: int) -> None:
    new = told(f"{COMPLETE[: end - 1]}{COMPLETE[end:]}") - told(COMPLETE)
    assert [check for check, _, _ in new] == ["undeclared-term"], COMPLETE[end - 40 : end + 40]


def test_the_complete_example_uses_many_properties() -> None:
    assert len(places_of_names()) > 100
