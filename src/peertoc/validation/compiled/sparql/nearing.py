"""Steps backwards behind which a query looks no further than at what is said of the subject itself.

Such a step is near. Nobody asks which subject it is: any other of which the same is said would do, and how
many there are does not matter. Whatever is in doubt is not near.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.paths import Alternative, Inverse, Sequence, Step
from peertoc.validation.compiled.sparql.algebra import (
    Call,
    Constant,
    Exists,
    Expression,
    Group,
    Select,
    Triple,
    Variable,
)  # fmt: skip
from peertoc.validation.compiled.sparql.scoping import conditions_in, selects_in, triples_in
from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from peertoc.validation.compiled.paths import Path
    from peertoc.validation.compiled.sparql.variables import Names

_TYPE: Final = f"{RDF}type"
_NONE: Final[Names] = frozenset()
#: One way along a path: properties, and whether each is gone backwards.
_Way: TypeAlias = tuple[tuple[str, bool], ...]
# Properties that are read, and of classes which.
_Read: TypeAlias = set[tuple[str, str]]
_NOTHING: Final[_Read] = set()
# A path with more ways than these is not taken apart.
_MANY: Final = 64


class Said(NamedTuple):
    """Hold what is read of the subjects behind a property: values of another, or whether it has one."""

    behind: str
    property: str
    value: str = ""


class Nearing:
    """Know what a query asks of each of its variables."""

    def __init__(self, select: Select) -> None:
        whole = Group((select,))
        self._triples: dict[str, list[Triple]] = defaultdict(list)
        for triple in triples_in(whole):
            for part in {triple.subject, triple.path, triple.value}:
                if isinstance(part, Variable):
                    self._triples[part.name].append(triple)
        selects = selects_in(whole)
        self._counts = any(each.having or _calls(each) for each in selects)
        self._chosen = _NONE.union(("this",), *(each.names for each in selects)) | _NONE.union(
            *(_compared(bind.expression) for each in selects for bind in each.computed)
        )
        self._compared = _NONE.union(*map(_compared, conditions_in(whole)))

    def near(self, triple: Triple, *, ahead: bool) -> dict[str, set[Said]]:
        """Give the properties that are near where a statement is gone so, with what is read behind them."""
        if isinstance(triple.path, Variable) or triple.subject == triple.value or self._counts:
            return {}
        end = triple.value if ahead else triple.subject
        found: dict[str, set[Said]] = {}
        far: set[str] = set()
        for way in _ways(triple.path, ahead=ahead):
            for place, (name, against) in enumerate(way):
                said = self._said(way[place + 1 :], end, triple) if against else _NOTHING
                if said is None:
                    far.add(name)
                elif against:
                    found.setdefault(name, set()).update(Said(name, *each) for each in said)
        return {name: said for name, said in found.items() if name not in far}

    def _said(self, behind: _Way, end: Variable | Constant, triple: Triple) -> _Read | None:
        """Give what is read of the subjects that a step leads back to; None where that is in doubt."""
        if not behind:
            return self._around(end, triple)
        ((property, against), *more) = behind
        return None if more or against else self._read(property, end, triple)

    def _around(self, end: Variable | Constant, triple: Triple) -> _Read | None:
        """Give what is read of a subject that has a name in the query."""
        if isinstance(end, Constant) or end.name in self._chosen | self._compared:
            return None
        each = [self._forward(other, end) for other in self._triples[end.name] if other != triple]
        return _all_of(each)

    def _forward(self, triple: Triple, subject: Variable) -> _Read | None:
        if isinstance(triple.path, Variable) or subject not in {triple.subject} - {triple.value}:
            return None
        ways = _ways(triple.path, ahead=True)
        if not ways or any(way[0][1] or way[1:] for way in ways):
            return None
        return _all_of([self._read(way[0][0], triple.value, triple) for way in ways])

    def _read(self, property: str, end: Variable | Constant, triple: Triple) -> _Read | None:
        """Say that values of a property are read, of which nothing is asked but which they are."""
        if isinstance(end, Variable):
            alone = end.name not in self._chosen and self._triples[end.name] == [triple]
            return {(property, "")} if alone and property != _TYPE else None
        if property != _TYPE:
            return {(property, "")}
        return {(property, end.value.text)} if isinstance(end.value, Node) else None


def _all_of(each: list[_Read | None]) -> _Read | None:
    known = [said for said in each if said is not None]
    return set().union(*known) if len(known) == len(each) else None


def _ways(path: Path, *, ahead: bool) -> tuple[_Way, ...]:
    """List the ways along a path; none where it is not plain, or has many."""
    if isinstance(path, Step):
        return (((path.predicate.text, not ahead),),)
    if isinstance(path, Inverse):
        return _ways(path.path, ahead=not ahead)
    if isinstance(path, Alternative):
        each = [_ways(part, ahead=ahead) for part in path.paths]
        return tuple(way for ways in each for way in ways) if all(each) else ()
    if isinstance(path, Sequence):
        first, second = (_ways(part, ahead=ahead) for part in (path.first, path.second))
        before, behind = (first, second) if ahead else (second, first)
        several = len(before) * len(behind)
        return tuple((*way, *more) for way in before for more in behind) if several <= _MANY else ()
    return ()


def _compared(expression: Expression) -> Names:
    """Give the variables of which an expression speaks, not those of what it looks for."""
    if isinstance(expression, Variable):
        return frozenset((expression.name,))
    return _NONE.union(*map(_compared, expression.parts)) if isinstance(expression, Call) else _NONE


def _calls(select: Select) -> bool:
    return any(isinstance(each.expression, Call | Exists) for each in select.computed)
