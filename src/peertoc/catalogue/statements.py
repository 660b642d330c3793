"""An index over triples: what is said of a thing, and of what something is said."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, cast

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Triple

Term: TypeAlias = NamedNode | BlankNode | Literal

_Said: TypeAlias = dict[str, dict[Term, None]]

_TYPE = f"{RDF}type"


class Statements:
    """Answer questions about triples; in document order, each answer once.

    Predicates are plain IRIs, subjects and objects are terms.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        # Most things of a large file are never asked about; each is indexed at the first question.
        self._triples: dict[Term, list[Triple]] = {}
        self._said: dict[Term, _Said] = {}
        self._by_object: dict[str, dict[Term, dict[Term, None]]] = {}
        for triple in triples:
            self._triples.setdefault(cast("Term", triple.subject), []).append(triple)

    def __len__(self) -> int:
        """Count the statements, each once."""
        return sum(len(things) for subject in self._triples for things in self._about(subject).values())

    def objects(self, subject: Term, predicate: str) -> tuple[Term, ...]:
        """List the values of a property of a thing."""
        return tuple(self._about(subject).get(predicate, ()))

    def subjects(self, predicate: str, thing: Term) -> tuple[Term, ...]:
        """List the things that have this value for this property."""
        if predicate not in self._by_object:
            self._by_object[predicate] = self._indexed(predicate)
        return tuple(self._by_object[predicate].get(thing, ()))

    def pairs(self, predicate: str) -> Iterator[tuple[Term, Term]]:
        """Give each thing that has a property with each value of it, as often as it is said."""
        for subject, _, thing in self._by_predicate.get(predicate, ()):
            yield cast("Term", subject), cast("Term", thing)

    def value(self, subject: Term, predicate: str) -> Term | None:
        """Give the first value of a property of a thing, or None."""
        return next(iter(self._about(subject).get(predicate, ())), None)

    def properties(self, subject: Term) -> Mapping[str, tuple[Term, ...]]:
        """Give all that is said of a thing: its properties, each with its values."""
        return {predicate: tuple(things) for predicate, things in self._about(subject).items()}

    def described(self) -> tuple[Term, ...]:
        """List the things of which something is said."""
        return tuple(self._triples)

    def holder(self, thing: Term) -> Term | None:
        """Give the first thing of which something is said with this as its value, or None."""
        return self._holders.get(thing)

    def of_type(self, iri: str) -> tuple[Term, ...]:
        """List the things of a class."""
        return self.subjects(_TYPE, NamedNode(iri))

    def _about(self, subject: Term) -> _Said:
        if subject not in self._said:
            said: _Said = {}
            for _, predicate, thing in self._triples.get(subject, ()):
                said.setdefault(predicate.value, {})[cast("Term", thing)] = None
            self._said[subject] = said
        return self._said[subject]

    def _indexed(self, predicate: str) -> dict[Term, dict[Term, None]]:
        index: dict[Term, dict[Term, None]] = {}
        for subject, _, thing in self._by_predicate.get(predicate, ()):
            index.setdefault(cast("Term", thing), {})[cast("Term", subject)] = None
        return index

    @cached_property
    def _holders(self) -> dict[Term, Term]:
        holders: dict[Term, Term] = {}
        for subject, triples in self._triples.items():
            for triple in triples:
                holders.setdefault(cast("Term", triple.object), subject)
        return holders

    @cached_property
    def _by_predicate(self) -> dict[str, list[Triple]]:
        index: dict[str, list[Triple]] = {}
        for triples in self._triples.values():
            for triple in triples:
                index.setdefault(triple.predicate.value, []).append(triple)
        return index
