"""What literals stand for: exactly where rdflib and the recommendations agree, and else unsure."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from peertoc.validation.compiled.nodes import LITERAL, Node
from peertoc.vocabulary import RDF, RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Callable

#: What an expression gives: a term, or a literal that was computed.
Value: TypeAlias = Node | str | bool | int | float | Decimal

STRING: Final = f"{XSD}string"
BOOLEAN: Final = f"{XSD}boolean"
_LANGUAGE: Final = f"{RDF}langString"


class Unsure(Exception):
    """Say that another engine has to decide."""


_WHOLE: Final[dict[str, tuple[int | None, int | None]]] = {
    "integer": (None, None),
    "long": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, None),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
WHOLE: Final = {f"{XSD}{name}": bounds for name, bounds in _WHOLE.items()}
_FLOATING: Final = {f"{XSD}double", f"{XSD}float"}
_DECIMAL: Final = f"{XSD}decimal"
NUMERIC: Final = {*WHOLE, *_FLOATING, _DECIMAL}
_INTEGER_TEXT: Final = re.compile(r"[+-]?[0-9]{1,1000}", re.ASCII)
_DECIMAL_TEXT: Final = re.compile(r"[+-]?([0-9]{1,1000}(\.[0-9]{0,1000})?|\.[0-9]{1,1000})", re.ASCII)
_DOUBLE_TEXT: Final = re.compile(rf"{_DECIMAL_TEXT.pattern}([eE][+-]?[0-9]{{1,4}})?", re.ASCII)
_DATE_TEXT: Final = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?", re.ASCII)
_TIME_TEXT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?(Z|[+-][0-9]{2}:[0-9]{2})?", re.ASCII
)
#: Datatypes of which every text is a value, or of which no engine knows better.
_STRICT: Final = {
    f"{XSD}{name}" for name in (
        "time", "duration", "dayTimeDuration", "yearMonthDuration", "hexBinary", "base64Binary",
    )
} | {f"{RDF}XMLLiteral", f"{RDF}HTML"}  # fmt: skip

#: Of these engines differ in what is one.
_ANY: Final = {f"{RDFS}Literal", f"{RDFS}Datatype"}


def number(node: Node) -> int | float | Decimal:
    """Give the number that a literal stands for. Raises Unsure for one that is written in another way."""
    return _number(node.text, node.datatype)


@lru_cache(maxsize=10_000)
def _number(text: str, kind: str) -> int | float | Decimal:
    if kind in WHOLE and _INTEGER_TEXT.fullmatch(text):
        whole = int(text)
        if _within(whole, WHOLE[kind]):
            return whole
    elif kind == _DECIMAL and _DECIMAL_TEXT.fullmatch(text):
        return Decimal(text)
    elif kind in _FLOATING and _DOUBLE_TEXT.fullmatch(text):
        return float(text)
    raise Unsure


def _within(whole: int, bounds: tuple[int | None, int | None]) -> bool:
    least, most = bounds
    return (least is None or whole >= least) and (most is None or whole <= most)


def well_typed(node: Node) -> bool:
    """Tell whether a literal is one of its datatype. Raises Unsure where that is not plain."""
    check = _CHECKS.get(node.datatype)
    if check is not None:
        return check(node.text)
    if node.datatype in WHOLE:
        return _is_whole(node.text, WHOLE[node.datatype])
    if node.datatype in _STRICT:
        raise Unsure
    return True


def takes_any_text(datatype: str) -> bool:
    """Tell whether every text is one of a datatype."""
    return not (datatype in _CHECKS or datatype in WHOLE or datatype in _STRICT or datatype in _ANY)


def has_datatype(node: Node, datatype: str) -> bool:
    """Tell whether a node is a literal of a datatype, and well-formed (SHACL 4.1.2)."""
    if node.kind != LITERAL:
        return False
    if datatype in _ANY:
        raise Unsure
    return node.datatype == datatype and well_typed(node)


def _is_whole(text: str, bounds: tuple[int | None, int | None]) -> bool:
    if _INTEGER_TEXT.fullmatch(text):
        return _within(int(text), bounds)
    if re.search(r"[0-9]", text) and re.fullmatch(r"[\s0-9_+-]*", text):
        raise Unsure
    if not text.isascii():
        raise Unsure
    return False


def _is_decimal(text: str) -> bool:
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True


def _is_double(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _is_date(text: str) -> bool:
    match = _DATE_TEXT.fullmatch(text)
    if match is None:
        if "-" in text:
            raise Unsure
        return False
    return _calendar(match["day"], datetime.date.fromisoformat)


def _is_time(text: str) -> bool:
    if _TIME_TEXT.fullmatch(text) is None:
        raise Unsure
    return _calendar(text, datetime.datetime.fromisoformat)


def _calendar(text: str, read: Callable[[str], object]) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    BOOLEAN: lambda text: text in {"true", "false", "1", "0"},
    _DECIMAL: _is_decimal,
    f"{XSD}date": _is_date,
    f"{XSD}dateTime": _is_time,
    **dict.fromkeys(_FLOATING, _is_double),
}
