"""Subjects and identifiers that a file states become links, each in its one form."""

from __future__ import annotations

from functools import cache

from peertoc.linking import Kind, Link
from peertoc.linking.stated import certain_links
from tests.linking.stated.reading import document

_BASE = "https://example.org/subjects/"
_AUDIT = "https://w3id.org/peertoc/area/audit"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OWN = "https://w3id.org/peertoc/alignments/"


@cache
def _links() -> tuple[Link, ...]:
    return certain_links(document("subjects.ttl"))


def _said(subject: str, kind: Kind) -> list[tuple[str, str]]:
    found = [link for link in _links() if link.subject == subject and link.kind is kind]
    return [(link.predicate.replace(_SKOS, "skos:"), link.object) for link in found]


def test_a_reform_area_that_is_used_brings_its_counterparts_once() -> None:
    assert _said(_AUDIT, Kind.SUBJECT) == [
        ("skos:closeMatch", f"{_OWN}crs#15118"),
        ("skos:broadMatch", f"{_OWN}cofog#01.1.2"),
        ("skos:relatedMatch", "http://metadata.un.org/sdg/16.6"),
    ]
    link = next(link for link in _links() if link.subject == _AUDIT)
    assert (link.subject_label, link.object_label) == ("audit", "National audit")
    assert link.place.line == 11


def test_a_goal_that_is_named_is_a_subject_in_its_canonical_form() -> None:
    subject = "http://purl.org/dc/terms/subject"
    assert _said(f"{_BASE}initiative", Kind.SUBJECT) == [
        (subject, "http://metadata.un.org/sdg/16.6"),
        (subject, "http://metadata.un.org/sdg/4"),
    ]


def test_an_area_of_ones_own_keeps_what_it_says_of_itself() -> None:
    assert _said(f"{_BASE}own-area", Kind.SUBJECT) == [("skos:closeMatch", f"{_OWN}crs#15118")]


def test_identifiers_that_a_file_gives_are_kept_if_they_are_well_formed_and_hold() -> None:
    assert _said(f"{_BASE}giz", Kind.ORGANISATION) == [
        ("skos:exactMatch", "https://ror.org/00q08t645"),
        ("skos:exactMatch", f"{_OWN}org-id#XM-DAC-41114"),
    ]
    assert _said(f"{_BASE}initiative", Kind.INITIATIVE) == [
        ("skos:exactMatch", "http://www.wikidata.org/entity/Q41550")
    ]
    assert _said(f"{_BASE}gone", Kind.ORGANISATION) == []


def test_nothing_else_is_linked_and_no_person_is() -> None:
    assert len(_links()) == 3 + 2 + 1 + 2 + 1
    assert not any("somebody" in link.subject for link in _links())
    assert not any("sameAs" in link.predicate for link in _links())
