"""An index over triples: what is said of a thing, and of what something is said."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.catalogue.columns import Parsed
from peertoc.catalogue.written import Written
from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Triple

    from peertoc.catalogue.columns import Columns

Term: TypeAlias = NamedNode | BlankNode | Literal

#: What is said of a thing: its properties, each with its values.
_Said: TypeAlias = dict[str, dict[Term, None]]
#: What has a thing as its value: properties, each with the numbers of the triples.
_Holding: TypeAlias = dict[str, list[int]]

_Key = TypeVar("_Key")

_TYPE = f"{RDF}type"


class Statements:
    """Answer questions about triples; each answer once, in the order in which its subject is first described.

    Predicates are plain IRIs, subjects and objects are terms.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._rows: Columns[Any] = triples if isinstance(triples, Written) else Parsed(triples)
        # Most things of a large file are never asked about; each is looked at at the first question.
        self._said: dict[Term, _Said] = {}
        self._holding: dict[Term, _Holding] = {}

    def __len__(self) -> int:
        """Count the statements, each once."""
        return sum(len(things) for subject in self._by_subject for things in self._about(subject).values())

    def objects(self, subject: Term, predicate: str) -> tuple[Term, ...]:
        """List the values of a property of a thing."""
        return tuple(self._about(subject).get(predicate, ()))

    def subjects(self, predicate: str, thing: Term) -> tuple[Term, ...]:
        """List the things that have this value for this property."""
        return self.in_order(self._subjects(self._with(thing).get(predicate, ())))

    def has(self, predicate: str, thing: Term) -> bool:
        """Tell whether anything has this value for this property."""
        return predicate in self._with(thing)

    def having(self, predicate: str) -> tuple[Term, ...]:
        """List the things that have a property."""
        return self.in_order(self._subjects(self.saying(NamedNode(predicate))))

    def value(self, subject: Term, predicate: str) -> Term | None:
        """Give the first value of a property of a thing, or None."""
        return next(iter(self._about(subject).get(predicate, ())), None)

    def properties(self, subject: Term) -> Mapping[str, tuple[Term, ...]]:
        """Give all that is said of a thing: its properties, each with its values."""
        return {predicate: tuple(things) for predicate, things in self._about(subject).items()}

    def described(self) -> tuple[Term, ...]:
        """List the things of which something is said."""
        return tuple(map(self._rows.term, self._by_subject))

    def holders(self, thing: Term, *, but: str = "") -> tuple[Term, ...]:
        """List the things of which something is said with this as its value, not counting one property."""
        ways = (numbers for predicate, numbers in self._with(thing).items() if predicate != but)
        return self.in_order(self._subjects(chain.from_iterable(ways)))

    def holder(self, thing: Term) -> Term | None:
        """Give the first thing of which something is said with this as its value, or None."""
        return next(iter(self.holders(thing)), None)

    def of_type(self, iri: str) -> tuple[Term, ...]:
        """List the things of a class."""
        return self.subjects(_TYPE, NamedNode(iri))

    def about(self, subject: Term) -> Sequence[int]:
        """Give the numbers of the triples that say something of a thing."""
        return self._by_subject.get(self._rows.key(subject), ())

    def naming(self, thing: Term) -> Sequence[int]:
        """Give the numbers of the triples that have something as their value."""
        return self._by_object.get(self._rows.key(thing), ())

    def saying(self, predicate: Term) -> Sequence[int]:
        """Give the numbers of the triples that have something as their property."""
        return self._by_predicate.get(self._rows.key(predicate), ())

    def in_order(self, subjects: Iterable[Term]) -> tuple[Term, ...]:
        """Put things in the order in which they are first described, each once; all have to be."""
        several = dict.fromkeys(subjects)
        if len(several) < 2:
            return tuple(several)
        return tuple(sorted(several, key=lambda subject: self.about(subject)[0]))

    def _subjects(self, numbers: Iterable[int]) -> Iterator[Term]:
        return map(self._rows.subject, numbers)

    def _about(self, subject: Term) -> _Said:
        said = self._said.get(subject)
        if said is None:
            said = self._said[subject] = {}
            for number in self.about(subject):
                said.setdefault(self._rows.predicate(number), {})[self._rows.object(number)] = None
        return said

    def _with(self, thing: Term) -> _Holding:
        holding = self._holding.get(thing)
        if holding is None:
            numbers = self.naming(thing)
            named = map(self._rows.predicate, numbers)
            holding = self._holding[thing] = _gathered(zip(numbers, named, strict=True))
        return holding

    @cached_property
    def _by_subject(self) -> dict[Any, list[int]]:
        return _gathered(enumerate(self._rows.subjects))

    @cached_property
    def _by_object(self) -> dict[Any, list[int]]:
        return _gathered(enumerate(self._rows.objects))

    @cached_property
    def _by_predicate(self) -> dict[Any, list[int]]:
        return _gathered(enumerate(self._rows.predicates))


def _gathered(numbered: Iterable[tuple[int, _Key]]) -> dict[_Key, list[int]]:
    """Gather the numbers of what is the same."""
    found: defaultdict[_Key, list[int]] = defaultdict(list)
    for number, each in numbered:
        found[each].append(number)
    return dict(found)
