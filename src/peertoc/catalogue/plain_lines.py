"""Lines as nearly everybody writes them, taken as statements without parsing each.

Every text that stands in them is judged once. What is written so that there can be no doubt is let through;
any other goes through the parser by itself. Whatever that does not let through is left to the careful way,
which has the words for it.
"""

from __future__ import annotations

import re
from secrets import token_hex
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from pyoxigraph import BlankNode

from peertoc.catalogue.admission import faultless
from peertoc.catalogue.values import MAX_NUMBER
from peertoc.catalogue.written import Written
from peertoc.vocabulary import XSD

if TYPE_CHECKING:
    from pyoxigraph import Triple

_STEPS: Final = r"[A-Za-z0-9_.~!$&'()*+,;=:@/-]*+"
_IRI: Final = rf"<https?://[A-Za-z0-9.-]++(?:/{_STEPS})?+(?:\?{_STEPS})?+(?:\#{_STEPS})?+>"
_LABEL: Final = r"[A-Za-z0-9]++"
# What has to be escaped is, and nothing else, and as the parser's own writer does it.
_SIGNS: Final = r'[^"\\\t\x7f\uFFFE\uFFFF]*+'
_TEXT: Final = rf'"{_SIGNS}(?:\\["\\nrt]{_SIGNS})*+"'
_KINDS: Final = "boolean|date|dateTime|gYear|gYearMonth|anyURI"
_LITERAL: Final = (
    rf'"[-+]?[0-9]{{1,9}}"\^\^<{re.escape(XSD)}integer>'
    rf"|{_TEXT}(?:@[a-z]{{2,3}}(?:-[a-z]{{2}})?|\^\^<{re.escape(XSD)}(?:{_KINDS})>)?"
)
_ENDS: Final = {"ntriples": r" \.\n?", "nquads": rf"(?: (?:{_IRI}|_:{_LABEL}))? \.\n?"}
_SYNTAX: Final = {"ntriples": ox.RdfFormat.N_TRIPLES, "nquads": ox.RdfFormat.N_QUADS}
_NAME: Final = re.compile(f"({_IRI})")
_THING: Final = re.compile(f"({_IRI})|_:({_LABEL})")
_ANY: Final = b"<any:thing>"
# Statements may stand without any space, and a word of explanation behind them.
_ONE: Final = re.compile(rb"<[^<>]*+>|_:[^<>#]*+")


def plain_lines(text: bytes, format: str) -> Written | None:
    """Take the statements of lines of N-Triples or N-Quads, in UTF-8; None where that needs more care."""
    if b"\r" in text:
        return None
    judge = _Judge(format)
    try:
        return Written.read(text, judge.subject, judge.predicate, judge.rest)
    except (ValueError, SyntaxError, MemoryError):
        return None


class _Judge:
    """Give texts in their canonical form; raise ValueError or SyntaxError for what is not let through.

    A nameless thing gets a label that no other document has.
    """

    def __init__(self, format: str) -> None:
        self._format = format
        self._label = f"_:{token_hex(8)}"
        self._rest = re.compile(f"(?:({_IRI}|{_LITERAL})|_:({_LABEL})){_ENDS[format]}")

    def subject(self, text: bytes) -> str:
        """Judge a subject."""
        return self._plain(_THING, text) or self._written(
            self._parsed(b"%b %b %b ." % (_one(text), _ANY, _ANY), "ntriples").subject
        )

    def predicate(self, text: bytes) -> str:
        """Judge a property."""
        return self._plain(_NAME, text) or self._written(
            self._parsed(b"%b %b %b ." % (_ANY, _one(text), _ANY), "ntriples").predicate
        )

    def rest(self, text: bytes) -> str:
        """Judge the rest of a line, from the object on."""
        return self._plain(self._rest, text) or self._written(
            self._parsed(b"%b %b %b" % (_ANY, _ANY, text), self._format).object
        )

    def _plain(self, pattern: re.Pattern[str], text: bytes) -> str:
        match = pattern.fullmatch(text.decode()) if len(text) < MAX_NUMBER else None
        if match is None:
            return ""
        return match[1] or self._label + match[2]

    def _parsed(self, line: bytes, format: str) -> Triple:
        if b"<<" in line:
            # The parser follows these into each other for as long as its stack lasts.
            raise ValueError("to be looked at before it is parsed")
        (quad,) = ox.parse(line, format=_SYNTAX[format])
        triple: Triple = quad.triple
        if not faultless(triple, self._format):
            raise ValueError("to be refused")
        return triple

    def _written(self, term: object) -> str:
        return f"{self._label}{term.value}" if isinstance(term, BlankNode) else str(term)


def _one(text: bytes) -> bytes:
    """Give a text that holds one name, and nothing else. Raises ValueError."""
    if _ONE.fullmatch(text) is None:
        raise ValueError("more than one name")
    return text
