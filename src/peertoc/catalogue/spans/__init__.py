"""Find where each triple stands in its text.

No RDF library tells, but the strict parser's order of triples does: ``tokens`` cuts the text, ``walk``
follows the tokens and lists the statements in that order, ``agreement`` compares each with the parser's
triple. A place is exact, or it is not given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from peertoc.catalogue.spans.agreement import agree
from peertoc.catalogue.spans.tokens import Span, too_deep
from peertoc.catalogue.spans.walk import FORMATS, Astray, statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

__all__ = ["Span", "Spans", "locate", "too_deep"]


class Spans(NamedTuple):
    """Name the places of one triple's parts, each ``(start, end)`` in characters of the text, counted from 0.

    A literal's span holds its language or datatype; a ``[ … ]`` or ``( … )`` is its opening bracket. What a
    list says of itself stands at its members: the first cell is the opening bracket, a later cell its member,
    and ``rdf:nil`` the closing bracket.
    """

    subject: Span
    predicate: Span
    object: Span


def locate(text: str, format: str, triples: Sequence[ox.Triple | ox.Quad]) -> tuple[Spans, ...] | None:
    """Give the spans of each triple that pyoxigraph parsed from the text, in the same order, or None.

    None stands for: a format without places (RDF/XML, JSON-LD), quoted triples of RDF 1.2, or triples that
    are not what the text says.
    """
    if format not in FORMATS:
        return None
    try:
        told = statements(text, format)
    except Astray:
        return None
    if len(told) != len(triples) or not agree(text, told, triples):
        return None
    return tuple(Spans(subject[1], predicate[1], object_[1]) for subject, predicate, object_ in told)
