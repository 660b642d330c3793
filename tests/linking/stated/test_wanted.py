"""What is sought, and what is told of it: initiatives and organisations, and nothing of a person."""

from __future__ import annotations

from functools import cache

import pytest

from peertoc.catalogue import read_text
from peertoc.linking import Kind, Wanted
from peertoc.linking.stated import certain_links, hosts, wanted, withheld
from tests.conftest import ROOT
from tests.linking.stated.reading import document

_BASE = "https://example.org/people/"
_PERSONAL = ("Wenna", "Larkspur", "Odo", "Thistlewood", "Isolde", "Marchbank", "practice of one", "Head of")


@cache
def _wanted() -> dict[str, Wanted]:
    return {each.id.removeprefix(_BASE): each for each in wanted(document("people.ttl"))}


def test_initiatives_and_organisations_with_names_are_sought() -> None:
    kinds = {id: each.kind for id, each in _wanted().items()}
    assert kinds == {
        "initiative": Kind.INITIATIVE,
        "centre": Kind.ORGANISATION,
        "fund": Kind.ORGANISATION,
        "town": Kind.ORGANISATION,
        "trade": Kind.ORGANISATION,
    }


def test_what_is_left_out_for_the_sake_of_a_person_is_named_to_whoever_asks() -> None:
    assert withheld(document("people.ttl")) == (
        "The circle of Isolde Marchbank in Ghana",
        "Wenna Larkspur Consulting",
        "Practice of LARKSPUR, Wenna",
        "Head of the Ullermouth treasury",
    )


@pytest.mark.parametrize("lang", ["en", "fr", "de"])
def test_nothing_personal_is_ever_told(lang: str) -> None:
    read = document("people.ttl")
    told = repr((wanted(read, lang), certain_links(read, lang), hosts(read, lang)))
    assert [name for name in _PERSONAL if name in told] == []
    assert "Open Fund" in told


def test_an_initiative_is_told_with_its_other_names() -> None:
    found = _wanted()["initiative"]
    assert found.name == "Treasury peers, 2006 to 2011"
    assert found.aliases == ("Pairs du trésor", "Circle of treasuries", "Treasury peers")
    assert found.acronyms == ("TP",)
    assert found.websites == ("treasury-peers.example.org",)
    assert (found.place.file, found.place.line) == ("people.ttl", 10)


def test_a_name_is_in_the_language_asked_for() -> None:
    found = next(each for each in wanted(document("people.ttl"), "fr") if each.kind is Kind.INITIATIVE)
    assert found.name == "Pairs du trésor"


def test_an_organisation_is_told_with_its_country_and_its_roles() -> None:
    found = _wanted()["centre"]
    assert (found.country, found.roles) == ("SI", ("facilitator",))
    assert found.acronyms == ("CEF",)
    assert "Centre of Excellence in Finance" in found.aliases
    assert (_wanted()["fund"].country, _wanted()["fund"].roles) == ("KE", ("funder",))
    assert _wanted()["fund"].aliases == ()


def test_a_name_that_ends_in_georgia_tells_no_country() -> None:
    found = _wanted()["town"]
    assert (found.country, found.roles) == ("", ("homeOrganisation",))


def test_hosts_of_annex_a_are_those_that_registries_know() -> None:
    path = ROOT / "examples" / "annex-a" / "catalogue.ttl"
    read = read_text(path.read_text("utf-8"), name=path.name)
    found = hosts(read)
    named = {(each.id.rpartition("/")[2], each.name) for each in found}
    assert ("world-bank-knowledge-hubs", "World Bank") in named
    assert ("who-peer-learning-district-initiative", "World Health Organization") in named
    assert ("afdb-wop-africa-project", "African Development Bank") in named
    assert {each.roles for each in found} == {("host",)}
    assert {each.kind for each in found} == {Kind.ORGANISATION}
    whole = {"pacific-islands-forum-secretariat", "corruption-hunter-network"}
    assert whole.isdisjoint(id for id, _ in named), "a whole name is no host, nor is a newspaper"
    assert len(wanted(read)) == 52


@pytest.mark.parametrize(
    "name",
    [
        "M. O'Connor-Łuszcz consultancy",
        "Maria OConnor Luszcz & Partners",
        "O’CONNOR-ŁUSZCZ, Maria",
    ],
)
def test_a_name_in_another_spelling_is_personal_too(name: str) -> None:
    text = f"""@prefix ptoc: <https://w3id.org/peertoc#> . @prefix org: <http://www.w3.org/ns/org#> .
        @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @base <https://example.org/spelled/> .
        <i> a ptoc:Initiative ; dcterms:title "Peers"@en ; ptoc:facilitator <body>, <other> .
        <p> a foaf:Person ; foaf:name "Maria O'Connor-Łuszcz" .
        <body> a org:Organization ; dcterms:title "{name}"@en .
        <other> a org:Organization ; dcterms:title "O'Connor House of Municipal Finance"@en ."""
    found = [each.name for each in wanted(read_text(text, name="spelled.ttl"))]
    assert found == ["Peers", "O'Connor House of Municipal Finance"]


_LEAVE = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@base <https://e.org/> .
<leave> ptoc:authoriser <her> . <her> dcterms:title "Wenna Larkspur" {type} .
<trust> a org:Organization ; dcterms:title "Wenna Larkspur Trust" ."""


@pytest.mark.parametrize(
    ("type", "told"),
    [
        ("", False), ("; a org:Post", False), ("; a foaf:Person", False),
        ("; a org:Organization", True), ("; a foaf:Group", True),
    ],
)  # fmt: skip
def test_an_organisation_that_is_called_as_who_gave_leave_is_told_only_where_that_is_no_person(
    type: str, told: bool
) -> None:
    read = read_text(_LEAVE.replace("{type}", type), name="leave.ttl")
    assert ("https://e.org/trust" in {each.id for each in wanted(read, "en")}) == told
    assert (withheld(read) == ()) == told
