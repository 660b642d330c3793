"""Write the links that are certain or accepted as linked data, with where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from peertoc import __version__
from peertoc.linking.table import State
from peertoc.linking.table.rows import REGISTRY, SSSOM
from peertoc.vocabulary import DCTERMS, PREFIXES, RDF, RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from peertoc.linking.table import Row, Table
    from peertoc.linking.values import Link

PROV: Final = "http://www.w3.org/ns/prov#"
VOID: Final = "http://rdfs.org/ns/void#"
_PREFIXES: Final = ("dcterms", "prov", "rdfs", "schema", "skos", "xsd")
_TOOL: Final = NamedNode("https://w3id.org/peertoc")
_TYPE: Final = NamedNode(f"{RDF}type")
_JUSTIFIED: Final = NamedNode(f"{SSSOM}mapping_justification")
_GROUND: Final = {
    State.ACCEPTED: Literal("A person has accepted these links.", language="en"),
    State.CERTAIN: Literal("These links follow from what the file states.", language="en"),
}


@dataclass(frozen=True, slots=True)
class Applied:
    """Hold links as Turtle, how many there are, and how many of the table the file no longer states."""

    turtle: str
    links: int
    stale: int


def apply(table: Table, stated: Iterable[Link], file: str, today: date) -> Applied:
    """Write the accepted links of a table, and the certain ones that the file states still.

    What was rejected or is a candidate is not written, nor is ``owl:sameAs`` ever.
    """
    said = {(link.subject, link.predicate, link.object) for link in stated}
    certain = table.of(State.CERTAIN)
    holding = [row for row in certain if (row.subject, row.predicate, row.object) in said]
    refused = {row.pair for row in table.of(State.REJECTED)}
    rows = [row for row in (*table.of(State.ACCEPTED), *holding) if row.pair not in refused]
    triples = sorted({*_links(rows), *_labels(rows), *_provenance(table, rows, file, today)}, key=str)
    prefixes = {name: PREFIXES[name] for name in _PREFIXES} | {"void": VOID}
    turtle = serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes)
    return Applied(
        _headed((turtle or b"").decode(), file), len(set(_links(rows))), len(certain) - len(holding)
    )


def _headed(turtle: str, file: str) -> str:
    name = "".join(sign if sign.isprintable() else " " for sign in PurePath(file).name)
    return (
        f"# Links of {name}, written by “peertoc link apply”: the next run writes this file anew.\n"
        f"# Only what the file states itself, and what a person has accepted, stands here.\n{turtle}"
    )


def _links(rows: Iterable[Row]) -> Iterator[Triple]:
    for row in rows:
        yield Triple(NamedNode(row.subject), NamedNode(row.predicate), NamedNode(row.object))


def _labels(rows: Iterable[Row]) -> Iterator[Triple]:
    """Say what the registries call the things that links lead to, so that a query can name them."""
    for row in rows:
        if row.object_label:
            yield Triple(NamedNode(row.object), NamedNode(f"{RDFS}label"), Literal(row.object_label))


def _provenance(table: Table, rows: list[Row], file: str, today: date) -> Iterator[Triple]:
    """Say which tool wrote the links and when, from which table, and how many lead to each source."""
    base = _base(table, file)
    whole, activity = NamedNode(_made(base, "links")), NamedNode(_made(base, "activity"))
    yield from _described(whole, types=(f"{VOID}Dataset", f"{PROV}Entity"))
    yield Triple(whole, NamedNode(f"{DCTERMS}title"), Literal(f"Links of {PurePath(file).name}"))
    yield Triple(whole, NamedNode(f"{PROV}wasGeneratedBy"), activity)
    yield Triple(whole, NamedNode(f"{PROV}wasDerivedFrom"), NamedNode(base))
    yield Triple(whole, NamedNode(f"{DCTERMS}issued"), _day(today.isoformat()))
    yield Triple(whole, NamedNode(f"{VOID}triples"), _count(len(set(_links(rows)))))
    yield from _described(activity, types=(f"{PROV}Activity",))
    yield Triple(activity, NamedNode(f"{PROV}used"), NamedNode(base))
    yield Triple(activity, NamedNode(f"{PROV}wasAssociatedWith"), _TOOL)
    yield from _described(_TOOL, types=(f"{PROV}SoftwareAgent",))
    yield Triple(_TOOL, NamedNode(f"{DCTERMS}title"), Literal(f"peertoc {__version__}"))
    if licence := _licence(table):
        yield Triple(whole, NamedNode(f"{DCTERMS}license"), licence)
    yield from _linksets(base, whole, rows, file)


def _linksets(base: str, whole: NamedNode, rows: list[Row], file: str) -> Iterator[Triple]:
    """Describe what leads from the file to one source by one property: VoID gives a linkset two targets.

    What a person has accepted stands apart from what follows from the file, each with its justification.
    """
    described = NamedNode(_made(base, "file"))
    yield from _described(described, types=(f"{VOID}Dataset",))
    yield Triple(described, NamedNode(f"{DCTERMS}title"), Literal(PurePath(file).name))
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.source, row.predicate, row.justification), []).append(row)
    for (source, predicate, justification), held in groups.items():
        linkset = NamedNode(_made(base, f"{source} {predicate} {justification}"))
        yield from _described(linkset, types=(f"{VOID}Linkset",))
        yield Triple(linkset, _JUSTIFIED, NamedNode(justification))
        yield Triple(linkset, NamedNode(f"{DCTERMS}description"), _GROUND[held[0].state])
        yield Triple(whole, NamedNode(f"{VOID}subset"), linkset)
        yield Triple(linkset, NamedNode(f"{VOID}subjectsTarget"), described)
        yield Triple(linkset, NamedNode(f"{VOID}linkPredicate"), NamedNode(predicate))
        yield Triple(linkset, NamedNode(f"{VOID}triples"), _count(len(set(_links(held)))))
        for day in sorted(row.date for row in held if row.date)[-1:]:
            yield Triple(linkset, NamedNode(f"{DCTERMS}modified"), _day(day))
        if source:
            yield Triple(linkset, NamedNode(f"{VOID}objectsTarget"), NamedNode(source))
            yield Triple(linkset, NamedNode(f"{PROV}wasDerivedFrom"), NamedNode(source))
            yield from _source(NamedNode(source), held)


def _source(source: NamedNode, rows: list[Row]) -> Iterator[Triple]:
    yield from _described(source, types=(f"{VOID}Dataset",))
    if source.value.startswith(REGISTRY):
        yield Triple(source, NamedNode(f"{DCTERMS}identifier"), Literal(source.value.removeprefix(REGISTRY)))
    for version in sorted({row.source_version for row in rows if row.source_version}):
        yield Triple(source, NamedNode(f"{DCTERMS}hasVersion"), Literal(version))


def _described(thing: NamedNode, types: tuple[str, ...]) -> Iterator[Triple]:
    for kind in types:
        yield Triple(thing, _TYPE, NamedNode(kind))


def _base(table: Table, file: str) -> str:
    """Give what the table is called; one without a proper name gets one from that of the file."""
    try:
        return NamedNode(table.head.value("mapping_set_id")).value
    except ValueError:
        return f"urn:uuid:{uuid5(NAMESPACE_URL, file)}"


def _licence(table: Table) -> NamedNode | None:
    value = table.head.value("license")
    try:
        return NamedNode(value) if value and not value.endswith("/license/unspecified") else None
    except ValueError:
        return None


def _made(base: str, part: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{base} {part}')}"


def _day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(f"{XSD}date"))


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(f"{XSD}integer"))
