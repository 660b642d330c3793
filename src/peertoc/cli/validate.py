"""``peertoc validate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.engines import engine_option, tell_what_was_left
from peertoc.cli.session import choosing_options, command_options, style_for

if TYPE_CHECKING:
    from peertoc.cli.session import Session

AUDIENCES = ["facilitator", "learner"]
SEVERITIES = ["error", "warning", "advice", "never"]
FORMATS = ["text", "concise", "json", "jsonl", "sarif", "junit", "github", "markdown", "csv", "turtle"]
MOST = 200


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--store",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Check what the store in DIR keeps, in place of PATHS.",
)
@click.option(
    "--from", "read_as", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option("--together", is_flag=True, help="Take all PATHS as one, not each file by itself.")
@choosing_options
@click.option(
    "--shapes", type=click.Path(path_type=Path), metavar="DIR", help="Further checks, a folder each, in DIR."
)
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="Leave out what is asked of the others alone.",
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="End with code 1 for a finding at least as grave.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Only what is new since FILE, the JSON of an earlier run.",
)
@click.option("--format", "style", type=click.Choice(FORMATS), help="How to write the findings.")
@click.option(
    "--group-by",
    type=click.Choice(["file", "phase", "check"]),
    default="file",
    show_default=True,
    help="What belongs together, where people read it.",
)
@click.option(
    "--max-findings",
    type=click.IntRange(min=0),
    default=MOST,
    show_default=True,
    metavar="N",
    help="Show no more than N to people; 0 shows all. Counts and exit code are of all.",
)
@click.option(
    "--timeout",
    type=click.IntRange(min=0, max=1_000_000),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="Stop checking a file after so long; 0 for never.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=1000),
    metavar="N",
    help="Check with N processes; by default with as many as there are cores, where there is enough to do.",
)
@engine_option
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def validate(session: Session, /, paths: tuple[str, ...], output: str, **options: Any) -> None:
    """Check the initiatives in PATHS against the guide.

    PATHS are files, folders, quoted patterns such as "plans/**/*.ttl", or - for standard input. The
    code is 0 where nothing as grave as --fail-on was found, 1 where something was, 2 where an input
    could not be checked. A peertoc.toml in a folder above the input may hold select, ignore,
    severity, shapes and lang.
    """
    from peertoc.cli.checking import Run
    from peertoc.cli.given import given
    from peertoc.validation.formats import ENDINGS, FOR_TERMINALS, Layout, write
    from peertoc.validation.formats.rows import STREAMED

    style = style_for(output, options["style"], ENDINGS)
    with given(paths, output, options) as what:
        run = Run(session, style, output, options)
        findings = run.findings(what)
    tell_what_was_left(session, run.left)
    colour = output == "-" and session.colour_on(sys.stdout)
    if style not in STREAMED and (findings.tally.files or style not in FOR_TERMINALS):
        layout = Layout(colour, options["group_by"], options["max_findings"])
        session.give(write(findings, style, layout), output)
    raise SystemExit(findings.exit_code(options["fail_on"]))
