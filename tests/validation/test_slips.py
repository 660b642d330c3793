"""A slip in the name of a property is told once: no check misses what the slip hides."""

from __future__ import annotations

import re

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import check_document
from tests.conftest import ROOT

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
