"""What is common to all that is read from a file for linking: what things are called, and who is a person."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.catalogue.reading import read_labels, with_own_labels
from peertoc.catalogue.reading_values import words_of
from peertoc.linking.stated.personal import Personal
from peertoc.vocabulary import DCTERMS, FOAF, PREFIXES, PTOC, RDFS, SKOS
from peertoc.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from peertoc.catalogue import Document, Term
    from peertoc.model import Labels

TITLES: Final = (
    f"{DCTERMS}title",
    f"{SKOS}prefLabel",
    f"{RDFS}label",
    f"{FOAF}name",
    f"{PREFIXES['schema']}name",
)
#: Nothing has a name that is longer; what is longer is a description in the wrong place.
_LONGEST: Final = 300


class Ground:
    """Hold a document, the language in which it is read, and what may not be told of it."""

    def __init__(self, document: Document, lang: str) -> None:
        self.document = document
        self.lang = lang
        self.statements = document.statements

    @cached_property
    def personal(self) -> Personal:
        """Know which things of the document are persons, and what they are called."""
        return Personal(self.statements)

    @cached_property
    def labels(self) -> Labels:
        """Know what concepts are called."""
        return with_own_labels(read_labels(), self.document)

    @cached_property
    def uses(self) -> Mapping[Term, set[str]]:
        """Map everything that has an IRI to the properties whose value it is."""
        found: dict[Term, set[str]] = {}
        for triple in self.document.triples:
            if isinstance(triple.object, NamedNode):
                found.setdefault(triple.object, set()).add(triple.predicate.value)
        return found

    def initiatives(self) -> tuple[Term, ...]:
        """List the initiatives, in document order."""
        return self.statements.of_type(f"{PTOC}Initiative")

    def texts(self, term: Term, *properties: str) -> tuple[str, ...]:
        """List the texts of some properties of a thing, tidied, each once."""
        values = (value for name in properties for value in self.statements.objects(term, name))
        texts = (tidy(value.value) for value in values if isinstance(value, Literal))
        return tuple(dict.fromkeys(text for text in texts if text))

    def name(self, term: Term) -> str:
        """Give what a thing is called, in the language of this reading, or nothing."""
        values: Iterable[Term] = (value for name in TITLES for value in self.statements.objects(term, name))
        literals = words_of(value for value in values if isinstance(value, Literal))
        return tidy(literals.in_language(self.lang))

    def nearest(self, term: Term) -> NamedNode | None:
        """Give a thing itself if it has an IRI, else the nearest thing with one of which it is a part.

        None where that is a person, or is called by a person's name: what is said of one is not told.
        """
        seen: set[Term] = set()
        found: Term | None = term
        while isinstance(found, BlankNode) and found not in seen and not self.personal.is_person(found):
            seen.add(found)
            found = self.statements.holder(found)
        return found if isinstance(found, NamedNode) and not self.is_personal(found) else None

    def is_personal(self, term: Term) -> bool:
        """Tell whether a thing is a person, or is called by the name of one whom the document mentions."""
        return self.personal.is_person(term) or self.personal.names(self.name(term))


def tidy(text: str) -> str:
    """Fold the space in a text, and cut what is too long for a name."""
    return shorten(" ".join(text.split()), _LONGEST)
