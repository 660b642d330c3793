"""Countries and regions, found by what they are called."""

from __future__ import annotations

import pytest

from peertoc.linking.identifiers import identify
from peertoc.linking.registry.countries import country, find, of_identifier
from peertoc.linking.registry.tables import table


@pytest.mark.parametrize(
    ("name", "alpha2"),
    [
        ("Bangladesh", "BD"),
        ("bangladesh", "BD"),
        ("Georgia", "GE"),
        ("Géorgie", "GE"),
        ("Грузия", "GE"),
        ("جورجيا", "GE"),
        ("格鲁吉亚", "GE"),
        ("the Republic of Kenya", "KE"),
        ("Gambia", "GM"),
        ("The Gambia", "GM"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Trinidad & Tobago", "TT"),
        ("Bosnia and Herzegovina", "BA"),
        ("Viet Nam", "VN"),
        ("Turkey", "TR"),
        ("United Kingdom", "GB"),
        ("USA", "US"),
        ("Guinea", "GN"),
        ("Papua New Guinea", "PG"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Republic of the Congo", "CG"),
        ("Democratic Republic of the Congo", "CD"),
        ("Namibia", "NA"),
    ],
)
def test_a_country_is_found_by_its_names(name: str, alpha2: str) -> None:
    found = find(name)
    assert found is not None
    assert found.alpha2 == alpha2


@pytest.mark.parametrize(
    ("name", "m49"), [("Africa", "002"), ("Central Asia", "143"), ("West Africa", "011")]
)
def test_a_region_is_found_by_its_name(name: str, m49: str) -> None:
    found = find(name)
    assert found is not None
    assert (found.alpha2, found.m49) == ("", m49)


@pytest.mark.parametrize(
    "name",
    ["Congo", "Korea", "Micronesia", "America", "Macedonia", "Zanzibar", "Maputo", "Merrowland", "", "…"],
)
def test_a_name_of_several_places_or_of_none_finds_nothing(name: str) -> None:
    assert find(name) is None


def test_a_country_has_identifiers_of_four_registries() -> None:
    found = country("BD")
    assert found is not None
    assert [each.iri for each in found.identifiers] == [
        "http://publications.europa.eu/resource/authority/country/BGD",
        "http://lexvo.org/id/un_m49/050",
        "http://www.wikidata.org/entity/Q902",
        "https://sws.geonames.org/1210997/",
    ]


def test_every_identifier_leads_back_to_its_country() -> None:
    lacking = []
    for row in table("countries.tsv").rows:
        held = country(row["alpha2"])
        assert held is not None
        assert all(of_identifier(each) == held and not each.fault for each in held.identifiers)
        lacking.extend([row["alpha2"]] * (4 - len(held.identifiers)))
    assert lacking == ["NA"], (
        "the copy takes the code of Namibia for an absent value, and lacks its Wikidata id"
    )


def test_every_english_name_that_is_not_shared_finds_its_own_country() -> None:
    shared = {row["name"] for row in table("names.tsv").rows if row["kind"] == "shared"}
    for row in table("countries.tsv").rows:
        for name in row["en"].split("|"):
            found = find(name)
            assert (found is None and name in shared) or (found is not None and found.alpha2 == row["alpha2"])


def test_a_label_is_in_the_language_asked_for_or_in_english() -> None:
    found = of_identifier(identify("https://www.wikidata.org/wiki/Q230"))  # type: ignore[arg-type]
    assert found is not None
    assert (found.label("fr-CH"), found.label("de")) == ("Géorgie", "Georgia")
