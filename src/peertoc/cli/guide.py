"""``peertoc guide``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.session import Session, command_options, names, style_for
from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from peertoc.guidance import Question

FORMATS = ["text", "markdown", "json", "csv"]


@click.command()
@click.argument("path", metavar="FILE")
@click.option(
    "--from", "read_as", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option(
    "--audience",
    type=click.Choice(["facilitator", "learner"]),
    help="Only the questions for these, in their wording.",
)
@click.option(
    "--phase",
    multiple=True,
    callback=names,
    metavar="PHASES",
    help="Only these phases, by name or number (0-4).",
)
@click.option("--open", "only_open", is_flag=True, help="Only the questions that are open.")
@click.option("--initiative", default="", metavar="NAME", help="Which, where FILE describes several.")
@click.option("--format", "style", type=click.Choice(FORMATS), help="How to write it, unless -o tells.")
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def guide(session: Session, /, path: str, output: str, **options: Any) -> None:
    """Walk through the guide's questions with the initiative in FILE.

    For each of the 95 questions: what the file answers and where, or what to write, as Turtle with the
    file's own names. A question is open where nothing answers it, or where a check finds what is
    there amiss.
    """
    from peertoc.catalogue.fetching import STDIN
    from peertoc.guidance import chosen
    from peertoc.guidance.formats import ENDINGS
    from peertoc.guidance.formats.json_report import unread

    style = style_for(output, options["style"], ENDINGS)
    questions = chosen(options["phase"], options["audience"] or "")
    try:
        told = _told(session, path, questions, style, options)
    except PeertocError as fault:
        if style == "json":
            session.give(unread(fault, session.today, STDIN if path == "-" else path), output)
        raise
    session.give(told, output)


def _told(
    session: Session, path: str, questions: tuple[Question, ...], style: str, options: dict[str, Any]
) -> str:
    from peertoc.catalogue import find_sources, without_links
    from peertoc.cli.holding import held, manners
    from peertoc.guidance import Asked
    from peertoc.guidance import guide as guided
    from peertoc.guidance.formats import write_guide

    sources = without_links(find_sources([path], options["read_as"]))
    if len(sources) > 1:
        raise click.UsageError(f"{path} holds {len(sources)} files. Give one of them.")
    document, remarks = held(sources[0], manners(session))
    asked = Asked(
        today=session.today,
        audience=options["audience"] or "",
        lang=session.lang,
        initiative=options["initiative"],
        only_open=options["only_open"],
    )
    return write_guide(guided(document, questions, remarks, asked), style)
