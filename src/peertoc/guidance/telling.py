"""What an initiative says: asked by pattern, and told in words and with places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.catalogue.reading import read_labels, with_own_labels
from peertoc.catalogue.reading_values import words_of
from peertoc.guidance.patterns import query, starts_anywhere
from peertoc.model import is_iri, readable_name
from peertoc.suggesting import Ground
from peertoc.vocabulary import DCTERMS, PTOC, RDF, RDFS, SKOS
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.catalogue import Document, Term
    from peertoc.place import Place

_LONGEST = 100
#: Words that wait for those of the writer begin like this, in the starter and in what is suggested.
_WAITING: Final = ("…", "...")
_TITLES = (f"{DCTERMS}title", f"{SKOS}prefLabel", f"{RDFS}label", f"{DCTERMS}description")
#: Who is behind these is told by their post, never by a name in a file.
_PERSONS = {NamedNode(f"{PTOC}Peer"): "a peer", NamedNode(f"{PTOC}Participation"): "a peer’s participation"}


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """Tell something that a file says: where, and in words."""

    place: Place
    text: str


class Teller(Ground):
    """Tell in words, and with places, what a document says."""

    def __init__(self, document: Document, lang: str = "en") -> None:
        super().__init__(document, lang)
        self._labels = with_own_labels(read_labels(), document)

    def meeting(self, pattern: str, this: Term) -> tuple[Said, ...]:
        """Tell what meets a pattern for an initiative, in the order of the document."""
        found = self.ask(query(pattern), this)
        anywhere = starts_anywhere(pattern)
        return self.told(
            (thing, value)
            for thing, value in found
            if not anywhere or (self._is_of_the_file(thing) and self.belongs(thing, this))
        )

    def told(self, found: Iterable[tuple[Term, Term]]) -> tuple[Said, ...]:
        """Tell values in words, each with its place: where it is described, else where it is named.

        Words that still wait for those of the writer tell nothing.
        """
        said = {Said(self._place(thing, value), self.name(value)) for thing, value in found}
        return tuple(sorted(each for each in said if not each.text.startswith(_WAITING)))

    def name(self, term: Term) -> str:
        """Say in words what a value is; no title is made of the name of a person."""
        if isinstance(term, Literal):
            return shorten(printable(" ".join(term.value.split())), _LONGEST)
        kinds = self.graph.objects(term, f"{RDF}type")
        said = next((words for title in _TITLES if (words := self._words(term, title))), "")
        person = next(
            (_PERSONS[kind] for kind in kinds if isinstance(kind, NamedNode) and kind in _PERSONS), ""
        )
        own = person or self._labelled(term)
        return shorten(printable(" ".join((said or own).split())), _LONGEST)

    def _labelled(self, term: Term) -> str:
        if isinstance(term, BlankNode):
            return "something without a name"
        return self._labels.of(term.value, self.lang) if is_iri(term.value) else readable_name(term.value)

    def _words(self, term: Term, predicate: str) -> str:
        return words_of(self.graph.objects(term, predicate)).in_language(self.lang)

    def _place(self, thing: Term, value: Term) -> Place:
        if self.graph.properties(value):
            return self.document.place(value)
        said = self.graph.properties(thing)
        path = next((path for path, values in said.items() if value in values), None)
        return self.document.place(thing, path, value) if path else self.document.place(thing)

    def _is_of_the_file(self, thing: Term) -> bool:
        return bool(self.graph.properties(thing))
