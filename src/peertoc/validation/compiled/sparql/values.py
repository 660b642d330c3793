"""Values of expressions compared, as rdflib and SPARQL both have it; where they may differ: unsure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from peertoc.validation.compiled.literals import BOOLEAN, NUMERIC, STRING, Unsure, number
from peertoc.validation.compiled.nodes import LITERAL, Node

if TYPE_CHECKING:
    from peertoc.validation.compiled.literals import Value


class Failed(Exception):
    """Say that an expression has no value: an error in the sense of SPARQL."""


_TRUTH: Final = {"true": True, "1": True, "false": False, "0": False}


def native(value: Value) -> str | bool | int | float | Decimal:
    """Give what a literal stands for. Raises Failed for what is no literal, and Unsure."""
    if not isinstance(value, Node):
        return value
    if value.kind != LITERAL:
        raise Failed
    if value.datatype == STRING:
        return value.text
    if value.datatype in NUMERIC:
        return number(value)
    if value.datatype == BOOLEAN and value.text in _TRUTH:
        return _TRUTH[value.text]
    raise Unsure


def text(value: Value) -> str:
    """Give the text of a string, with a language or without. Raises Failed for all else."""
    if isinstance(value, str):
        return value
    if isinstance(value, Node) and value.kind == LITERAL and (value.datatype == STRING or value.language):
        return value.text
    raise Failed


def plain(value: Value) -> str:
    """Give the text of a string without a language."""
    if isinstance(value, Node) and value.language:
        raise Unsure
    return text(value)


def numeric(value: Value) -> int | float | Decimal:
    """Give a number. Raises Failed for what is none."""
    found = value
    if isinstance(value, Node):
        if value.kind != LITERAL or value.datatype not in NUMERIC:
            raise Failed
        found = number(value)
    if isinstance(found, bool) or not isinstance(found, int | float | Decimal):
        raise Failed
    return found


def whole(value: Value) -> int:
    """Give a whole number."""
    found = numeric(value)
    if not isinstance(found, int):
        raise Unsure
    return found


def true(value: Value) -> bool:
    """Tell whether a value counts as true (SPARQL 1.1, 17.2.2)."""
    if isinstance(value, bool):
        return value
    return bool(native(value))


def same_term(one: Value, other: Value) -> bool:
    """Tell whether two are the same term."""
    if isinstance(one, Node) and isinstance(other, Node):
        return one is other
    if isinstance(other, Node):
        return same_term(other, one)
    if not isinstance(one, Node):
        return type(one) is type(other) and one == other
    if isinstance(other, str):
        return one.kind == LITERAL and one.datatype == STRING and one.text == other
    if isinstance(other, bool):
        return one.datatype == BOOLEAN and one.text == str(other).lower()
    if isinstance(other, int):
        return one.datatype.endswith("#integer") and one.text == str(other)
    raise Unsure


def equal(one: Value, other: Value) -> bool:
    """Tell whether two values are equal."""
    if one is other and isinstance(one, Node):
        if one.text.lower() == "nan":
            raise Unsure
        return True
    kinds = [each.kind if isinstance(each, Node) else LITERAL for each in (one, other)]
    if kinds != [LITERAL, LITERAL]:
        return False
    languages = [each.language if isinstance(each, Node) else "" for each in (one, other)]
    if any(languages):
        if languages[0] != languages[1] and not all(languages):
            return False
        raise Unsure
    first, second = native(one), native(other)
    _demand_like(first, second)
    return first == second


def less(one: Value, other: Value) -> bool:
    """Tell whether one literal comes before another."""
    first, second = native(one), native(other)
    _demand_like(first, second)
    if isinstance(first, bool):
        raise Unsure
    return first < second  # type: ignore[operator]


def _demand_like(one: object, other: object) -> None:
    """Raise Unsure unless two values are of one kind."""
    kinds = {
        "text" if isinstance(each, str) else "truth" if isinstance(each, bool) else "number"
        for each in (one, other)
    }
    if len(kinds) != 1:
        raise Unsure
