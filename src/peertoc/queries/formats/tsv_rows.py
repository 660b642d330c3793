"""Rows as the W3C's TSV (SPARQL 1.1 Query Results CSV and TSV Formats, section 4): terms as in Turtle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Triple

from peertoc.wording import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.queries.asked import Term
    from peertoc.queries.asking import Answer


def pieces(answer: Answer) -> Iterator[str]:
    """Write a line of variables, and a line for each row."""
    if answer.kind == "truth":
        yield f"{str(answer.truth).lower()}\n"
        return
    yield "\t".join(f"?{name}" for name in answer.variables) + "\n"
    for row in answer.rows:
        yield "\t".join([_cell(term) for term in row]) + "\n"


def _cell(term: Term | None) -> str:
    """Write a term without what would end a line or be invisible; Turtle has escapes for all of that."""
    if term is None:
        return ""
    text = f"<<( {term} )>>" if isinstance(term, Triple) else str(term)
    if text.isprintable():
        return text
    return INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04X}", text)
