"""``peertoc show``."""

from __future__ import annotations

import click

from peertoc.cli.front import Session, command_options


@click.command()
@click.argument("path", metavar="FILE")
@click.option(
    "--from", "format", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="How to write the outline."
)
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def show(session: Session, path: str, format: str | None, style: str, output: str) -> None:
    """Print the initiative in FILE as an outline to read aloud: does the file say what was meant?"""
    from peertoc.outline import outline

    session.give(outline(path, format=format, style=style, lang=session.lang), output)
