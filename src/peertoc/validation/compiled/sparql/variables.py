"""Which variables a part of a query binds, surely or perhaps, and which it speaks of."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from peertoc.validation.compiled.sparql.algebra import (
    Bind,
    Call,
    Constant,
    Exists,
    Filter,
    Group,
    Optionally,
    Select,
    Triple,
    Union,
    Variable,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from peertoc.validation.compiled.sparql.algebra import Element, Expression

Names = frozenset[str]
_NONE: Names = frozenset()
_E = TypeVar("_E")


def _kept(work: Callable[[_E], Names]) -> Callable[[_E], Names]:
    """Keep what is worked out of a part of a query with the part itself."""

    @wraps(work)
    def kept(part: _E) -> Names:
        found: Names | None = part.__dict__.get(work.__name__)
        if found is None:
            found = part.__dict__[work.__name__] = work(part)
        return found

    return kept


@_kept
def of_triple(triple: Triple) -> Names:
    """Give the variables of a statement."""
    parts = (triple.subject, triple.path, triple.value)
    return frozenset(part.name for part in parts if isinstance(part, Variable))


@_kept
def certain(element: Element) -> Names:
    """Give the variables that every solution of an element binds."""
    if isinstance(element, Triple):
        return of_triple(element)
    if isinstance(element, Group):
        return _NONE.union(*(certain(each) for each in element.elements))
    if isinstance(element, Union):
        return frozenset.intersection(*(certain(group) for group in element.groups))
    if isinstance(element, Select):
        return certain(element.group) & frozenset(element.names)
    if isinstance(element, Bind) and isinstance(element.expression, Constant):
        return frozenset((element.variable,))
    return _NONE


@_kept
def possible(element: Element) -> Names:
    """Give the variables that a solution of an element may bind."""
    if isinstance(element, Triple):
        return of_triple(element)
    if isinstance(element, Group):
        return _NONE.union(*(possible(each) for each in element.elements))
    if isinstance(element, Union):
        return _NONE.union(*(possible(group) for group in element.groups))
    if isinstance(element, Optionally):
        return possible(element.group)
    if isinstance(element, Select):
        return frozenset(element.names)
    return frozenset((element.variable,)) if isinstance(element, Bind) else _NONE


@_kept
def mentioned(expression: Expression) -> Names:
    """Give the variables that an expression speaks of, also within EXISTS."""
    if isinstance(expression, Variable):
        return frozenset((expression.name,))
    if isinstance(expression, Call):
        return _NONE.union(*(mentioned(part) for part in expression.parts))
    return anywhere(expression.group) if isinstance(expression, Exists) else _NONE


@_kept
def anywhere(element: Element) -> Names:
    """Give every variable that is written in an element."""
    if isinstance(element, Filter):
        return mentioned(element.condition)
    if isinstance(element, Bind):
        return mentioned(element.expression) | {element.variable}
    if isinstance(element, Select):
        return anywhere(element.group) | frozenset(element.names)
    return _NONE.union(possible(element), *(anywhere(each) for each in _inner(element)))


def _inner(element: Element) -> Iterable[Element]:
    if isinstance(element, Group):
        return element.elements
    if isinstance(element, Union):
        return element.groups
    return (element.group,) if isinstance(element, Optionally) else ()
