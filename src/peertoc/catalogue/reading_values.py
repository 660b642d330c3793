"""Read the values of one resource, field by field, as the kind of each field asks."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.model import (
    Community,
    Date,
    Organisation,
    Reference,
    Resource,
    Step,
    Text,
    Words,
    readable_name,
    sayings,
)
from peertoc.place import Place
from peertoc.vocabulary import PREFIXES, RDF, STEP_KINDS, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from peertoc.catalogue.document import Document
    from peertoc.catalogue.statements import Term
    from peertoc.model import Says

R = TypeVar("R", bound=Resource)

#: The classes of the model that stand for several of the vocabulary.
_KINDS: Final[Mapping[type, tuple[str, ...]]] = {
    Step: STEP_KINDS,
    Community: ("CommunityOfPractice", "LearningAlliance"),
}
_PERSONS: Final = {"Peer", "Person", "Participation"}
_PERSONAL_NAMES: Final = {f"{PREFIXES['foaf']}name", f"{PREFIXES['schema']}name"}
_TITLES: Final = dict(sayings(Organisation))["title"]


class Reader:
    """Read resources of one document, each once; ``extras`` reads what no single field can say."""

    def __init__(
        self, document: Document, extras: Mapping[type, Callable[[Reader, Term], dict[str, Any]]]
    ) -> None:
        self.document = document
        self.statements = document.statements
        self._extras = extras
        self._built: dict[tuple[type, Term], Resource] = {}

    def resource(self, cls: type[R], term: Term) -> R:
        """Read a resource with all its parts; a text that stands in its place becomes its title."""
        if (cls, term) not in self._built:
            self._built[cls, term] = self._read(cls, term)
        return cast("R", self._built[cls, term])

    def _read(self, cls: type[R], term: Term) -> R:
        if isinstance(term, Literal):
            return cls(id="", place=Place(self.document.name), title=words_of((term,)))
        more: dict[str, Any] = {}
        if cls in _KINDS:
            more["kind"] = next((kind for kind in self.kinds(term) if kind in _KINDS[cls]), "")
        if cls in self._extras:
            more.update(self._extras[cls](self, term))
        return cls(id=self.id(term), place=self.document.place(term), **self.values(cls, term), **more)

    def values(self, cls: type, term: Term) -> dict[str, Any]:
        """Read the fields of a class of which something is said."""
        said = self._said(term)
        return {
            name: _READERS[says.kind](self, _objects(said, says), says)
            for name, says in sayings(cls)
            if not said.keys().isdisjoint(says.properties)
        }

    def id(self, term: Term) -> str:
        """Give the IRI of a term, or our own number where its file gives it no name."""
        if isinstance(term, BlankNode):
            return self._numbers[term.value]
        return term.value if isinstance(term, NamedNode) else ""

    def kinds(self, term: Term) -> tuple[str, ...]:
        """List the local names of the classes of a resource."""
        types = self.statements.objects(term, f"{RDF}type")
        return tuple(re.split(r"[/#]", kind.value)[-1] for kind in types if isinstance(kind, NamedNode))

    def references(self, objects: tuple[Term, ...]) -> tuple[Reference, ...]:
        """Mention each object; texts that differ in language alone are one thing in several languages."""
        texts = [value for value in objects if isinstance(value, Literal)]
        languages = {value.language for value in texts}
        if len(texts) > 1 and len(languages) == len(texts) and None not in languages:
            rest = tuple(value for value in objects if not isinstance(value, Literal))
            return (Reference("", words_of(texts)), *self.references(rest))
        return tuple(self._reference(value) for value in objects)

    def _reference(self, term: Term) -> Reference:
        if isinstance(term, Literal):
            return Reference("", words_of((term,)))
        title = words_of(_objects(self._said(term), _TITLES))
        return Reference(self.id(term), title, next(iter(self.kinds(term)), ""))

    def _said(self, term: Term) -> Mapping[str, tuple[Term, ...]]:
        """Give what is said of a resource; the name of a person is left out."""
        said = self.statements.properties(term)
        if _PERSONAL_NAMES.isdisjoint(said) or _PERSONS.isdisjoint(self.kinds(term)):
            return said
        return {name: values for name, values in said.items() if name not in _PERSONAL_NAMES}

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """Number the blank nodes in document order."""
        terms = (term for triple in self.document.triples for term in (triple.subject, triple.object))
        blank = dict.fromkeys(term.value for term in terms if isinstance(term, BlankNode))
        return {name: f"_:{number}" for number, name in enumerate(blank, start=1)}


def _objects(said: Mapping[str, tuple[Term, ...]], says: Says) -> tuple[Term, ...]:
    return tuple(value for name in says.properties for value in said.get(name, ()))


def words_of(values: Iterable[Term]) -> Words:
    """Hold values as texts; an IRI in the place of a text is made readable."""
    texts = []
    for value in values:
        if isinstance(value, Literal):
            texts.append(Text(value.value, (value.language or "").lower()))
        elif isinstance(value, NamedNode):
            texts.append(Text(readable_name(value.value) or value.value))
    return Words(tuple(texts))


def _written(reader: Reader, objects: tuple[Term, ...]) -> tuple[str, ...]:
    return tuple(value.value if isinstance(value, Literal) else reader.id(value) for value in objects)


def _date(objects: tuple[Term, ...]) -> Date | None:
    for value in objects:
        if isinstance(value, Literal):
            kind = value.datatype.value.removeprefix(XSD)
            return Date(value.value, "" if kind == "string" or "/" in kind else kind)
    return None


def _flag(objects: tuple[Term, ...]) -> bool | None:
    said = [value.value.strip() for value in objects if isinstance(value, Literal)]
    meant = {"true": True, "1": True, "false": False, "0": False}
    return next((meant[text] for text in said if text in meant), None)


def _parts(reader: Reader, objects: tuple[Term, ...], says: Says) -> tuple[Resource, ...]:
    return tuple(reader.resource(cast("type[Resource]", says.of), value) for value in objects)


_READERS: Final[Mapping[str, Callable[[Reader, tuple[Term, ...], Says], object]]] = {
    "words": lambda _reader, objects, _says: words_of(objects),
    "text": lambda reader, objects, _says: next(iter(_written(reader, objects)), ""),
    "texts": lambda reader, objects, _says: _written(reader, objects),
    "concept": lambda reader, objects, _says: next(iter(_written(reader, objects)), ""),
    "concepts": lambda reader, objects, _says: _written(reader, objects),
    "date": lambda _reader, objects, _says: _date(objects),
    "flag": lambda _reader, objects, _says: _flag(objects),
    "references": lambda reader, objects, _says: reader.references(objects),
    "one": lambda reader, objects, says: next(iter(_parts(reader, objects[:1], says)), None),
    "many": _parts,
}
