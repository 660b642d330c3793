"""``peertoc link find``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.link.opening import file_options, ledger, opened
from peertoc.cli.session import Session, command_options, style_for
from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.linking.finding import Answer, Sought
    from peertoc.linking.finding.merging import LeftOut
    from peertoc.linking.table import Ledger

FORMATS = ["text", "json"]


@click.command()
@file_options
@click.option("--online", is_flag=True, help="Ask Wikidata and ROR too; what is sent is shown first.")
@click.option("--service", multiple=True, metavar="URL", help="Ask this reconciliation service too.")
@click.option("--yes", is_flag=True, help="Send without asking first.")
@click.option("--fresh", is_flag=True, help="Ask again what was answered and kept in the last 30 days.")
@click.option("--format", "style", type=click.Choice(FORMATS), help="How to write it, unless -o tells.")
@click.option("-o", "--output", default="-", metavar="PATH", help="Write what was found to a file instead.")
@command_options
def find(session: Session, /, path: str, output: str, **options: Any) -> None:
    """Find identifiers for what FILE describes.

    What FILE states is certain: countries, sectors, goals. Candidates for its initiatives and organisations
    are written into FILE.links.sssom.tsv, with a score and the signs that it rests on; a person decides. What
    was decided is kept. Nothing leaves this machine without --online or --service.
    """
    from peertoc.linking.finding.telling import in_json, in_text
    from peertoc.linking.table import Table

    style = style_for(output, options["style"], {".json": "json"})
    try:
        sought, book = _ready(session, path, options)
    except PeertocError as fault:
        if style == "json":
            session.give(in_json(Table(), path, session.today, (fault,)), output)
        raise
    faults = _search(session, path, sought, book, options)
    table = book.reading.table
    told = (
        in_json(table, sought.file, session.today, faults) if style == "json" else in_text(table, sought.file)
    )
    session.give(told, output)
    raise SystemExit(2 if faults else 0)


def _ready(session: Session, path: str, options: dict[str, Any]) -> tuple[Sought, Ledger]:
    from peertoc.linking.finding import seek

    document = opened(path, options["read_as"])
    book = ledger(path, options["table"])
    book.reading.sound()
    sought = seek(document, session.lang)
    for name in sought.withheld:
        session.note(_withheld(name))
    return sought, book


def _search(
    session: Session, path: str, sought: Sought, book: Ledger, options: dict[str, Any]
) -> list[PeertocError]:
    """Look into what is shipped, then ask; what was found is on disk before anybody is asked."""
    from peertoc.cli.link.online import ask

    faults: list[PeertocError] = []
    written = put(session, book, sought, _offline(sought, book))
    try:
        for answers in ask(session, path, sought, book, options, faults):
            written = put(session, book, sought, answers) or written
    except PeertocError as fault:
        session.fault(fault)
        faults.append(fault)
    session.note(f"written to {book.name}" if written else f"{book.name} holds all of it already")
    return faults


def put(session: Session, book: Ledger, sought: Sought, answers: Sequence[Answer]) -> bool:
    """Put answers into the table on disk, and tell whether that changed it."""
    from peertoc.linking.finding import merge

    outcome = merge(book.reading.table, sought, answers, session.today)
    for each in outcome.left_out:
        session.detail(_left_out(each))
    return book.write(outcome.table)


def _offline(sought: Sought, book: Ledger) -> tuple[Answer, ...]:
    from peertoc.linking.finding import SHIPPED, shipped_answers, still_open

    return shipped_answers(still_open((*sought.things, *sought.hosts), book.reading.table, SHIPPED))


def _withheld(name: str) -> str:
    from peertoc.wording import printable, shorten

    return f"“{shorten(printable(name), 80)}” is left out: the file calls a person so, or describes one so."


def _left_out(each: LeftOut) -> str:
    from peertoc.wording import printable, shorten

    wanted, candidate = (shorten(printable(name), 80) for name in (each.wanted.name, each.candidate.name))
    return (
        f"{wanted}: “{candidate}” of {printable(each.candidate.source)} was left out: {printable(each.why)}"
    )
