"""The prefixes of a query: those that are there without being declared, and its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peertoc.queries.lexing import Token

_ESCAPED: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LARGEST: Final = 0x10FFFF


def prefixes_of(words: Sequence[Token]) -> dict[str, str]:
    """Map every prefix that a query may use to its namespace; what it declares itself comes first."""
    own: dict[str, str] = {}
    for index, token in enumerate(words[:-2]):
        prefix, iri = words[index + 1], words[index + 2]
        if token.kind == "word" and token.text.upper() == "PREFIX" and iri.kind == "iri":
            own[prefix.text.removesuffix(":")] = unescaped(iri.text[1:-1])
    return {**PREFIXES, **own}


def address_of(token: Token, prefixes: Mapping[str, str]) -> str | None:
    """Give the IRI that a token stands for; None for what is none, and for an unknown prefix."""
    if token.kind == "iri":
        return unescaped(token.text[1:-1])
    if token.kind != "name":
        return None
    prefix, _, name = token.text.partition(":")
    return None if prefix not in prefixes else prefixes[prefix] + re.sub(r"\\(.)", r"\1", name)


def unescaped(text: str) -> str:
    r"""Put characters in the place of ``\u0053`` and its like (SPARQL 1.1, section 19.2)."""
    return _ESCAPED.sub(lambda match: _sign(match[1] or match[2]) or match[0], text)


def _sign(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= _LARGEST else ""
