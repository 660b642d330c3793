"""The net that is cast for an organisation is wide enough for look-alikes: scores keep them apart."""

from __future__ import annotations

import dataclasses

import pytest

from peertoc.linking.registry import offline_candidates
from peertoc.linking.registry.hosting import hosting
from peertoc.linking.registry.known import known
from peertoc.linking.values import Kind, Wanted
from peertoc.place import Place


def _wanted(name: str, **said: object) -> Wanted:
    plain = Wanted("https://example.org/x", Kind.ORGANISATION, name, (), (), "", (), Place("x.ttl"), ())
    return dataclasses.replace(plain, **said)  # type: ignore[arg-type]


def _ids(wanted: Wanted) -> list[str]:
    return [each.id.rpartition("#")[2].rpartition("/")[2] for each in offline_candidates(wanted)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("African Transitional Justice Research Network", "XM-DAC-21057"),
        ("International Association of Anticorruption Authorities", "XM-DAC-47124"),
        ("International Organisation of Supreme Audit Institutions", "XM-DAC-47118"),
        ("Pacific Islands Forum Secretariat", "XM-DAC-47087"),
        ("African Risk Capacity", "XM-DAC-47137"),
        ("Centre of Excellence in Finance", "XM-DAC-47145"),
        ("World Bank", "00ae7jd04"),
        ("Banque mondiale", "00ae7jd04"),
        ("World Health Organisation", "01f80g185"),
    ],
)
def test_what_is_like_a_name_comes_into_the_net(name: str, code: str) -> None:
    assert code in _ids(_wanted(name))


def test_an_acronym_or_the_initials_of_a_name_are_enough() -> None:
    assert "00q08t645" in _ids(_wanted("GIZ", acronyms=("GIZ",)))
    assert "XM-DAC-41114" in _ids(_wanted("UNDP", acronyms=("UNDP",)))


def test_a_website_is_enough_and_one_that_lies_below_it() -> None:
    assert _ids(_wanted("Ministry of nothing", websites=("blogs.worldbank.org",)))[0] == "00ae7jd04"
    assert "00ae7jd04" not in _ids(_wanted("Ministry of nothing", websites=("notworldbank.org",)))


def test_public_bodies_of_a_country_are_offered_to_its_organisations_alone() -> None:
    division = "BD-COA-137"
    assert _ids(_wanted("Local Government Division, Bangladesh", country="BD"))[0] == division
    assert division not in _ids(_wanted("Local Government Division"))
    assert division not in _ids(_wanted("Local Government Division", country="KE"))
    programme = _wanted("Local Government Division", country="BD", kind=Kind.INITIATIVE)
    assert division not in _ids(programme)


def test_common_words_alone_catch_nothing() -> None:
    assert _ids(_wanted("International")) == []
    assert _ids(_wanted("Towns of Merrowland")) == []
    assert _ids(_wanted("")) == []


def test_the_net_is_bounded_and_gives_the_same_each_time() -> None:
    wanted = _wanted("International Centre for Development Fund of the United Nations in Africa")
    assert len(offline_candidates(wanted)) == 25
    assert offline_candidates(wanted) == offline_candidates(wanted)


def test_a_candidate_says_which_registry_has_it_and_whether_it_still_holds() -> None:
    found = {each.id: each for each in known()}
    assert len(found) == len(known()) == 421
    withdrawn = found["https://ror.org/03z2zbf42"]
    assert (withdrawn.status, withdrawn.successor) == ("withdrawn", "https://ror.org/05gqz0k77")
    assert {each.source for each in known()} == {"CRS channel codes", "IATI organisation identifiers", "ROR"}
    assert all(each.source_version and each.name for each in known())
    assert all(each.service_score is None and each.service_match is None for each in known())


@pytest.mark.parametrize(
    ("title", "websites", "names"),
    [
        ("World Bank Knowledge Hubs", (), ["World Bank"]),
        ("WHO Peer learning district initiative", (), ["World Health Organization"]),
        ("Those who learn from peers", (), []),
        ("Pacific Islands Forum Secretariat", (), []),
        ("Joint reviews", ("ec.europa.eu",), []),
        ("Joint reviews", ("web.worldbank.org",), ["World Bank"]),
        ("Joint reviews", ("wsj.com",), []),
    ],
)
def test_a_host_is_named_within_a_title_or_owns_the_website(
    title: str, websites: tuple[str, ...], names: list[str]
) -> None:
    assert [each.name for each in hosting(title, websites)] == names
