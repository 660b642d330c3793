"""The functions that checks call."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from peertoc.validation.compiled.literals import NUMERIC, Unsure, Value, number
from peertoc.validation.compiled.nodes import BLANK, IRI, LITERAL, Node
from peertoc.validation.compiled.sparql.values import (
    Failed,
    equal,
    less,
    numeric,
    plain,
    same_term,
    text,
    true,
    whole,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

_FLAGS: Final = {"i": re.IGNORECASE, "s": re.DOTALL, "m": re.MULTILINE}
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,1000}", re.ASCII)


def _str(value: Value) -> str:
    """Give the text of anything; of a thing without a name rdflib gives its passing name."""
    if isinstance(value, Node):
        return value.text
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | Decimal):
        raise Unsure
    return str(value)


def _of_kind(*kinds: int) -> Callable[[Value], bool]:
    return lambda value: (value.kind if isinstance(value, Node) else LITERAL) in kinds


def _is_numeric(value: Value) -> bool:
    if not isinstance(value, Node):
        return not isinstance(value, str | bool)
    if value.kind != LITERAL or value.datatype not in NUMERIC:
        return False
    number(value)
    return True


@lru_cache(maxsize=1_000)
def _pattern(pattern: str, flags: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, sum(_FLAGS[flag] for flag in set(flags)))
    except (re.error, KeyError):
        raise Unsure from None


def searching(pattern: str, flags: str = "") -> Callable[[str], object]:
    """Give what finds a pattern in a text. Raises Unsure for a pattern that is none."""
    return _pattern(pattern, flags).search


def _regex(value: Value, pattern: Value, flags: Value = "") -> bool:
    return _pattern(plain(pattern), plain(flags)).search(text(value)) is not None


def _replace(value: Value, pattern: Value, new: Value, flags: Value = "") -> str:
    return _replaced(plain(value), plain(pattern), plain(new), plain(flags))


@lru_cache(maxsize=10_000)
def _replaced(text: str, pattern: str, new: str, flags: str) -> str:
    replace, template = replacing(pattern, new, flags)
    return replace(template, text)


def replacing(pattern: str, new: str, flags: str = "") -> tuple[Callable[[str, str], str], str]:
    """Give what replaces a pattern, and by what. Raises Unsure for what is no pattern or no template."""
    # Python writes \1 where SPARQL writes $1.
    template = re.sub(r"\$([0-9]*)", r"\\\1", new)
    replace = _pattern(pattern, flags).sub
    try:
        replace(template, "")
    except (re.error, IndexError):
        raise Unsure from None
    return replace, template


def _substr(value: Value, start: Value, length: Value | None = None) -> str:
    first = whole(start) - 1
    if first < 0:
        raise Unsure
    found = plain(value)[first:]
    if length is None:
        return found
    if whole(length) < 0:
        raise Unsure
    return found[: whole(length)]


def _to_whole(value: Value) -> int:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    if isinstance(value, Node) and value.kind != LITERAL:
        raise Unsure
    raise Unsure


def _to_double(value: Value) -> float:
    try:
        return float(numeric(value))
    except (Failed, OverflowError):
        raise Unsure from None


def _in(value: Value, *others: Value) -> bool:
    """Tell whether a value is one of others: rdflib compares the terms, SPARQL the values."""
    if any(same_term(value, other) for other in others):
        return True
    if any(equal(value, other) for other in others):
        raise Unsure
    return False


def _reckon(sign: str) -> Callable[[Value, Value], Value]:
    def reckoned(one: Value, other: Value) -> Value:
        first, second = numeric(one), numeric(other)
        if not isinstance(first, int) or not isinstance(second, int):
            raise Unsure
        return first + second if sign == "+" else first - second if sign == "-" else first * second

    return reckoned


#: Each raises Failed where SPARQL has an error, and Unsure where engines may differ.
FUNCTIONS: Final[dict[str, Callable[..., Value]]] = {
    "STR": _str,
    "ISIRI": _of_kind(IRI),
    "ISURI": _of_kind(IRI),
    "ISBLANK": _of_kind(BLANK),
    "ISLITERAL": _of_kind(LITERAL),
    "ISNUMERIC": _is_numeric,
    "REGEX": _regex,
    "REPLACE": _replace,
    "SUBSTR": _substr,
    "STRLEN": lambda value: len(text(value)),
    "STRSTARTS": lambda value, start: plain(value).startswith(plain(start)),
    "STRENDS": lambda value, end: plain(value).endswith(plain(end)),
    "CONTAINS": lambda value, part: plain(part) in plain(value),
    "SAMETERM": same_term,
    "DATATYPE": lambda value: value,
}
#: The operators, and what else is written in another way than a function.
OPERATORS: Final[dict[str, Callable[..., Value]]] = {
    "xsd:integer": _to_whole,
    "xsd:double": _to_double,
    "IN": _in,
    "=": equal,
    "!=": lambda one, other: not equal(one, other),
    "<": less,
    ">": lambda one, other: less(other, one),
    "<=": lambda one, other: not less(other, one),
    ">=": lambda one, other: not less(one, other),
    "!": lambda value: not true(value),
    **{sign: _reckon(sign) for sign in "+-*"},
}
