"""Conditions of a query taken apart: what must hold, where it looks, and which names it calls slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.paths import Step
from peertoc.validation.compiled.sparql.algebra import (
    Call,
    Constant,
    Exists,
    Expression,
    Group,
    Triple,
    Variable,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Slip(NamedTuple):
    """Hold how a name begins, and what would declare it: a property, and its value unless any will do."""

    start: str
    property: str
    value: str


def conjuncts(condition: Expression) -> Iterator[Expression]:
    """Give the conditions that must all hold."""
    if isinstance(condition, Call) and condition.name == "&&":
        for part in condition.parts:
            yield from conjuncts(part)
    else:
        yield condition


def certain_looks(condition: Expression) -> Iterator[Exists]:
    """Give each EXISTS that must hold."""
    for each in conjuncts(condition):
        if isinstance(each, Exists) and each.wanted:
            yield each


def looks(expression: Expression) -> Iterator[Exists]:
    """Give each EXISTS."""
    if isinstance(expression, Exists):
        yield expression
    elif isinstance(expression, Call):
        for part in expression.parts:
            yield from looks(part)


def slips(name: str, conditions: Sequence[Expression]) -> set[Slip]:
    """Give the slips that a property may be, where the conditions say so."""
    every = [each for condition in conditions for each in conjuncts(condition)]
    begins = {_start(each, name) for each in every} - {""}
    declared = [each.group for each in every if isinstance(each, Exists) and not each.wanted]
    return {Slip(start, *said) for start in begins for group in declared for said in _said(group, name)}


def _said(group: Group, name: str) -> Iterator[tuple[str, str]]:
    """Read the one statement about a name; nothing where there is another, or it says something else."""
    only = group.elements[0] if len(group.elements) == 1 else None
    if isinstance(only, Triple) and only.subject == Variable(name) and isinstance(only.path, Step):
        value = only.value.value if isinstance(only.value, Constant) else None
        yield only.path.predicate.text, value.text if isinstance(value, Node) else ""


def _start(condition: Expression, name: str) -> str:
    """Read STRSTARTS (STR (?name), …)."""
    if not isinstance(condition, Call) or condition.name != "STRSTARTS":
        return ""
    about, start = condition.parts
    if isinstance(start, Call) and start.name == "STR":
        (start,) = start.parts
    value = start.value if isinstance(start, Constant) else ""
    text = value.text if isinstance(value, Node) else value
    return str(text) if about == Call("STR", (Variable(name),)) else ""
