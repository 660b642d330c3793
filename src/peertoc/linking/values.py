"""What crosses the rooms of linking: things sought, things found, and links that are certain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peertoc.place import Place


class Kind(StrEnum):
    """Name the four kinds that are kept apart: what is linked to one kind never counts for another."""

    INITIATIVE = "initiative"
    ORGANISATION = "organisation"
    PLACE = "place"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Describe a thing of a file for which identifiers are sought; it never describes a person.

    ``country`` is an ISO 3166-1 alpha-2 code, or empty where the file does not state it; ``websites`` are
    host names in lower case, without ``www.``; ``roles`` are the local names of the properties by which the
    file uses the thing (``facilitator``, ``funder``, ``homeOrganisation`` …).
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]
    country: str
    websites: tuple[str, ...]
    place: Place
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Describe what a registry or a service has; ``id`` and ``successor`` are canonical IRIs.

    ``types`` are as the registry calls them. ``source_version`` is the date or version of the registry, and
    for a service the day of its answer. ``service_score`` and ``service_match`` are what the service gave.
    ``status`` is ``active``, ``inactive``, ``withdrawn``, ``superseded``, or empty where there is none.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]
    country: str
    websites: tuple[str, ...]
    types: tuple[str, ...]
    source: str
    source_version: str
    service_score: float | None
    service_match: bool | None
    status: str
    successor: str


@dataclass(frozen=True, slots=True)
class Link:
    """Say a link that is certain: the file states the thing, and a registry identifies it.

    ``predicate`` is the IRI of a SKOS mapping property where two names stand for one thing or for things that
    are close: ``subject`` is then a concept, or a place with a name of its own. An initiative or a step is
    no place and no subject: it is linked by what the file says of it, ``dcterms:spatial``,
    ``schema:location`` or ``dcterms:subject``. ``why`` is one plain clause for the reader.
    """

    subject: str
    subject_label: str
    predicate: str
    object: str
    object_label: str
    kind: Kind
    source: str
    source_version: str
    why: str
    place: Place
