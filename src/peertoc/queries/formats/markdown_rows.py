"""Rows as a table in Markdown."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from peertoc.escaping import markdown
from peertoc.queries.formats.showing import heading, numeric_columns, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.queries.asking import Answer

_LOOKED_AT: Final = 200


def pieces(answer: Answer) -> Iterator[str]:
    """Write a heading, and a line for each row; “yes” or “no” for what was asked with ASK."""
    if answer.kind == "truth":
        yield "yes\n" if answer.truth else "no\n"
        return
    first = list(islice(answer.rows, _LOOKED_AT))
    numeric = numeric_columns(first, len(answer.variables))
    yield _line([heading(variable) for variable in answer.variables])
    yield "|" + "|".join(" ---: " if each else " --- " for each in numeric) + "|\n"
    for rows in (first, answer.rows):
        for row in rows:
            yield _line([shown(term) for term in row])


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(map(markdown, cells)) + " |\n"
