"""``peertoc shapes``."""

from __future__ import annotations

from pathlib import Path

import click

from peertoc.cli.session import Session, command_options
from peertoc.errors import Unwritable


@click.command()
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder to write the two files to.")
@command_options
def shapes(session: Session, output: str) -> None:
    """Write the checks for any SHACL engine.

    Writes peertoc-shapes.ttl and peertoc-context.ttl into DIR. Put the context behind a file and check
    the two as one. With --today the context says which day it is; the checks that look at the day are
    silent without.
    """
    from peertoc.validation.reference import CONTEXT, SHAPES, context_text, shapes_text
    from peertoc.writing import write_whole

    if output == "-":
        raise Unwritable("There are two files to write.", help="Give a folder after -o.")
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason = (fault.strerror or "unknown fault").lower()
        raise Unwritable(f"The folder {output} could not be made: {reason}.") from None
    for name, text in ((SHAPES, shapes_text()), (CONTEXT, context_text(session.asked_today))):
        write_whole(folder / name, text)
        session.note(f"written to {folder / name}")
