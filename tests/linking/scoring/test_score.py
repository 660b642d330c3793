"""A score rests on names first; other signs confirm it, and none of them stands for a name."""

from __future__ import annotations

import pytest

from peertoc.linking.scoring import Band, Words, registered_words, score
from peertoc.linking.scoring.comparing import compare
from peertoc.vocabulary import compact
from tests.linking.scoring.samples import offered, registered, sought

WORDS = registered_words()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Centre for Excellence in Finance", "Center of Excellence in Finance"),
        ("International Anti-Corruption Academy", "International Anticorruption Academy"),
        ("World Organization for Animal Health", "World Organisation for Animal Health"),
        ("Fonds d’équipement des Nations Unies", "FONDS D'EQUIPEMENT DES NATIONS UNIES"),
        (
            "Organisation for Economic Cooperation & Development",
            "Organisation for Economic Co-operation and Development",
        ),
    ],
)
def test_spelling_makes_no_difference(one: str, other: str) -> None:
    assert compare(one, other, WORDS).value == 1


def test_a_slip_of_the_pen_costs_little() -> None:
    found = score(sought("Transparancy International"), registered()["XM-DAC-21033"], WORDS)
    assert 0.8 < found.value < 0.85
    assert compact(found.predicate) == "skos:exactMatch"


def test_a_country_is_never_a_slip_for_another() -> None:
    assert compare("Austria Development Fund", "Australia Development Fund", WORDS).apart == ("@AT", "@AU")


def test_what_agrees_besides_raises_the_score_of_a_name() -> None:
    bank = registered()["00ae7jd04"]
    values = [
        score(sought("World Bank", **known), bank, WORDS).value
        for known in ({}, {"country": "US"}, {"websites": ("worldbank.org",)})
    ]
    assert values == [0.85, 0.9, 0.85]
    with_host = offered("World Bank", websites=("worldbank.org",), country="US")
    assert (
        score(sought("World Bank", websites=("web.worldbank.org",), country="US"), with_host, WORDS).value
        == 1
    )


def test_another_country_keeps_the_same_name_apart() -> None:
    found = score(
        sought("Ministry of Finance", country="SI"), offered("Ministry of Finance", country="XK"), WORDS
    )
    assert (found.band, found.why) == (Band.APART, "the countries differ")
    behind = score(
        sought("Ministry of Finance, Slovenia"), offered("Ministry of Finance", country="XK"), WORDS
    )
    assert behind.band is Band.APART


def test_a_name_that_fits_only_without_its_country_is_never_strong() -> None:
    kenyan = sought("Ministry of Finance, Kenya")
    anywhere = score(kenyan, offered("Ministry of Finance"), WORDS)
    assert (anywhere.band, anywhere.predicate.rpartition("#")[2]) == (Band.FAIR, "closeMatch")
    assert score(kenyan, offered("Ministry of Finance", country="KE"), WORDS).band is Band.STRONG
    assert score(kenyan, offered("Ministry of Finance, Uganda"), WORDS).band is Band.APART


@pytest.mark.parametrize("name", ["GIZ", "Some programme of ours", "Finanzprojekt (GIZ)"])
def test_an_acronym_alone_is_weak(name: str) -> None:
    found = score(sought(name, acronyms=("GIZ",)), registered()["00q08t645"], WORDS)
    assert found.band is Band.WEAK
    assert found.why == "the acronym"


def test_the_initials_of_a_name_are_weaker_than_its_acronym() -> None:
    found = score(sought("ICTJ"), registered()["XM-DAC-21057"], WORDS)
    assert (found.value, found.band, found.why) == (0.25, Band.WEAK, "the initials")


def test_a_website_alone_is_weak_and_relates() -> None:
    host = offered("World Bank", websites=("worldbank.org",))
    found = score(sought("Tax Administrators eXchange", websites=("blogs.worldbank.org",)), host, WORDS)
    assert (found.band, compact(found.predicate), found.why) == (
        Band.WEAK,
        "skos:relatedMatch",
        "the website",
    )
    assert score(sought("Tax eXchange", websites=("notworldbank.org",)), host, WORDS).band is Band.APART


def test_a_host_within_the_name_relates_and_is_never_the_thing_itself() -> None:
    found = score(
        sought("Transparency International School on Integrity"), registered()["XM-DAC-21033"], WORDS
    )
    assert (found.band, compact(found.predicate)) == (Band.WEAK, "skos:relatedMatch")
    assert ("part", "yes") in found.features


def test_brackets_that_narrow_a_name_make_it_close_only() -> None:
    found = score(sought("Commonwealth Secretariat"), registered()["XM-DAC-47132"], WORDS)
    assert (found.value, compact(found.predicate)) == (0.765, "skos:closeMatch")


def test_what_is_no_organisation_is_apart() -> None:
    found = score(sought("World Bank"), offered("World Bank", types=("song",)), WORDS)
    assert (found.band, found.why) == (Band.APART, "it is called “song”, which no organisation is")


def test_what_a_registry_has_withdrawn_is_never_strong() -> None:
    found = score(sought("World Bank"), offered("World Bank", status="withdrawn"), WORDS)
    assert found.band is Band.FAIR


def test_the_score_of_a_service_is_shown_and_does_not_count() -> None:
    plain = score(sought("World Bank"), offered("World Bank"), WORDS)
    sure = score(sought("World Bank"), offered("World Bank", service_score=99.5, service_match=False), WORDS)
    assert plain.value == sure.value
    assert sure.features[-2:] == (("service_score", "99.5"), ("service_match", "false"))


def test_a_name_in_another_script_is_compared_too() -> None:
    assert compare("Министерство финансов", "Министерство Финансов", WORDS).value == 1
    assert compare("Министерство финансов", "Министерство юстиции", WORDS).value == 0


@pytest.mark.parametrize("name", ["", " ", "—", "of the", "X" * 5000, "a " * 2000, "\u202e\x1b[2J"])
def test_an_odd_name_is_like_nothing(name: str) -> None:
    assert score(sought(name), offered("World Bank"), WORDS).band is Band.APART


def test_the_weight_of_a_word_falls_with_the_names_that_have_it() -> None:
    words = Words(["Peace Fund", "Water Fund", "Peace Corps"])
    assert words.weight("fund") == words.weight("peace") < words.weight("water") < words.weight("tide")
