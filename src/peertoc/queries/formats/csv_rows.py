"""Rows as the W3C's CSV (SPARQL 1.1 Query Results CSV and TSV Formats, section 3), safe in a spreadsheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.queries.asked import Term
    from peertoc.queries.asking import Answer

# What a spreadsheet takes for a formula (OWASP, CSV injection); a number with a minus is none.
_FORMULA: Final = re.compile(r"\s*(?:[=+@＝＋＠\t\r]|[-－](?!\d*\.?\d+(?:[eE][+-]?\d+)?\s*\Z))")
_QUOTED: Final = re.compile(r'[",\r\n]')
# What moves the cursor of a terminal, and is no part of any text.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TYPED: Final = frozenset(XSD + kind for kind in ("integer", "decimal", "double", "float", "boolean"))


def pieces(answer: Answer) -> Iterator[str]:
    """Write a line of names, and a line for each row, with the ends of lines that the format has."""
    if answer.kind == "truth":
        yield f"{str(answer.truth).lower()}\r\n"
        return
    yield ",".join(answer.variables) + "\r\n"
    for row in answer.rows:
        yield ",".join([cell(term) for term in row]) + "\r\n"


def cell(term: Term | None) -> str:
    """Write a value: an address or a text as it is, which a spreadsheet will not run."""
    if term is None:
        return ""
    text = _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", _plain(term))
    if isinstance(term, Literal) and term.datatype.value not in _TYPED and _FORMULA.match(text):
        text = f"'{text}"
    if _QUOTED.search(text):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


def _plain(term: Term) -> str:
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
