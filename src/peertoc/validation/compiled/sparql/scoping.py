"""Where going through a query from the top, bindings in hand, finds the same as SPARQL's algebra.

The algebra works each group out by itself and joins; a plan hands the bindings so far down into each group.
Joins, unions and EXISTS do not tell the two apart. A filter, a BIND and an OPTIONAL do, where they speak of
a variable that a group outside has bound and their own has not. ``free`` holds what is bound for all alike:
$this (SHACL appendix A, pre-binding), and within EXISTS the variables of the solution that is asked about.
"""

from __future__ import annotations

from peertoc.validation.compiled.sparql.algebra import (
    Bind,
    Call,
    Constant,
    Element,
    Exists,
    Expression,
    Filter,
    Group,
    Optionally,
    Select,
    Triple,
    Union,
    Variable,
)  # fmt: skip
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.validation.compiled.sparql.variables import (
    Names,
    anywhere,
    certain,
    mentioned,
    of_triple,
    possible,
)

_NONE: Names = frozenset()


def demand_scoped(select: Select) -> None:
    """Raise Unsupported where a plan might find something else than the algebra."""
    computed = frozenset(computed_in(select.group))
    for triple in triples_in(select.group):
        if of_triple(triple) & computed or "this" in computed:
            raise Unsupported("statements about what was computed")
    _group(select.group, frozenset(("this",)), _NONE)


def _group(group: Group, free: Names, outside: Names, also: Names = _NONE) -> None:
    """See to a group; ``outside`` may be bound by what stands before it; ``also`` its filters may see."""
    sure, maybe = _NONE, _NONE
    bound = certain(group)
    for element in group.elements:
        if isinstance(element, Filter):
            whole = free | bound | possible(group) | also
            _expression(element.condition, free | bound | also, outside, whole)
        elif isinstance(element, Bind):
            if element.variable in maybe:
                raise Unsupported("a variable that gets a second value")
            later = (possible(group) - maybe) - {element.variable}
            _expression(element.expression, free | sure, outside | later, free | maybe)
        else:
            _nested(element, free, outside | maybe, sure, outside)
        sure |= certain(element)
        maybe |= possible(element)


def _nested(element: Element, free: Names, before: Names, sure: Names, outside: Names) -> None:
    if isinstance(element, Group):
        _group(element, free, before - free)
    elif isinstance(element, Union):
        for group in element.groups:
            _group(group, free, before - free)
    elif isinstance(element, Optionally):
        if possible(element.group) & outside - sure - free:
            raise Unsupported("an OPTIONAL over what stands outside its group")
        _group(element.group, free, before - free, also=sure)
    elif isinstance(element, Select):
        names = frozenset(element.names)
        _group(element.group, free & names, (before - free) & names)


def _expression(expression: Expression, known: Names, outside: Names, row: Names) -> None:
    if mentioned(expression) & outside - known:
        raise Unsupported("a variable that is bound outside the group of its filter")
    if isinstance(expression, Call):
        for part in expression.parts:
            _expression(part, known, outside, row)
    elif isinstance(expression, Exists):
        if any(isinstance(each, Select) for each in _walk(expression.group)):
            raise Unsupported("a query in EXISTS")
        _group(expression.group, row, _NONE)


def _walk(element: Element) -> list[Element]:
    inner: tuple[Element, ...] = ()
    if isinstance(element, Group):
        inner = element.elements
    elif isinstance(element, Union):
        inner = element.groups
    elif isinstance(element, Optionally | Select):
        inner = (element.group,)
    elif isinstance(element, Filter):
        inner = tuple(_groups_in(element.condition))
    return [element, *(each for part in inner for each in _walk(part))]


def _groups_in(expression: Expression) -> list[Group]:
    if isinstance(expression, Exists):
        return [expression.group]
    if isinstance(expression, Call):
        return [group for part in expression.parts for group in _groups_in(part)]
    return []


def triples_in(group: Group) -> list[Triple]:
    """Give every statement that is asked for, also within conditions."""
    return [each for each in _walk(group) if isinstance(each, Triple)]


def selects_in(group: Group) -> list[Select]:
    """Give every query in a query, also within conditions."""
    return [each for each in _walk(group) if isinstance(each, Select)]


def conditions_in(group: Group) -> list[Expression]:
    """Give every condition and every expression."""
    every = _walk(group)
    return [each.condition for each in every if isinstance(each, Filter)] + [
        each.expression for each in every if isinstance(each, Bind)
    ]


def computed_in(group: Group) -> list[str]:
    """List the variables that may hold what is no term of the graph."""
    found = []
    for each in _walk(group):
        if isinstance(each, Bind):
            given = each.expression
            is_term = isinstance(given, Variable) or (isinstance(given, Constant) and _is_node(given))
            found += [] if is_term else [each.variable]
    return found


def _is_node(constant: Constant) -> bool:
    return hasattr(constant.value, "term")


__all__ = ["anywhere", "demand_scoped"]
