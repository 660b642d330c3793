"""The words of a query: strictly by the grammar of SPARQL, and in every other way that an engine may read it.

A grammar without a lexer reads ``?a<?b)SERVICE#>`` as “less than” where a lexer sees an address. So a query
has one standard reading, and further ones from each ``<`` that may also be an operator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE: Final = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_NAME: Final = r"[^\W\d_](?:[\w.-]*[\w-])?"
_LOCAL: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"

# SPARQL 1.1, section 19.8; the order matters.
_TOKEN: Final = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+|\#[^\r\n]*)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*>)
    | (?P<text>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
        |"(?!"")(?:[^"\\\r\n]|\\.)*"|'(?!'')(?:[^'\\\r\n]|\\.)*')
    | (?P<blank>_:\w(?:[\w.-]*[\w-])?)
    | (?P<name>(?:{_NAME})?:(?:(?:[\w:]|{_LOCAL})(?:(?:[\w:.-]|{_LOCAL})*(?:[\w:-]|{_LOCAL}))?)?)
    | (?P<variable>[?$]\w+)
    | (?P<number>(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+|\d*\.\d+|\d+)
    | (?P<language>@[A-Za-z]+(?:-+[A-Za-z0-9]+)*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<sign>\^\^|&&|\|\||!=|<=|>=|[{{}}()\[\].,;=<>!+\-*/|^?~])
    | (?P<strange>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# A backslash that begins no escape of a text: the engine then takes ``""" … """`` for ``""`` and more words.
_NO_ESCAPE: Final = re.compile(
    r"(?:[^\\]|\\[tbnrf\"'\\]|\\u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}"
    r"|\\U(?!0000[Dd][89A-Fa-f])00(?:10|0[0-9A-Fa-f])[0-9A-Fa-f]{4})*+(\\)"
)
_OPENING: Final = {"(": ")", "[": "]", "{": "}"}
_CLOSING: Final = set(_OPENING.values())
_OPERATORS: Final = {"<", "<=", ">", ">=", "=", "!=", "+", "-", "*", "/", "&&", "||"}
_NEVER_AFTER_OPERATOR: Final = (_OPERATORS - {"+", "-"}) | _CLOSING | {",", ";", ".", "{"}
#: More pieces than this in all readings, and the query is not looked at further.
MOST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a piece of a query: its kind, its text and where it starts, counted from 0."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Give where it ends."""
        return self.start + len(self.text)


def tokens(text: str) -> list[Token]:
    """Read the pieces of a query as the grammar has them, without spaces and comments."""
    return list(_scan(text, 0))


def bad_escape(token: Token) -> int | None:
    """Give the place in the query of the first backslash of a text that begins no escape."""
    match = _NO_ESCAPE.match(token.text) if token.kind == "text" else None
    return token.start + match.start(1) if match else None


def doubled(words: list[Token]) -> Token | None:
    """Find the first ``<`` before which another stands at once: ``<<`` is also a word of its own (1.2)."""
    pairs = pairwise(words)
    return next((a for a, b in pairs if a.text == "<" and b.kind == "iri" and a.end == b.start), None)


def _scan(text: str, start: int) -> Iterator[Token]:
    while start < len(text):
        match = _TOKEN.match(text, start)
        if match is None:
            return
        if match.lastgroup != "space":
            yield Token(match.lastgroup or "strange", match[0], start)
        start = match.end()


def other_readings(text: str, standard: list[Token]) -> Iterator[list[Token]]:
    """Give what follows each ``<`` that may also be an operator, until it is read as before again.

    The list ends early, with a token of the kind “endless”, where there is no end to the ways of reading.
    """
    known: set[tuple[int, str]] = set()
    waiting = list(_forks(standard, "", known))
    count = 0
    while waiting:
        fork, open_ = waiting.pop()
        reading = list(_other(text, fork, open_, known))
        count += len(reading)
        yield reading
        if count > MOST:
            yield [Token("endless", "<", fork)]
            return
        waiting += _forks(reading, open_, set())


def _forks(reading: list[Token], open_: str, known: set[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Find the addresses that stand where an operator may: within round brackets, after a value."""
    before = Token("sign", "", 0)
    for token in reading:
        known.add((token.start, open_[-_DEEPEST:]))
        if token.kind == "iri" and open_.endswith("(") and _is_value(before):
            yield token.start, open_
        open_ = _after(token, open_)
        before = token


_DEEPEST: Final = 8


def _other(text: str, start: int, open_: str, known: set[tuple[int, str]]) -> Iterator[Token]:
    """Read on with the ``<`` at ``start`` as an operator, until that is impossible or known already."""
    before = Token("sign", "<=" if text[start + 1 : start + 2] == "=" else "<", start)
    yield before
    for token in _scan(text, before.end):
        place = (token.start, open_[-_DEEPEST:])
        if place in known or _impossible(before, token):
            return
        known.add(place)
        yield token
        open_ = _after(token, open_)
        before = token


def _after(token: Token, open_: str) -> str:
    if token.text in _OPENING and token.kind == "sign":
        return open_ + token.text
    if token.text in _CLOSING and token.kind == "sign":
        return open_[:-1]
    return open_


def _is_value(token: Token) -> bool:
    return token.kind not in ("sign", "strange") or token.text in (")", "]", "}")


def _impossible(before: Token, token: Token) -> bool:
    if before.kind != "sign" or before.text not in _OPERATORS:
        return False
    return token.text in _NEVER_AFTER_OPERATOR or (
        token.kind == "word" and token.text.upper() in ("SERVICE", "FROM")
    )
