"""Values that would hang or break who reckons with them, or that are too long to be one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal

from peertoc.catalogue.syntax import NEWER
from peertoc.vocabulary import RDF, XSD
from peertoc.wording import printable, shorten

MAX_VALUE: Final = 1_000_000
MAX_NUMBER: Final = 1_000

_EXACT: Final = frozenset(
    XSD + name
    for name in (
        "decimal", "integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger",
        "nonPositiveInteger", "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort",
        "unsignedByte",
    )
)  # fmt: skip
_DURATIONS: Final = frozenset(XSD + name for name in ("duration", "dayTimeDuration", "yearMonthDuration"))
_OF_A_LANGUAGE: Final = (f"{RDF}langString", f"{RDF}dirLangString")
#: How a statement ends, written as N-Triples, whose value needs a closer look.
CLOSER_LOOK: Final = tuple(f"^^<{datatype}>" for datatype in (*_EXACT, *_DURATIONS, *_OF_A_LANGUAGE))
_NUMBERS: Final = _EXACT | {f"{XSD}double", f"{XSD}float"}
# Readers of numbers take any script's digits and underscores; a power of ten of four places fills the memory.
_ENDLESS: Final = re.compile(
    r"\s*[+-]?(?:[\d_.]*e[+-]?_*(?:\d_*){4}|(?:s?nan|inf)(?:\d|inity)*\s*\Z)", re.IGNORECASE
)
_OF_WHICH: Final = (
    'Say xml:lang="en", and leave the kind of value out.',
    'Say "@language": "en", and leave "@type" out.',
)
_ENDLESS_DURATION: Final = re.compile(r"\d{10}")


def literal_fault(literal: Literal, format: str) -> tuple[str, str] | None:
    """Say what is wrong with a value, and the cure; None for most."""
    text = literal.value
    if len(text) > MAX_NUMBER:
        fault = _long_fault(literal, len(text))
        if fault is not None:
            return fault
    if _ENDLESS.match(text) and literal.datatype.value in _EXACT:
        return _endless(text)
    if _ENDLESS_DURATION.search(text) and literal.datatype.value in _DURATIONS:
        return _endless(text)
    if literal.language is not None:
        return _language_fault(literal, format)
    if literal.datatype.value in _OF_A_LANGUAGE:
        return "This text is said to be in a language, and does not say in which.", _OF_WHICH[
            format == "jsonld"
        ]
    return None


def _long_fault(literal: Literal, length: int) -> tuple[str, str] | None:
    if length > MAX_VALUE:
        return (
            f"A text of {length:,} characters is longer than a value may be ({MAX_VALUE:,}).",
            "Put a long text in a document of its own, and give its address.",
        )
    if literal.datatype.value in _NUMBERS | _DURATIONS:
        return f"A number of {length:,} characters is longer than a number may be ({MAX_NUMBER:,}).", ""
    return None


def _endless(text: str) -> tuple[str, str]:
    shown = shorten(printable(text), 40)
    return f"The value {shown} is none that can be reckoned with.", "Write a plain number."


def _language_fault(literal: Literal, format: str) -> tuple[str, str] | None:
    if literal.direction is not None:
        return NEWER, 'Write a text as "…"@en, without a direction.'
    return _tag_fault(literal.language or "") if format == "jsonld" else None


@lru_cache(maxsize=1_024)
def _tag_fault(tag: str) -> tuple[str, str] | None:
    try:
        Literal("", language=tag)
    except ValueError:
        return (
            f"“{shorten(printable(tag), 40)}” is no code of a language.",
            'Write "@language": "en", with a hyphen before a country: en-GB.',
        )
    return None
