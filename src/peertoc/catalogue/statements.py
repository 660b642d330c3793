"""An index over triples: what is said of a thing, and of what something is said."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, cast

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Triple

Term: TypeAlias = NamedNode | BlankNode | Literal

_TYPE = f"{RDF}type"


class Statements:
    """Answer questions about triples; in document order, each answer once.

    Predicates are plain IRIs, subjects and objects are terms.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._by_subject: dict[Term, dict[str, dict[Term, None]]] = {}
        for subject, predicate, thing in triples:
            said = self._by_subject.setdefault(cast("Term", subject), {})
            said.setdefault(predicate.value, {})[cast("Term", thing)] = None

    def __len__(self) -> int:
        """Count the statements, each once."""
        return sum(len(things) for said in self._by_subject.values() for things in said.values())

    def objects(self, subject: Term, predicate: str) -> tuple[Term, ...]:
        """List the values of a property of a thing."""
        return tuple(self._by_subject.get(subject, {}).get(predicate, ()))

    def subjects(self, predicate: str, thing: Term) -> tuple[Term, ...]:
        """List the things that have this value for this property."""
        return tuple(self._by_object.get((predicate, thing), ()))

    def value(self, subject: Term, predicate: str) -> Term | None:
        """Give the first value of a property of a thing, or None."""
        return next(iter(self._by_subject.get(subject, {}).get(predicate, ())), None)

    def properties(self, subject: Term) -> Mapping[str, tuple[Term, ...]]:
        """Give all that is said of a thing: its properties, each with its values."""
        said = self._by_subject.get(subject, {})
        return {predicate: tuple(things) for predicate, things in said.items()}

    def described(self) -> tuple[Term, ...]:
        """List the things of which something is said."""
        return tuple(self._by_subject)

    def holder(self, thing: Term) -> Term | None:
        """Give the first thing of which something is said with this as its value, or None."""
        return self._holders.get(thing)

    def of_type(self, iri: str) -> tuple[Term, ...]:
        """List the things of a class."""
        return self.subjects(_TYPE, NamedNode(iri))

    @cached_property
    def _holders(self) -> dict[Term, Term]:
        holders: dict[Term, Term] = {}
        for subject, said in self._by_subject.items():
            for things in said.values():
                for thing in things:
                    holders.setdefault(thing, subject)
        return holders

    @cached_property
    def _by_object(self) -> dict[tuple[str, Term], dict[Term, None]]:
        index: dict[tuple[str, Term], dict[Term, None]] = {}
        for subject, said in self._by_subject.items():
            for predicate, things in said.items():
                for thing in things:
                    index.setdefault((predicate, thing), {})[subject] = None
        return index
