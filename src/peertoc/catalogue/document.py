"""A document as it was read: its statements, and where each stands."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from peertoc.catalogue.places import OBJECT, PREDICATE, SUBJECT, JointPlaces, Places
from peertoc.catalogue.statements import Statements, Term
from peertoc.place import Place
from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import NamedNode, Triple

_TYPE: Final = f"{RDF}type"


class Document:
    """Hold the statements of one file: exact terms, in the parser's order, named graphs united.

    A statement that the file makes twice is there twice; blank nodes have names of their own, so that
    documents can be united.
    """

    def __init__(self, name: str, format: str, triples: tuple[Triple, ...], places: Places) -> None:
        self.name = name
        self.format = format
        self.triples = triples
        self.places = places

    def __repr__(self) -> str:
        return f"<Document {self.name}: {len(self.triples)} statements>"

    @cached_property
    def statements(self) -> Statements:
        """Index the statements, each once."""
        return Statements(self.triples)

    def place(
        self, subject: Term, predicate: str | NamedNode | None = None, object: Term | None = None
    ) -> Place:
        """Find where something stands; the file alone where that is not known.

        With all three: the object of that statement, at its first occurrence. With subject and predicate: the
        predicate of the first such statement. With the subject alone: where its class is given, else where
        something is first said of it, else where it is first mentioned.
        """
        found = self._index.find(subject, _iri(predicate), object)
        return Place(self.name) if found is None else self.places.place(*found)

    def lines(self) -> bytes:
        """Write the statements as N-Triples, in their order."""
        return ox.serialize(self.triples, format=ox.RdfFormat.N_TRIPLES) or b""

    def line(self, place: Place) -> str:
        """Give the line of the source at a place; empty where it is not known."""
        return self.places.line(place) if place.line else ""

    @cached_property
    def _index(self) -> _Occurrences:
        return _Occurrences(self.triples)


class _Occurrences:
    """Know the number of the first statement in which each thing is said, and the part that shows it."""

    def __init__(self, triples: tuple[Triple, ...]) -> None:
        self._statement: dict[tuple[Term, str, Term], int] = {}
        self._property: dict[tuple[Term, str], int] = {}
        self._typed: dict[Term, int] = {}
        self._subject: dict[Term, int] = {}
        self._object: dict[Term, int] = {}
        for index, triple in enumerate(triples):
            subject, thing = cast("Term", triple.subject), cast("Term", triple.object)
            self._note(index, subject, triple.predicate.value, thing)

    def find(self, subject: Term, predicate: str | None, thing: Term | None) -> tuple[int, int] | None:
        """Give the number of a statement and the part that stands for what is asked, or None."""
        if predicate is None:
            return self._mention(subject)
        if thing is None:
            return _at(self._property.get((subject, predicate)), PREDICATE)
        return _at(self._statement.get((subject, predicate, thing)), OBJECT)

    def _mention(self, term: Term) -> tuple[int, int] | None:
        return (
            _at(self._typed.get(term), SUBJECT)
            or _at(self._subject.get(term), SUBJECT)
            or _at(self._object.get(term), OBJECT)
        )

    def _note(self, index: int, subject: Term, predicate: str, thing: Term) -> None:
        self._statement.setdefault((subject, predicate, thing), index)
        self._property.setdefault((subject, predicate), index)
        self._subject.setdefault(subject, index)
        self._object.setdefault(thing, index)
        if predicate == _TYPE:
            self._typed.setdefault(subject, index)


def together(documents: Iterable[Document]) -> Document:
    """Unite documents into one; each statement keeps its place in the document that it came from."""
    parts = tuple(documents)
    if len(parts) == 1:
        return parts[0]
    name = f"{parts[0].name} and {len(parts) - 1} more" if parts else ""
    formats = {part.format for part in parts}
    triples = tuple(triple for part in parts for triple in part.triples)
    return Document(name, formats.pop() if len(formats) == 1 else "", triples, JointPlaces(parts))


@cache
def vocabulary_documents() -> tuple[Document, ...]:
    """Read the ontology, every list of values, and the guide's questions and principles."""
    from peertoc.catalogue.gate import load
    from peertoc.resources import vocabulary_files

    return tuple(load(path.read_bytes(), str(path), "turtle") for path in vocabulary_files())


def _iri(predicate: str | NamedNode | None) -> str | None:
    return predicate if predicate is None or isinstance(predicate, str) else predicate.value


def _at(index: int | None, part: int) -> tuple[int, int] | None:
    return None if index is None else (index, part)
