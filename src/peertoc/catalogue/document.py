"""A document as it was read: its statements, and where each stands."""

from __future__ import annotations

from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from pyoxigraph import NamedNode

from peertoc.catalogue.places import OBJECT, PREDICATE, SUBJECT, JointPlaces, Places
from peertoc.catalogue.statements import Statements, Term
from peertoc.catalogue.written import lines_of
from peertoc.place import Place
from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pyoxigraph import Triple

_TYPE: Final = f"{RDF}type"

Telling: TypeAlias = Literal["here", "elsewhere", "once"]


class Document:
    """Hold the statements of one file: exact terms, in the parser's order, named graphs united.

    A statement that the file makes twice is there twice; blank nodes have names of their own, so that
    documents can be united.
    """

    #: Whether it has all that the file says; a part of a large file has only what its own things lead to.
    is_whole = True
    #: Prefixes that the file declares, where that cannot be seen in its lines.
    prefixes: Mapping[str, str] = MappingProxyType({})

    def __init__(self, name: str, format: str, triples: Sequence[Triple], places: Places) -> None:
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

    def describes(self, kind: str) -> bool:
        """Tell whether something is said to be of a class."""
        return self.statements.has(_TYPE, NamedNode(kind))

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
        return lines_of(self.triples)

    def line(self, place: Place) -> str:
        """Give the line of the source at a place; empty where it is not known."""
        return self.places.line(place) if place.line else ""

    def telling(self, term: Term) -> Telling:  # noqa: ARG002 - parts of a file tell them apart
        """Tell where what is found at a thing is told: here, but for copies of it in parts of a large file.

        In a part, “once” stands for a thing of which nothing is said: the first part that mentions it tells.
        """
        return "here"

    @cached_property
    def _index(self) -> _Occurrences:
        return _Occurrences(self.triples, self.statements)


class _Occurrences:
    """Know the number of the first statement in which each thing is said, and the part that shows it."""

    def __init__(self, triples: Sequence[Triple], statements: Statements) -> None:
        self._triples = triples
        self._statements = statements
        self._known: dict[Term, _Said] = {}

    def find(self, subject: Term, predicate: str | None, thing: Term | None) -> tuple[int, int] | None:
        """Give the number of a statement and the part that stands for what is asked, or None."""
        if predicate is None:
            return self._mention(subject)
        said = self._said(subject)
        if thing is None:
            return _at(said.property.get(predicate), PREDICATE)
        return _at(said.statement.get((predicate, thing)), OBJECT)

    def _mention(self, term: Term) -> tuple[int, int] | None:
        typed = self._said(term).property.get(_TYPE)
        if typed is not None:
            return typed, SUBJECT
        about = self._statements.about(term)
        return (about[0], SUBJECT) if about else _at(next(iter(self._statements.naming(term)), None), OBJECT)

    def _said(self, subject: Term) -> _Said:
        if subject not in self._known:
            self._known[subject] = _Said(self._triples, self._statements.about(subject))
        return self._known[subject]


class _Said:
    """Know the number of the first statement for each property of one thing, and for each of its values."""

    def __init__(self, triples: Sequence[Triple], numbers: Iterable[int]) -> None:
        self.statement: dict[tuple[str, Term], int] = {}
        self.property: dict[str, int] = {}
        for index in numbers:
            _, predicate, thing = triples[index]
            self.statement.setdefault((predicate.value, cast("Term", thing)), index)
            self.property.setdefault(predicate.value, index)


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
