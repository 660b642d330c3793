"""``peertoc checks`` and ``peertoc explain``."""

from __future__ import annotations

import click

from peertoc.cli.front import Session, command_options


@click.command()
@click.option("--format", type=click.Choice(["text", "json"]), default="text", help="How to write the list.")
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def checks(session: Session, format: str, output: str) -> None:
    """List the checks that an initiative is held against."""
    from peertoc.validation.catalogue import as_json, as_text

    session.give(as_json() if format == "json" else as_text(), output)


@click.command()
@click.argument("check")
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def explain(session: Session, check: str, output: str) -> None:
    """Tell what CHECK looks at, why it matters, and what to do."""
    from peertoc.validation.catalogue import explanation

    session.give(explanation(check), output)
