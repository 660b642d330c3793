"""What the commands of ``peertoc link`` share: the file, its table, and what is beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.catalogue import Document
    from peertoc.linking.table import Ledger

P = ParamSpec("P")


def file_options(command: Callable[P, None]) -> Callable[P, None]:
    """Give a command its FILE, how it is written, and where its table is."""
    file = click.argument("path", metavar="FILE")
    read_as = click.option(
        "--from", "read_as", metavar="FORMAT", help="How the input is written, where its name does not tell."
    )
    table = click.option("--table", metavar="PATH", help="The table of links, if not FILE.links.sssom.tsv.")
    return file(read_as(table(command)))


def opened(path: str, read_as: str | None) -> Document:
    """Read the one file that is meant. Raises PeertocError."""
    from peertoc.catalogue import find_sources, read

    sources = find_sources([path], read_as)
    if len(sources) != 1:
        raise click.UsageError(f"{path} holds {len(sources)} files. Give one of them.")
    if isinstance(sources[0], PeertocError):
        raise sources[0]
    return read(sources[0])


def ledger(path: str, table: str | None) -> Ledger:
    """Open the table of a file, which may not be there yet. Raises PeertocError."""
    from peertoc.linking.table import Ledger, table_beside

    if table:
        return Ledger.open(Path(table))
    if path == "-":
        raise click.UsageError("Standard input has no table beside it: name one with --table.")
    return Ledger.open(table_beside(Path(path)))


def present(book: Ledger, path: str) -> Ledger:
    """Give a table that is there. Raises PeertocError where it is not."""
    if not book.exists:
        raise PeertocError(
            f"There is no table of links yet: {book.name} is missing.",
            help=f"“peertoc link find {path}” makes it.",
        )
    return book
