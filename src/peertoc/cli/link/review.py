"""``peertoc link review``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from peertoc.cli.link import keys
from peertoc.cli.link.opening import file_options, ledger, present
from peertoc.cli.session import Session, command_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.linking.reviewing import Review
    from peertoc.linking.table import Ledger

_KEYS: Final = (
    "[a] accept as proposed  [e] accept, it is exactly that  [c] accept, it comes close\n"
    "[r] reject  [n] none exists  [s] skip  [u] undo  [q] leave, what was decided is kept"
)


@click.command()
@file_options
@click.option("--reviewer", default="", metavar="NAME", help="Who decides, if that is to stand in the table.")
@command_options
def review(session: Session, /, path: str, read_as: str | None, table: str | None, reviewer: str) -> None:
    """Go through the candidates for FILE in the terminal, and decide on each.

    Each decision is written at once, so that a review can be left at any time. A score alone decides nothing.
    """
    from peertoc.linking.reviewing import Review
    from peertoc.linking.table.deciding import By

    del read_as
    book = present(ledger(path, table), path)
    going = Review(book.reading.sound(), By(session.today, reviewer))
    if going.current is None:
        session.note("Nothing is left to be decided.")
        return
    click.echo(_KEYS)
    _go_through(session, going, book)


def _go_through(session: Session, going: Review, book: Ledger) -> None:
    from peertoc.linking.telling import shown

    subject = ""
    while (row := going.current) is not None or going.begun:
        if row is None:
            click.echo("\nThat was the last one: [u] undo  [q] leave")
        else:
            click.echo(shown(row, going.left, with_subject=row.subject != subject))
            subject = row.subject
        if not _decide(session, going):
            break
        book.write(going.table)
    session.note(f"{going.left} left to be decided; what was decided stands in {book.name}")


def _decide(session: Session, going: Review) -> bool:
    """Ask until a key has a meaning; tell whether to go on."""
    from peertoc.vocabulary import SKOS

    does: dict[str, Callable[[], object]] = {
        "a": going.accept,
        "e": lambda: going.accept(f"{SKOS}exactMatch"),
        "c": lambda: going.accept(f"{SKOS}closeMatch"),
        "r": going.reject,
        "n": going.none,
        "s": going.skip,
    }
    while True:
        key = _asked()
        if key == "q":
            return False
        if key == "u":
            if going.undo():
                return True
            session.note("There is nothing to undo.")
        elif key in does:
            does[key]()
            return True
        else:
            click.echo(_KEYS)


def _asked() -> str:
    """Read a key and the end of its line; the end of the input is a way to leave."""
    click.echo("[a/e/c/r/n/s/u/q] ", nl=False)
    line = keys.line()
    return line.strip().lower() if line else "q"
