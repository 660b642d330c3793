"""How an answer is written: one module each a format, in pieces, so that a million rows need no room."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.queries.asking import Answer

_OF_ROWS: Final = ("table", "csv", "tsv", "json", "xml", "markdown")
_OF_STATEMENTS: Final = ("turtle", "ntriples", "jsonld")
#: The formats that are no document where nothing is written; the others may be empty.
_DOCUMENTS: Final = ("json", "xml", "jsonld")
FORMATS: Final = (*_OF_ROWS, *_OF_STATEMENTS)
#: The formats that an ending of a file's name stands for.
ENDINGS: Final = {
    ".txt": "table", ".csv": "csv", ".tsv": "tsv", ".json": "json", ".srj": "json", ".xml": "xml",
    ".srx": "xml", ".md": "markdown", ".ttl": "turtle", ".nt": "ntriples", ".jsonld": "jsonld",
}  # fmt: skip


def format_for(output: str, chosen: str | None) -> str:
    """Choose how to write: as ``chosen``, else as the ending of ``output`` says, else nothing.

    Raises PeertocError for an ending that cannot be written.
    """
    ending = PurePath(output).suffix.lower() if output != "-" else ""
    if chosen or not ending:
        return chosen or ""
    if ending not in ENDINGS:
        raise PeertocError(
            f"This command writes no {ending} file.", help=f"It can write {', '.join(ENDINGS)}."
        )
    return ENDINGS[ending]


def fitting(kind: str, format: str) -> str:
    """Give the format for an answer of this kind, or its usual one.

    Raises PeertocError where it does not fit.
    """
    fits = _OF_STATEMENTS if kind == "statements" else _OF_ROWS
    if format and format not in fits:
        what = "statements (CONSTRUCT, DESCRIBE)" if kind == "statements" else "rows, or yes and no"
        raise PeertocError(
            f"The answer of this query is {what}, which “{format}” does not write.",
            help=f"Choose one of {', '.join(fits)}.",
        )
    return format or fits[0]


def pieces(answer: Answer, format: str) -> Iterator[str]:
    """Write an answer in a format that fits it.

    Where reading it fails, the document is ended, and then that is raised.
    """
    from peertoc.queries.formats import (
        csv_rows,
        json_rows,
        markdown_rows,
        statements,
        table,
        tsv_rows,
        xml_rows,
    )

    if answer.kind == "statements":
        return statements.pieces(answer, format)
    writers = {
        "table": table.pieces,
        "csv": csv_rows.pieces, "tsv": tsv_rows.pieces,
        "json": json_rows.pieces, "xml": xml_rows.pieces, "markdown": markdown_rows.pieces,
    }  # fmt: skip
    return writers[format](answer)


def unanswered(format: str) -> Iterator[str]:
    """Write what a program may read where there is no answer: a document without a row or a statement."""
    from peertoc.queries.asking import Answer

    if format not in _DOCUMENTS:
        return iter(())
    return pieces(Answer("statements" if format in _OF_STATEMENTS else "rows"), format)
