"""``peertoc link check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.link.opening import file_options, ledger, opened
from peertoc.cli.session import Session, command_options, style_for
from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from peertoc.linking.checking import Slip
    from peertoc.linking.table import Ledger

FORMATS = ["text", "json"]


@click.command()
@file_options
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    help="From which severity on the exit code is 1.",
)
@click.option("--format", "style", type=click.Choice(FORMATS), help="How to write it, unless -o tells.")
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def check(session: Session, /, path: str, output: str, **options: Any) -> None:
    """Check the identifiers in FILE and in its table of links: malformed, withdrawn, superseded.

    It asks nobody: what the registries say is as old as this version of peertoc. The exit code is 1 where
    something is amiss.
    """
    from peertoc.linking.checking import in_json, in_text

    style = style_for(output, options["style"], {".json": "json"})
    try:
        slips, files = _checked(path, options)
    except PeertocError as fault:
        if style == "json":
            session.give(in_json((), (), session.today, (fault,)), output)
        raise
    told = in_json(slips, files, session.today) if style == "json" else in_text(slips, files)
    session.give(told, output)
    failing = {"error": ("error",), "warning": ("error", "warning"), "never": ()}[options["fail_on"]]
    raise SystemExit(1 if any(slip.severity in failing for slip in slips) else 0)


def _checked(path: str, options: dict[str, Any]) -> tuple[list[Slip], list[str]]:
    from peertoc.linking.checking import slips_of_document, slips_of_table

    document = opened(path, options["read_as"])
    slips, files = [*slips_of_document(document)], [document.name]
    written = Path(f"{path}.links.ttl")
    if path != "-" and written.is_file():
        links = opened(str(written), "turtle")
        slips += slips_of_document(links)
        files.append(links.name)
    book = _table(path, options["table"])
    if book is not None and book.exists:
        slips += slips_of_table(book.reading, document)
        files.append(book.name)
    return sorted(set(slips)), files


def _table(path: str, table: str | None) -> Ledger | None:
    return None if path == "-" and not table else ledger(path, table)
