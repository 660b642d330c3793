"""Statements as text, in columns; a term is made of its text when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeAlias, cast, overload

import pyoxigraph as ox
from pyoxigraph import Triple

from peertoc.catalogue import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import BlankNode, NamedNode

    from peertoc.catalogue.statements import Term

_Form: TypeAlias = "Callable[[bytes], str]"

_TRIPLE: Final = attrgetter("triple")
_END: Final = b" .\n"


class Written(Sequence[Triple]):
    """Hold statements as three columns of terms, each in its canonical text; they are triples one by one."""

    def __init__(self, subjects: list[str], predicates: list[str], objects: list[str]) -> None:
        self.subjects = subjects
        self.predicates = predicates
        self.objects = objects
        self._terms: dict[str, Term] = {}

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> Written:
        """Write statements; what is written already stays as it is."""
        if isinstance(triples, Written):
            return triples
        return cls.read(
            lines_of(triples), bytes.decode, bytes.decode, lambda rest: rest[: -len(_END)].decode()
        )

    @classmethod
    def read(cls, lines: bytes, subject: _Form, predicate: _Form, rest: _Form) -> Written:
        """Cut lines at their first two spaces, and bring each text into its form, once.

        The rest of a line goes on to its end, which is part of it. Raises ValueError where a line has fewer
        spaces, and what the forms raise.
        """
        subjects, predicates, rests = _Formed(subject), _Formed(predicate), _Formed(rest)
        found = cls([], [], [])
        add_subject, add_predicate = found.subjects.append, found.predicates.append
        add_object = found.objects.append
        last, here = None, ""
        for line in BytesIO(lines):
            one, two, three = line.split(b" ", 2)
            if one != last:
                last, here = one, subjects[one]
            add_subject(here)
            add_predicate(predicates[two])
            add_object(rests[three])
        return found

    def __len__(self) -> int:
        return len(self.subjects)

    @overload
    def __getitem__(self, index: int) -> Triple: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Triple, ...]: ...

    def __getitem__(self, index: int | slice) -> Triple | tuple[Triple, ...]:
        if isinstance(index, slice):
            return tuple(map(self.__getitem__, range(*index.indices(len(self)))))
        subject = cast("NamedNode | BlankNode", self.subject(index))
        return Triple(subject, cast("NamedNode", self.term(self.predicates[index])), self.object(index))

    def __iter__(self) -> Iterator[Triple]:
        return map(_TRIPLE, ox.parse(self.lines(), format=ox.RdfFormat.N_TRIPLES))

    def lines(self) -> bytes:
        """Give the statements as lines of N-Triples."""
        rows = zip(self.subjects, self.predicates, self.objects, strict=True)
        return "".join([f"{subject} {predicate} {thing} .\n" for subject, predicate, thing in rows]).encode()

    def key(self, term: Term, /) -> str:
        """Give the text of a term."""
        return str(term)

    def term(self, key: str, /) -> Term:
        """Give the term of a text."""
        found = self._terms.get(key)
        if found is None:
            found = self._terms[key] = canonical.term(key)
        return found

    def subject(self, number: int, /) -> Term:
        """Give the subject of a statement."""
        return self.term(self.subjects[number])

    def predicate(self, number: int, /) -> str:
        """Give the predicate of a statement, as an IRI."""
        return self.predicates[number][1:-1]

    def object(self, number: int, /) -> Term:
        """Give the object of a statement."""
        return self.term(self.objects[number])


def lines_of(triples: Iterable[Triple]) -> bytes:
    """Write statements as lines of N-Triples."""
    if isinstance(triples, Written):
        return triples.lines()
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


class _Formed(dict[bytes, str]):
    """Give the form of a text."""

    def __init__(self, form: _Form) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, text: bytes) -> str:
        found = self[text] = self._form(text)
        return found
