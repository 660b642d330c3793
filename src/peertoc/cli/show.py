"""``peertoc show``."""

from __future__ import annotations

import click

from peertoc.cli.session import Session, command_options, style_for


@click.command()
@click.argument("path", metavar="FILE")
@click.option(
    "--from", "format", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    help="How to write it; else the ending of -o tells.",
)
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def show(session: Session, path: str, format: str | None, style: str | None, output: str) -> None:
    """Print the initiative in FILE as an outline.

    Read it aloud: does the file say what was meant?
    """
    from peertoc.outline import outline

    chosen = style_for(output, style, {".json": "json"})
    session.give(outline(path, format=format, style=chosen, lang=session.lang), output)
