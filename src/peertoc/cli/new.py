"""``peertoc new``."""

from __future__ import annotations

from pathlib import Path

import click

from peertoc.cli.session import Session, command_options, style_for


@click.command()
@click.argument("title")
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file to write; - for standard output."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@command_options
def new(session: Session, title: str, output: str, force: bool) -> None:
    """Write a starter file for an initiative.

    It is called TITLE, and is to be filled in from top to bottom.
    """
    from peertoc.starter import starter
    from peertoc.writing import write_whole

    style_for(output, None, {".ttl": "turtle"})
    text = starter(title, lang=session.lang, today=session.today)
    if output == "-":
        session.give(text)
        return
    write_whole(Path(output), text, force=force)
    session.note(f"written to {output}; open it in a text editor and fill it in from the top")
