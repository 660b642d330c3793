"""``peertoc queries``."""

from __future__ import annotations

import click

from peertoc.cli.session import Session, command_options, style_for


@click.command()
@click.argument("name", required=False)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json"]),
    help="How to write it, unless -o tells.",
)
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def queries(session: Session, /, name: str | None, style: str | None, output: str) -> None:
    """List the named queries, or show the one called NAME: what it asks, its parameters, its text."""
    from peertoc.queries.listing import ENDINGS, listed, told
    from peertoc.queries.named import named_queries, named_query

    style = style_for(output, style, ENDINGS)
    session.give(told(named_query(name), style) if name else listed(named_queries(), style), output)
