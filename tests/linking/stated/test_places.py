"""Places are linked where a file states them for certain, and nowhere else."""

from __future__ import annotations

from functools import cache

import pytest

from peertoc.catalogue import read_text
from peertoc.linking import Kind, Link
from peertoc.linking.stated import certain_links
from tests.linking.stated.reading import document

_BASE = "https://example.org/places/"
_SPATIAL = "http://purl.org/dc/terms/spatial"
_EXACT = "http://www.w3.org/2004/02/skos/core#exactMatch"


@cache
def _links() -> tuple[Link, ...]:
    return certain_links(document("places.ttl"))


def _of(subject: str) -> list[Link]:
    return [link for link in _links() if link.subject == _BASE + subject]


def _m49(subject: str) -> list[str]:
    return [link.object[-3:] for link in _of(subject) if "un_m49" in link.object]


@pytest.mark.parametrize(
    ("subject", "codes"),
    [
        ("alone", ["268"]),
        ("with-us", ["840"]),
        ("of-us", ["840"]),
        ("city-of-us", []),
        ("neighbours", ["051", "268", "498"]),
        ("islands", ["780"]),
        ("regions", ["150", "143"]),
        ("french", ["268"]),
        ("page", ["050"]),
        ("kenya", ["404"]),
        ("the-land", ["404"]),
        ("unnamed", ["404"]),
        ("unknown", []),
        ("titled", ["050"]),
        ("titled-twice", ["404"]),
        ("titled-words", []),
        ("titled-shared", []),
        ("titled-french", ["686"]),
        ("step", ["430"]),
        ("office", ["404"]),
    ],
)
def test_a_place_is_linked_by_what_it_is_called(subject: str, codes: list[str]) -> None:
    assert _m49(subject) == codes


def test_every_place_of_the_file_was_looked_at() -> None:
    assert len({link.subject for link in _links()}) == 16
    assert {link.kind for link in _links()} == {Kind.PLACE}


def test_a_country_is_linked_with_all_its_identifiers_once() -> None:
    objects = [link.object for link in _of("titled-twice")]
    assert len(objects) == len(set(objects)) == 4
    assert all(link.why.startswith("the file says “Kenya”") for link in _of("titled-twice"))


def test_an_initiative_lies_in_a_place_and_is_none() -> None:
    assert {link.predicate for link in _of("alone")} == {_SPATIAL}
    assert {link.predicate for link in _of("step")} == {"https://schema.org/location"}
    assert {link.predicate for link in _of("kenya")} == {_EXACT}
    assert _of("described") == []


def test_a_link_says_why_and_where() -> None:
    link = _of("alone")[0]
    assert link.why == (
        "the file says “Georgia”, which names the country Georgia;"
        " a state of the United States has the same name"
    )
    assert (link.place.file, link.place.line) == ("places.ttl", 9)
    assert (link.subject_label, link.object_label) == ("Alone", "Georgia")
    assert (link.source, link.source_version) == ("ISO 3166-1 and UN M49", "2026-05-15")
    assert _of("titled")[0].why == "its title says “in Bangladesh”"


def test_labels_are_in_the_language_asked_for() -> None:
    french = certain_links(document("places.ttl"), "fr")
    assert {link.object_label for link in french if link.subject == f"{_BASE}alone"} == {"Géorgie"}


def test_where_a_person_is_stays_unsaid() -> None:
    told = " ".join(f"{link.subject} {link.object} {link.why}" for link in _links())
    assert "somebody" not in told
    assert "Uganda" not in told


def test_a_region_whose_name_often_means_more_says_so() -> None:
    text = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<https://e.org/a> a ptoc:Initiative ; dcterms:spatial "Eastern Europe and Central Asia" .
<https://e.org/b> a ptoc:Initiative ; dcterms:title "A network for Eastern Europe and Central Asia"@en ."""
    links = certain_links(read_text(text, name="a.ttl"), "en")
    told = {(link.subject[-1], link.object.rpartition("/")[2]): link.why for link in links}
    assert set(told) == {("a", "143"), ("a", "151"), ("b", "143"), ("b", "151")}
    more = "; the name is often used for more than this region, as for the Balkans and the Caucasus"
    assert {key for key, why in told.items() if why.endswith(more)} == {("a", "151"), ("b", "151")}
