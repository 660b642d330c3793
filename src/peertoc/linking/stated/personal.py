"""Who in a file is a person, and what persons are called: none of that is ever sought or linked."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from peertoc.catalogue import vocabulary_documents
from peertoc.linking.registry.names import folded
from peertoc.vocabulary import DCTERMS, FOAF, ORG, PREFIXES, PTOC, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.catalogue import Statements, Term

_SCHEMA: Final = PREFIXES["schema"]
_PERSONS: Final = frozenset((f"{FOAF}Person", f"{_SCHEMA}Person", "http://www.w3.org/ns/prov#Person"))
_NAMES: Final = (
    f"{DCTERMS}title",
    f"{SKOS}prefLabel",
    f"{SKOS}altLabel",
    f"{RDFS}label",
    *(f"{FOAF}{name}" for name in ("name", "givenName", "familyName", "firstName", "lastName", "nick")),
    *(f"{_SCHEMA}{name}" for name in ("name", "givenName", "familyName", "alternateName")),
)
_OBJECTS: Final = f"{PTOC}peer"
_AUTHORISER: Final = f"{PTOC}authoriser"
_BODIES: Final = tuple(
    NamedNode(iri)
    for iri in (
        *(f"{ORG}{name}" for name in ("Organization", "FormalOrganization", "OrganizationalUnit")),
        *(f"{FOAF}{name}" for name in ("Organization", "Group")),
    )
)
# What one writes for letters that have no plain letter under their mark, and for apostrophes: nothing.
_PLAIN: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
    | dict.fromkeys("'’‘ʼ`´", "")
)


@cache
def personal_terms() -> frozenset[str]:
    """List the classes and properties that the ontology marks as personal."""
    return frozenset(
        triple.subject.value
        for document in vocabulary_documents()
        for triple in document.triples
        if triple.predicate.value == f"{PTOC}personal"
        and isinstance(triple.object, Literal)
        and triple.object.value in {"true", "1"}
        and isinstance(triple.subject, NamedNode)
    )


class Personal:
    """Know the persons of a document, and what they are called."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def is_person(self, term: Term) -> bool:
        """Tell whether a thing is a person, or one person's part in an initiative."""
        return term in self._persons

    def names(self, text: str) -> bool:
        """Tell whether a text holds the name of a person of the document, or is all that is said of one.

        The words of a name may stand in any order, and some as initials: “Larkspur, W.” is Wenna Larkspur.
        What else is personal (a post, a task) is mostly made of words of the trade, which initiatives and
        organisations bear too.
        """
        words = _words(text)
        held = frozenset(words)
        return " ".join(words) in self._described or any(_names(name, held) for name in self._called)

    @cached_property
    def _persons(self) -> frozenset[Term]:
        classes = {*_PERSONS, *personal_terms()}
        typed = {term for iri in classes for term in self._statements.of_type(iri)}
        peers = {
            thing
            for term in self._statements.described()
            for thing in self._statements.objects(term, _OBJECTS)
        }
        return frozenset(typed | peers | self._authorisers)

    @cached_property
    def _authorisers(self) -> set[Term]:
        """Give those who gave leave and are not said to be several: a person may be meant, or a post."""
        given = {
            thing
            for term in self._statements.described()
            for thing in self._statements.objects(term, _AUTHORISER)
        }
        kinds = {thing: set(self._statements.objects(thing, f"{RDF}type")) for thing in given}
        return {thing for thing in given if kinds[thing].isdisjoint(_BODIES)}

    @cached_property
    def _called(self) -> frozenset[frozenset[str]]:
        """Give the words of each name of a person, whole names and parts of names."""
        return frozenset(frozenset(name.split()) for name in self._said(_NAMES))

    @cached_property
    def _described(self) -> frozenset[str]:
        """Fold what else is personal."""
        return self._said(personal_terms())

    def _said(self, properties: Iterable[str]) -> frozenset[str]:
        said = {
            " ".join(_words(value.value))
            for person in self._persons
            if not self._is_participation(person)
            for name in properties
            for value in self._statements.objects(person, name)
            if isinstance(value, Literal)
        }
        return frozenset(name for name in said if len(name) > 2)

    def _is_participation(self, term: Term) -> bool:
        """Tell of a part in an initiative, whose title tells of what is done and not of who does it."""
        return NamedNode(f"{PTOC}Participation") in self._statements.objects(term, f"{RDF}type")


def _words(text: str) -> list[str]:
    """Give the words of a text so that marks, apostrophes and capitals make no difference."""
    return folded(text.lower().translate(_PLAIN)).split()


def _names(name: frozenset[str], held: frozenset[str]) -> bool:
    """Tell whether a text holds each word of a name, or its initial; one of three letters or more in full."""
    return any(len(word) > 2 for word in name & held) and all(
        word in held or word[0] in held for word in name
    )
