"""Rows as a table for a terminal; its widths are those of the first rows, so that the rest can stream."""

from __future__ import annotations

import unicodedata
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from peertoc.queries.formats.showing import heading, numeric_columns, shown
from peertoc.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.queries.asking import Answer, Row

_LOOKED_AT: Final = 200
_WIDEST: Final = 100
_NO_WIDTH: Final = ("Mn", "Me", "Cf")


def pieces(answer: Answer) -> Iterator[str]:
    """Write a heading, a line, and a line for each row; numbers stand to the right, long text is cut."""
    if answer.kind == "truth":
        yield "yes\n" if answer.truth else "no\n"
        return
    first = list(islice(answer.rows, _LOOKED_AT))
    if not first:
        return
    right = numeric_columns(first, len(answer.variables))
    cells = [_cells(row) for row in first]
    head = [heading(variable) for variable in answer.variables]
    widths = [max(map(width, column)) for column in zip(head, *cells, strict=True)]
    yield _line(head, widths, right)
    yield _line(["─" * each for each in widths], widths, right)
    for row in chain(cells, map(_cells, answer.rows)):
        yield _line(row, widths, right)


def _cells(row: Row) -> list[str]:
    return [shorten(shown(term), _WIDEST) for term in row]


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        " " * (wide - width(cell)) + cell if numeric else cell + " " * (wide - width(cell))
        for cell, wide, numeric in zip(cells, widths, right, strict=True)
    )
    return "  ".join(padded).rstrip() + "\n"


def width(text: str) -> int:
    """Count the columns of a terminal that a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(sign) in _NO_WIDTH else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
