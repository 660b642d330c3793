"""The initiatives and organisations of a file, and what may be told of them when identifiers are sought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from peertoc.linking.identifiers import identify
from peertoc.linking.registry.countries import of_identifier
from peertoc.linking.registry.hosting import hosting
from peertoc.linking.stated.ground import TITLES
from peertoc.linking.stated.places import SPATIAL
from peertoc.linking.stated.wording import areas_in, country_last
from peertoc.linking.values import Kind, Wanted
from peertoc.linking.websites import host_of
from peertoc.vocabulary import DCTERMS, FOAF, ORG, PTOC, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.catalogue import Term
    from peertoc.linking.registry.countries import Area
    from peertoc.linking.stated.ground import Ground

_CLASSES: Final = {
    f"{PTOC}Initiative": Kind.INITIATIVE,
    f"{ORG}Organization": Kind.ORGANISATION,
    f"{ORG}FormalOrganization": Kind.ORGANISATION,
    f"{ORG}OrganizationalUnit": Kind.ORGANISATION,
}
_OTHER_NAMES: Final = (
    f"{SKOS}altLabel",
    f"{DCTERMS}alternative",
    f"{SCHEMA}alternateName",
    f"{SCHEMA}legalName",
)
_HOMES: Final = (f"{FOAF}homepage", f"{SCHEMA}url")
_PAGES: Final = (*_HOMES, f"{RDFS}seeAlso")
_IN_BRACKETS: Final = re.compile(r"\s*\(([^()]+)\)")
#: “PEMPAL, 2006 to 2011” is PEMPAL.
_YEARS: Final = re.compile(r",\s*\d{4}(?:\D{1,6}\d{4})?$")


def initiatives_and_organisations(ground: Ground) -> Iterator[tuple[NamedNode, Kind]]:
    """List what has an IRI, is no person and is called by no person's name, in document order."""
    kinds = {term: kind for iri, kind in _CLASSES.items() for term in ground.statements.of_type(iri)}
    for term in ground.statements.described():
        if isinstance(term, NamedNode) and term in kinds and not ground.is_personal(term):
            yield term, kinds[term]


def withheld(ground: Ground) -> Iterator[str]:
    """Name the initiatives and organisations that are left out, since they bear what is personal."""
    for iri in _CLASSES:
        for term in ground.statements.of_type(iri):
            if not ground.personal.is_person(term) and ground.personal.names(ground.name(term)):
                yield ground.name(term)


def things(ground: Ground) -> Iterator[Wanted]:
    """Describe each initiative and organisation that is called something."""
    for term, kind in initiatives_and_organisations(ground):
        name = ground.name(term)
        if name:
            yield _wanted(ground, term, kind, name)


def hosts_of(ground: Ground) -> Iterator[Wanted]:
    """Describe each known organisation that an initiative is named after, or has its pages with."""
    for term, kind in initiatives_and_organisations(ground):
        if kind is Kind.INITIATIVE:
            title, place = ground.name(term), ground.document.place(term)
            for each in hosting(title, _websites(ground, term, _PAGES)):
                yield Wanted(
                    term.value,
                    Kind.ORGANISATION,
                    each.name,
                    each.aliases,
                    each.acronyms,
                    each.country,
                    each.websites,
                    place,
                    ("host",),
                )


def _wanted(ground: Ground, term: NamedNode, kind: Kind, name: str) -> Wanted:
    shorter, country = country_last(name)
    said = (*ground.texts(term, *TITLES), *ground.texts(term, *_OTHER_NAMES))
    names = [each for each in said if not ground.personal.names(each)]
    bare = _YEARS.sub("", _IN_BRACKETS.sub("", shorter))
    aliases = (each for each in (*names, shorter, bare) if each != name and not _is_acronym(each))
    return Wanted(
        id=term.value,
        kind=kind,
        name=name,
        aliases=tuple(dict.fromkeys(aliases)),
        acronyms=tuple(_acronyms((name, *names))),
        country=_country(ground, term, country),
        websites=tuple(_websites(ground, term, _HOMES)),
        place=ground.document.place(term),
        roles=_roles(ground, term),
    )


def _country(ground: Ground, term: Term, named: Area | None) -> str:
    """Give the country that is stated of a thing, if it is one; else the one that stands last in its name."""
    stated: dict[str, None] = {}
    for value in ground.statements.objects(term, SPATIAL):
        found = identify(value.value) if isinstance(value, NamedNode) else None
        area = of_identifier(found) if found else None
        texts = ground.texts(value, *TITLES) if isinstance(value, NamedNode) else (value.value,)
        areas = (area,) if area else tuple(area for text in texts for area in areas_in(text))
        stated.update(dict.fromkeys(area.alpha2 for area in areas))
    if stated:
        return next(iter(stated)) if len(stated) == 1 else ""
    return named.alpha2 if named else ""


def _websites(ground: Ground, term: Term, properties: Iterable[str]) -> Iterable[str]:
    values = (value.value for name in properties for value in ground.statements.objects(term, name))
    return dict.fromkeys(host for host in map(host_of, values) if host)


def _acronyms(names: Iterable[str]) -> Iterable[str]:
    """List the names that are acronyms, and acronyms that stand in brackets behind a name."""
    parts = [part for name in names for part in (name, *_IN_BRACKETS.findall(name))]
    return dict.fromkeys(part for part in parts if _is_acronym(part))


def _is_acronym(name: str) -> bool:
    """Tell an acronym: one short word of which at least half are capitals, as in OECD, AfDB and AfriTAC."""
    capitals = sum(sign.isupper() for sign in name)
    return 2 <= len(name) <= 12 and name.isalnum() and capitals >= 2 and capitals * 2 >= len(name)


def _roles(ground: Ground, term: Term) -> tuple[str, ...]:
    """List the local names of our properties by which a file uses a thing, in alphabetical order."""
    used = ground.uses.get(term, ())
    return tuple(sorted(name.removeprefix(PTOC) for name in used if name.startswith(PTOC)))
