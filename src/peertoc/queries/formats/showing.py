"""Terms as a person reads them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.vocabulary import XSD, compact
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.queries.asked import Term
    from peertoc.queries.asking import Row

_NUMBERS: Final = frozenset(
    XSD + kind
    for kind in (
        "integer", "decimal", "double", "float", "long", "int", "short", "byte", "nonNegativeInteger",
        "positiveInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
        "nonPositiveInteger", "negativeInteger",
    )
)  # fmt: skip

_BORDER: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")


def heading(variable: str) -> str:
    """Write the name of a variable as words.

    >>> heading("areaLabel")
    'area label'
    """
    first, *rest = _BORDER.split(variable)
    return " ".join((first, *(word if word.isupper() else word[:1].lower() + word[1:] for word in rest)))


def shown(term: Term | None) -> str:
    """Write a term in one line: text as it is, an address by a known prefix, a nameless thing as such."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return printable(term.value)
    if isinstance(term, NamedNode):
        return _address(term.value)
    if isinstance(term, BlankNode):
        return "(unnamed)"
    return f"{shown(term.subject)} {shown(term.predicate)} {shown(term.object)}"


def is_number(term: Term | None) -> bool:
    """Tell whether a term is a number."""
    return isinstance(term, Literal) and term.datatype.value in _NUMBERS


def numeric_columns(rows: Sequence[Row], count: int) -> list[bool]:
    """Tell for each of ``count`` columns whether it holds numbers, and nothing else."""
    columns = ([row[column] for row in rows if row[column] is not None] for column in range(count))
    return [bool(column) and all(map(is_number, column)) for column in columns]


@lru_cache(maxsize=4096)
def _address(iri: str) -> str:
    return printable(compact(iri))
