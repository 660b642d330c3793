"""Triples in columns."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    from peertoc.catalogue.statements import Term

_Key = TypeVar("_Key")


class Columns(Protocol[_Key]):
    """Hold triples as three columns of keys; a key is a term, or stands for one."""

    @property
    def subjects(self) -> Iterable[_Key]:
        """Give the key of each subject."""
        ...

    @property
    def predicates(self) -> Iterable[_Key]:
        """Give the key of each predicate."""
        ...

    @property
    def objects(self) -> Iterable[_Key]:
        """Give the key of each object."""
        ...

    def key(self, term: Term, /) -> _Key:
        """Give the key of a term."""
        ...

    def term(self, key: _Key, /) -> Term:
        """Give the term of a key."""
        ...

    def subject(self, number: int, /) -> Term:
        """Give the subject of a triple."""
        ...

    def predicate(self, number: int, /) -> str:
        """Give the predicate of a triple, as an IRI."""
        ...

    def object(self, number: int, /) -> Term:
        """Give the object of a triple."""
        ...


class Parsed:
    """Hold triples as they were parsed; terms are their own keys, each made anew when it is asked for."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._triples = tuple(triples)

    @property
    def subjects(self) -> Iterable[Term]:
        """Give each subject."""
        return map(attrgetter("subject"), self._triples)

    @property
    def predicates(self) -> Iterable[Term]:
        """Give each predicate."""
        return map(attrgetter("predicate"), self._triples)

    @property
    def objects(self) -> Iterable[Term]:
        """Give each object."""
        return map(attrgetter("object"), self._triples)

    def key(self, term: Term, /) -> Term:
        """Give the term."""
        return term

    def term(self, key: Term, /) -> Term:
        """Give the term."""
        return key

    def subject(self, number: int, /) -> Term:
        """Give the subject of a triple."""
        return cast("Term", self._triples[number].subject)

    def predicate(self, number: int, /) -> str:
        """Give the predicate of a triple, as an IRI."""
        return self._triples[number].predicate.value

    def object(self, number: int, /) -> Term:
        """Give the object of a triple."""
        return cast("Term", self._triples[number].object)
