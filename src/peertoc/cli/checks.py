"""``peertoc checks`` and ``peertoc explain``."""

from __future__ import annotations

import click

from peertoc.cli.front import Session, command_options, style_for


@click.command()
@click.option(
    "--format", type=click.Choice(["text", "json"]), help="How to write it; else the ending of -o tells."
)
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def checks(session: Session, format: str | None, output: str) -> None:
    """List the checks that an initiative is held against."""
    from peertoc.validation.checks.listing import as_json, as_text

    style = style_for(output, format, {".json": "json"})
    session.give(as_json() if style == "json" else as_text(), output)


@click.command()
@click.argument("check")
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def explain(session: Session, check: str, output: str) -> None:
    """Tell what CHECK looks at, why it matters, and what to do."""
    from peertoc.validation.checks.listing import explanation

    style_for(output, None, {})
    session.give(explanation(check), output)
