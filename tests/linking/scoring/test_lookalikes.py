"""Look-alikes stay apart, by the words of their names alone."""

from __future__ import annotations

import re

import pytest

from peertoc.linking.registry.known import known
from peertoc.linking.registry.offering import offline_candidates
from peertoc.linking.scoring import Band, registered_words, score
from tests.conftest import ROOT
from tests.linking.scoring.samples import offered, registered, sought

APART = [
    ("African Transitional Justice Research Network", "XM-DAC-21057"),
    ("International Association of Anticorruption Authorities", "XM-DAC-47124"),
    ("International Organisation of Supreme Audit Institutions", "XM-DAC-47118"),
    ("Pacific Islands Centre for Excellence in Finance", "XM-DAC-47145"),
    ("World Bank", "XM-DAC-31005"),
    ("Council of Europe", "XM-DAC-46024"),
    ("African Tax Research Forum", "XM-DAC-47141"),
    ("International Institute of Tropical Agriculture", "XM-DAC-47017"),
    ("Asian Development Bank", "XM-DAC-46002"),
    ("Nordic Development Fund", "XM-DAC-46002"),
    ("United Cities and Local Governments", "XM-DAC-47121"),
    ("Austria Vision", "01s0tbj55"),
]
TITLES = re.findall(
    r'dcterms:title "([^"]*)"', (ROOT / "examples" / "annex-a" / "catalogue.ttl").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("name", "code"), APART)
def test_look_alikes_are_apart(name: str, code: str) -> None:
    found = score(sought(name), registered()[code], registered_words())
    assert found.band is Band.APART
    assert found.value == 0
    assert found.why.startswith("only one of the names has “")


def test_a_look_alike_stays_apart_whatever_a_service_says_of_it() -> None:
    sure = offered("International Centre for Transitional Justice", service_score=100.0, service_match=True)
    found = score(sought("African Transitional Justice Research Network"), sure, registered_words())
    assert found.band is Band.APART
    assert dict(found.features)["service_match"] == "true"


def test_of_all_names_of_annex_a_three_are_in_the_registries_and_four_name_their_host() -> None:
    assert len(TITLES) == 52
    fitting = {
        (title, code): found.band
        for title in TITLES
        for code, candidate in registered().items()
        if (found := score(sought(title), candidate, registered_words())).value >= 0.45
    }
    assert fitting == {
        ("African Risk Capacity", "XM-DAC-47137"): Band.STRONG,
        ("Centre for Excellence in Finance", "XM-DAC-47145"): Band.STRONG,
        ("Pacific Islands Forum Secretariat", "XM-DAC-47087"): Band.STRONG,
        ("African Development Bank WOP Africa Project", "XM-DAC-46002"): Band.WEAK,
        ("Transparency International School on Integrity", "XM-DAC-21033"): Band.WEAK,
        ("World Bank Knowledge Hubs", "00ae7jd04"): Band.WEAK,
        ("World Vision Project Model Accelerated Learning and Support", "XM-DAC-21502"): Band.WEAK,
        ("World Vision Project Model Accelerated Learning and Support", "01s0tbj55"): Band.WEAK,
    }


def test_within_the_registries_only_what_is_one_and_the_same_is_alike() -> None:
    """World Vision and others have an identifier of each; whatever else is alike would be a look-alike."""
    alike = set()
    for one in known():
        thing = sought(one.name, country=one.country, acronyms=one.acronyms)
        for other in offline_candidates(thing):
            if other.id != one.id and score(thing, other, registered_words()).band in (
                Band.STRONG,
                Band.FAIR,
            ):
                alike.add(frozenset(each.id.rpartition("#")[2] for each in (one, other)))
    ror = "https://ror.org/{}".format
    assert alike == {
        frozenset(("XM-DAC-21502", ror("01s0tbj55"))),  # World Vision
        frozenset(("XM-DAC-41114", ror("051777d98"))),  # United Nations Development Programme
        frozenset(("XM-DAC-41141", "XM-DAC-41311")),  # United Nations Peacebuilding Fund, and a part of it
        frozenset(("XM-DAC-46002", ror("03z2zbf42"))),  # African Development Bank
        frozenset(("XM-DAC-46015", "XI-IATI-EBRD")),  # European Bank for Reconstruction and Development
        frozenset(("XM-DAC-47080", ror("001s7m607"))),  # OECD, as ROR had it once
        frozenset(("XM-DAC-47080", ror("0438wbg98"))),  # OECD
        frozenset(("XM-DAC-47132", "XI-IATI-CWSEC")),  # Commonwealth Secretariat
    }


def test_no_list_of_names_in_the_code_keeps_them_apart() -> None:
    folder = ROOT / "src" / "peertoc" / "linking" / "scoring"
    code = "".join(
        path.read_text(encoding="utf-8").lower() for path in sorted(folder.iterdir()) if path.is_file()
    )
    for word in ("corruption authorities", "supreme", "intosai", "iaaca", "21057", "47124", "47118"):
        assert word not in code
