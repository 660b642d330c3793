"""The words of a query, by the grammar of SPARQL."""

from __future__ import annotations

import re
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


def tokens(text: str) -> list[Token]:
    """Split a query into words. Raises Unsupported where that is not plain."""
    found, place = [], 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise Unsupported("the words of a query")
        place, kind = match.end(), match.lastgroup or ""
        if kind == "iri" and ":" not in match[0]:
            # ``?a<?b && ?c>?d`` without spaces, or an address that hangs on a base.
            raise Unsupported("an address without a scheme")
        if kind != "space":
            word = match[0]
            found.append(Token(kind, word.upper() if kind == "word" and word != "a" else word))
    return found
