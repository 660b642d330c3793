"""The identifiers of a file and of its table, held against their form and what the registries say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from peertoc.linking.checking.slips import ERROR, WARNING, Slip
from peertoc.linking.identifiers import canonical, identify
from peertoc.linking.registry import UNLISTED, standing
from peertoc.linking.table.rows import NO_TERM, PREDICATES, State
from peertoc.place import Place
from peertoc.vocabulary import DCTERMS, FOAF, ORG, OWL, RDFS, SCHEMA
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Document
    from peertoc.linking.registry import Standing
    from peertoc.linking.table import Reading, Row

#: Where an address is that of a page or a document, and identifies nothing.
_PAGES: Final = frozenset(
    (
        *(f"{DCTERMS}{name}" for name in ("source", "references", "license", "conformsTo")),
        *(f"{RDFS}{name}" for name in ("seeAlso", "isDefinedBy")),
        *(f"{FOAF}{name}" for name in ("homepage", "page")),
        f"{SCHEMA}url",
    )
)
_TEXTS: Final = frozenset((f"{DCTERMS}identifier", f"{ORG}identifier", f"{SCHEMA}identifier"))
_GONE: Final = {"withdrawn": "withdrawn", "deprecated": "withdrawn", "superseded": "superseded"}


def slips_of_document(document: Document) -> Iterator[Slip]:
    """Check the identifiers that a file names."""
    for triple in document.triples:
        predicate, value = triple.predicate.value, triple.object
        if not isinstance(value, (NamedNode, Literal)):
            continue
        if predicate in _PAGES if isinstance(value, NamedNode) else predicate not in _TEXTS:
            continue
        place = document.place(triple.subject, predicate, value)  # type: ignore[arg-type]
        source = document.line(place)
        if predicate == f"{OWL}sameAs" and identify(value.value):
            yield Slip(place, WARNING, "same-as", _SAME_AS, "Write skos:exactMatch.", value.value, "", source)
        yield from _of_identifier(value.value, place, source)


def slips_of_table(reading: Reading, document: Document | None) -> Iterator[Slip]:
    """Check a table: its form, and the identifiers of its rows, unless they were rejected."""
    for severity, faults in ((ERROR, reading.faults), (WARNING, reading.remarks)):
        for fault in faults:
            yield Slip(fault.place, severity, "table", fault.message, fault.help, source=fault.source)
    file = reading.name
    here = _mentioned(document)
    for row in reading.table.rows:
        place = Place(file, row.line, 1)
        if row.object != NO_TERM and row.state is not State.REJECTED:
            yield from _of_identifier(row.object, place, "")
        if document is not None and row.subject not in here:
            shown = shorten(printable(row.subject_label or row.subject), 80)
            yield Slip(
                place,
                WARNING,
                "unknown-thing",
                f"The file says nothing of “{shown}” any more.",
                "Take the row away, or write the identifier that the thing has now.",
                row.subject,
            )
    yield from _rivals(reading.table.of(State.ACCEPTED), file)


_SAME_AS: Final = "owl:sameAs says that two things are one in every respect, which a registry never knows."


def _mentioned(document: Document | None) -> frozenset[str]:
    terms = [
        term for triple in (document.triples if document else ()) for term in (triple.subject, triple.object)
    ]
    return frozenset(term.value for term in terms if isinstance(term, NamedNode))


def _of_identifier(text: str, place: Place, source: str) -> Iterator[Slip]:
    known = standing(text)
    if known is None:
        return
    shown = shorten(printable(text), 120)
    if known.fault:
        message = f"The identifier {shown} is malformed: {known.fault}."
        yield Slip(place, ERROR, "malformed", message, "Look it up again.", text, source=source)
    elif known.status in _GONE:
        check = "superseded" if known.successor else _GONE[known.status]
        help = f"Write {known.successor}, which takes its place." if known.successor else _NO_SUCCESSOR
        message = f"The identifier {shown}{_label(known)} is {known.status}{_by(known)}."
        yield Slip(place, ERROR, check, message, help, text, known.successor, source)
    elif known.status == "inactive":
        message = f"The organisation of {shown}{_label(known)} does no longer exist{_by(known)}."
        yield Slip(place, WARNING, "inactive", message, "Look whether another carries on its work.", text)
    elif known.status == UNLISTED:
        message = f"The identifier {shown} is none that {known.source} of {known.source_version} has."
        yield Slip(place, WARNING, "unlisted", message, _UNLISTED, text, source=source)
    if not known.fault and known.status not in _GONE and text.startswith("http") and canonical(text) != text:
        message = f"The identifier {shown} has another form in its registry."
        yield Slip(place, WARNING, "other-form", message, f"Write {canonical(text)}.", text, source=source)


_UNLISTED: Final = (
    "Look for a slip in it. A group of channels is no organisation; a newer channel may be right."
)
_NO_SUCCESSOR: Final = "The registry names none that takes its place: look for one, or take it away."


def _label(known: Standing) -> str:
    return f" (“{shorten(known.label, 80)}”)" if known.label else ""


def _by(known: Standing) -> str:
    return f", says {known.source} of {known.source_version}" if known.source else ""


def _rivals(rows: tuple[Row, ...], file: str) -> Iterator[Slip]:
    """Tell of two identifiers that one registry is said to have for the very same thing."""
    first: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.predicate != PREDICATES[0] or not row.source:
            continue
        other = first.setdefault((row.subject, row.source), row)
        if other.object != row.object:
            shown = shorten(printable(row.subject_label or row.subject), 80)
            yield Slip(
                Place(file, row.line, 1),
                WARNING,
                "two-identifiers",
                f"“{shown}” is exactly two things of one registry: on line {other.line} too.",
                "Reject one of them, or write skos:closeMatch.",
                row.object,
            )
