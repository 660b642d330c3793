"""Whether an identifier still holds, as far as the registries at hand tell."""

from __future__ import annotations

import pytest

from peertoc.linking.registry import UNLISTED, Standing, standing

_ORG = "https://w3id.org/peertoc/alignments/org-id#"
_CRS = "https://w3id.org/peertoc/alignments/crs#"


def _of(text: str) -> Standing:
    found = standing(text)
    assert found is not None
    return found


def test_a_withdrawn_record_names_its_successor() -> None:
    found = _of("https://ror.org/03z2zbf42")
    assert (found.label, found.status) == ("African Development Bank Group", "withdrawn")
    assert found.successor == "https://ror.org/05gqz0k77"
    assert (found.source, found.source_version) == ("ROR", "2026-06-23")


@pytest.mark.parametrize(
    ("text", "iri", "label", "status"),
    [
        ("XM-DAC-21057", f"{_ORG}XM-DAC-21057", "International Centre for Transitional Justice", "active"),
        (
            "http://www.wikidata.org/entity/Q902",
            "http://www.wikidata.org/entity/Q902",
            "Bangladesh",
            "active",
        ),
        ("http://lexvo.org/id/un_m49/143", "http://lexvo.org/id/un_m49/143", "Central Asia", "active"),
        (f"{_CRS}15113", f"{_CRS}15113", "Anti-corruption organisations and institutions", "active"),
        (f"{_CRS}15120", f"{_CRS}15120", "Public sector financial management", "withdrawn"),
        ("BD-COA-137", f"{_ORG}BD-COA-137", "Local Government Division", "active"),
        ("BD-COA-999999", f"{_ORG}BD-COA-999999", "", "active"),
        ("KE-RSO-123", f"{_ORG}KE-RSO-123", "", "deprecated"),
        ("https://ror.org/05gqz0k77", "https://ror.org/05gqz0k77", "", ""),
        ("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1", "", ""),
    ],
)
def test_what_is_known_is_told_and_nothing_more(text: str, iri: str, label: str, status: str) -> None:
    found = _of(text)
    assert (found.iri, found.label, found.status, found.fault) == (iri, label, status, "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("https://ror.org/05gqz0k78", "the two check digits at its end do not fit the rest"),
        ("http://metadata.un.org/sdg/16.99", "“SDG goals and targets” has no 16.99"),
        ("http://lexvo.org/id/un_m49/999", "UN M49 has no 999"),
        (f"{_CRS}99999", "“DAC and CRS purpose codes” has no 99999"),
        ("QQ-NONE-1", "org-id.guide has no list whose code it begins with"),
    ],
)
def test_what_is_malformed_or_in_no_list_is_a_fault(text: str, fault: str) -> None:
    assert _of(text).fault == fault


def test_a_channel_that_is_unknown_here_may_be_new() -> None:
    found = _of("XM-DAC-48999")
    assert (found.fault, found.label, found.status) == ("", "", UNLISTED)
    assert (found.source, found.source_version) == ("CRS channel codes", "2026-06-22")
    donor = _of("XM-DAC-5-2")
    assert donor.status == "active"


def test_what_is_no_identifier_has_no_standing() -> None:
    assert standing("https://example.org/somebody") is None
