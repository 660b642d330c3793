"""The words of a query, by the grammar of SPARQL."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple


class Unsupported(Exception):
    """Say that a query or a shape uses something that is not compiled."""


class Token(NamedTuple):
    """Hold a word of a query and its kind; words of the language are in capitals."""

    kind: str
    text: str


_TOKEN: Final = re.compile(
    r"""
    (?P<space>[ \t\r\n]+|\#[^\r\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<text>"(?!"")(?:[^"\\\r\n]|\\.)*"|'(?!'')(?:[^'\\\r\n]|\\.)*')
    | (?P<name>(?:[A-Za-z][\w.-]*)?:(?:\w(?:[\w.-]*[\w-])?)?)
    | (?P<variable>[?$]\w+)
    | (?P<number>[0-9]+(?:\.[0-9]+)?(?![\w.]))
    | (?P<word>[A-Za-z_]\w*)
    | (?P<sign>\^\^|&&|\|\||!=|<=|>=|[{}()\[\].,;=<>!+\-*/|^?])
    """,
    re.VERBOSE | re.ASCII,
)


@lru_cache(maxsize=1_000)
def tokens(text: str) -> tuple[Token, ...]:
    """Split a query into words. Raises Unsupported where that is not plain."""
    found: list[Token] = []
    place = 0
    for match in _TOKEN.finditer(text):
        if match.start() != place:
            break
        place, kind = match.end(), match.lastgroup or ""
        if kind == "iri" and ":" not in match[0]:
            # ``?a<?b && ?c>?d`` without spaces, or an address that hangs on a base.
            raise Unsupported("an address without a scheme")
        if kind != "space":
            word = match[0]
            found.append(Token(kind, word.upper() if kind == "word" and word != "a" else word))
    if place != len(text):
        raise Unsupported("the words of a query")
    return tuple(found)
