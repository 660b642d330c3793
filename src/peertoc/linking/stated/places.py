"""The places that a file states: by a name, by an identifier, or in the title of an initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.linking.identifiers import identify
from peertoc.linking.registry.countries import COUNTRIES, REGIONS, of_identifier
from peertoc.linking.registry.tables import table
from peertoc.linking.stated.ground import TITLES, tidy
from peertoc.linking.stated.wording import areas_in, certain, named_last
from peertoc.linking.values import Kind, Link
from peertoc.vocabulary import DCTERMS, OWL, SCHEMA, SKOS
from peertoc.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Term
    from peertoc.linking.registry.countries import Area
    from peertoc.linking.stated.ground import Ground
    from peertoc.place import Place

SPATIAL: Final = f"{DCTERMS}spatial"
_WHERE: Final = (SPATIAL, f"{SCHEMA}location")
_SAME: Final = (f"{SKOS}exactMatch", f"{OWL}sameAs")


def place_links(ground: Ground) -> Iterator[Link]:
    """Link what lies in a place or reaches it with the identifiers of countries and regions."""
    for term in ground.statements.described():
        for where in _WHERE:
            yield from _stated(ground, term, where)
    for initiative in ground.initiatives():
        yield from _titled(ground, initiative)


def _stated(ground: Ground, term: Term, where: str) -> Iterator[Link]:
    values = ground.statements.objects(term, where)
    holder = ground.nearest(term) if values else None
    if holder is None:
        return
    named = {value: _areas(ground, value) for value in values}
    sure = set(certain(area for areas in named.values() for area in areas))
    for value, areas in named.items():
        place = ground.document.place(term, where, value)
        for area in (area for area in areas if area in sure):
            why = _why(ground, value, area)
            if isinstance(value, NamedNode) and identify(value.value) is None:
                yield from _links(ground, (value, f"{SKOS}exactMatch"), area, why, place)
            else:
                yield from _links(ground, (holder, where), area, why, place)


def _areas(ground: Ground, value: Term) -> tuple[Area, ...]:
    """Find what a value names: a text, an identifier, or a place that the file describes."""
    if isinstance(value, Literal):
        return areas_in(tidy(value.value))
    said = (value, *(same for name in _SAME for same in ground.statements.objects(value, name)))
    stated = [area for term in said if isinstance(term, NamedNode) for area in _identified(term)]
    if stated or (isinstance(value, NamedNode) and identify(value.value)):
        return tuple(dict.fromkeys(stated))
    named = [areas_in(text) for text in ground.texts(value, *TITLES)]
    return next((areas for areas in named if len(areas) == 1), ())


def _identified(term: NamedNode) -> tuple[Area, ...]:
    found = identify(term.value)
    area = None if found is None else of_identifier(found)
    return () if area is None else (area,)


def _titled(ground: Ground, initiative: Term) -> Iterator[Link]:
    if not isinstance(initiative, NamedNode) or ground.is_personal(initiative):
        return
    for name in TITLES:
        for title in ground.statements.objects(initiative, name):
            if isinstance(title, Literal):
                words, areas = named_last(tidy(title.value), title.language or "")
                place = ground.document.place(initiative, name, title)
                for area in areas:
                    why = "; ".join(filter(None, (f"its title says “{words}”", area.wider)))
                    yield from _links(ground, (initiative, SPATIAL), area, why, place)


def _links(ground: Ground, said: tuple[NamedNode, str], area: Area, why: str, place: Place) -> Iterator[Link]:
    """Give a link for each identifier of a country or region."""
    held = table(COUNTRIES if area.alpha2 else REGIONS)
    subject, predicate = said
    for identifier in area.identifiers:
        yield Link(
            subject=subject.value,
            subject_label=ground.name(subject),
            predicate=predicate,
            object=identifier.iri,
            object_label=area.label(ground.lang),
            kind=Kind.PLACE,
            source=held.name,
            source_version=held.version,
            why=why,
            place=place,
        )


def _why(ground: Ground, value: Term, area: Area) -> str:
    if isinstance(value, NamedNode) and identify(value.value):
        return f"the file names it as {value.value}"
    name = value.value if isinstance(value, Literal) else ground.name(value)
    kind = "country" if area.alpha2 else "region of UN M49"
    said = f"the file says “{shorten(tidy(name), 80)}”, which names the {kind} {area.label('en')}"
    if isinstance(value, BlankNode) and not name:
        said = f"the file describes the {kind} {area.label('en')}"
    return "; ".join(filter(None, (said, area.shared, area.wider)))
