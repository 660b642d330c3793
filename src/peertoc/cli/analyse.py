"""``peertoc analyse``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.session import Session, command_options, style_for

if TYPE_CHECKING:
    from peertoc.analysis import Analysis, Asked
    from peertoc.errors import PeertocError


@click.command()
@click.argument("path", metavar="FILE")
@click.option(
    "--from", "read_as", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option("--theory", default="", metavar="NAME", help="Only this theory of change.")
@click.option(
    "--initiative", default="", metavar="NAME", help="Only this initiative, where a file has several."
)
@click.option(
    "--impact",
    default="",
    metavar="NAME",
    help="Only paths to this step, and what would have to hold for it.",
)
@click.option(
    "--max-paths",
    "most",
    type=click.IntRange(0, 10_000),
    default=100,
    show_default=True,
    metavar="NUMBER",
    help="List no more paths than this; all are counted.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json"]),
    help="How to write it; else the ending of -o tells.",
)
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def analyse(session: Session, /, path: str, output: str, **options: Any) -> None:
    """Tell what hangs on what in the theory of change in FILE.

    Every path from engagement to impact; the steps and assumptions on which all paths hang; the weakest
    link by evidence; how far each phase is covered; circles and the longest chains. Names of theories,
    initiatives and impacts are the last part of their address, or their title. A circle of steps counts as
    one step on a path.
    """
    from peertoc.analysis import Asked
    from peertoc.analysis.formats import ENDINGS, write

    style = style_for(output, options["style"], ENDINGS)
    asked = Asked(session.lang, options["theory"], options["impact"], options["most"])
    found, faults = _found(session, path, options, asked)
    for fault in faults:
        session.fault(fault)
    if found or style == "json":
        session.give(write("<stdin>" if path == "-" else path, found, faults, style), output)
    raise SystemExit(2 if faults else 0)


def _found(
    session: Session, path: str, options: dict[str, Any], asked: Asked
) -> tuple[tuple[Analysis, ...], list[PeertocError]]:
    """Analyse what can be read; what keeps peertoc from it is given, not raised."""
    from peertoc.analysis import analyse
    from peertoc.catalogue.reading import read_labels, with_own_labels
    from peertoc.cli.initiatives import initiatives_in, named
    from peertoc.errors import PeertocError

    faults: list[PeertocError] = []
    try:
        read = initiatives_in(path, options["read_as"], faults.append, "analyse")
        chosen = named(read, options["initiative"], session.lang)
        pairs = [(each.initiative, with_own_labels(read_labels(), each.document)) for each in chosen]
        return analyse(pairs, asked), faults
    except PeertocError as fault:
        return (), [*faults, fault]
