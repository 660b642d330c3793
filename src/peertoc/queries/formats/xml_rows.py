"""Rows, and yes or no, as SPARQL Query Results XML Format (Second Edition)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.errors import PeertocError
from peertoc.vocabulary import XSD
from peertoc.wording import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.queries.asked import Term
    from peertoc.queries.asking import Answer

_START: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
)
_END: Final = "</results>\n</sparql>\n"
_DIRECTION: Final = ' xmlns:its="http://www.w3.org/2005/11/its" its:dir="{}"'
_SPECIAL: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SIGNS: Final = re.compile('[&<>"]')
# XML 1.0 has no way to write these (section 2.2).
_IMPOSSIBLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def pieces(answer: Answer) -> Iterator[str]:
    """Write one document, a line for each row."""
    yield _START
    if answer.kind == "truth":
        yield f"<head/>\n<boolean>{str(answer.truth).lower()}</boolean>\n</sparql>\n"
        return
    names = "".join(f'<variable name="{_text(name)}"/>' for name in answer.variables)
    yield f"<head>{names}</head>\n<results>\n"
    try:
        for row in answer.rows:
            bound = zip(answer.variables, row, strict=True)
            cells = [_binding(name, term) for name, term in bound if term is not None]
            yield f"<result>{''.join(cells)}</result>\n"
    except PeertocError:
        yield _END
        raise
    yield _END


def _binding(name: str, term: Term) -> str:
    return f'<binding name="{_text(name)}">{_told(term)}</binding>'


def _told(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_text(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{_text(term.value)}</bnode>"
    if isinstance(term, Literal):
        return f"<literal{_kind(term)}>{_text(term.value)}</literal>"
    parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
    return f"<triple>{''.join(f'<{part}>{_told(each)}</{part}>' for part, each in parts)}</triple>"


def _kind(literal: Literal) -> str:
    if literal.language:
        direction = "" if literal.direction is None else _DIRECTION.format(literal.direction)
        return f' xml:lang="{_text(literal.language)}"{direction}'
    datatype = literal.datatype.value
    return "" if datatype == f"{XSD}string" else f' datatype="{_text(datatype)}"'


def _text(text: str) -> str:
    """Escape what XML takes for its own; what is invisible becomes a reference to its number."""
    escaped = _SIGNS.sub(lambda match: _SPECIAL[match[0]], _IMPOSSIBLE.sub("\ufffd", text))
    if escaped.isprintable():
        return escaped
    return INVISIBLE.sub(lambda match: match[0] if match[0] == "\n" else f"&#{ord(match[0])};", escaped)
