"""``peertoc validate``."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.engines import engine_option, tell_what_was_left
from peertoc.cli.session import Session, choosing_options, command_options, style_for
from peertoc.errors import Unstored, Unwritable
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from peertoc.catalogue import Source
    from peertoc.errors import PeertocError
    from peertoc.validation import Findings
    from peertoc.validation.run import Watch

AUDIENCES = ["facilitator", "learner"]
SEVERITIES = ["error", "warning", "advice", "never"]
FORMATS = ["text", "concise", "json", "jsonl", "sarif", "junit", "github", "markdown", "csv", "turtle"]
MOST = 200
_MANY = 5


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
    from peertoc.validation.formats import ENDINGS, FOR_TERMINALS, Layout, write

    style = style_for(output, options["style"], ENDINGS)
    if options["folder"]:
        findings = _checked_store(session, paths, output, options)
    else:
        findings = _checked_files(session, paths, output, options)
    for name in findings.skipped:
        session.note(f"{name}: skipped, it describes no initiative")
    for fault in findings.unchecked:
        session.fault(fault)
    tell_what_was_left(session, options["engine"])
    colour = output == "-" and session.colour_on(sys.stdout)
    if findings.files or style not in FOR_TERMINALS:
        layout = Layout(colour, options["group_by"], options["max_findings"])
        session.give(write(findings, style, layout), output)
    raise SystemExit(findings.exit_code(options["fail_on"]))


def _demand_apart(output: str, paths: tuple[str, ...]) -> None:
    """Raise Unwritable where the findings would be written over what is checked."""
    if output != "-" and any(Path(output).resolve() == Path(path).resolve() for path in paths if path != "-"):
        raise Unwritable(f"{output} is what is to be checked.", help="Give another name after -o.")


def _checked_files(
    session: Session, paths: tuple[str, ...], output: str, options: dict[str, Any]
) -> Findings:
    from peertoc.catalogue import find_sources

    if not paths:
        raise click.UsageError("Nothing was given to check: give PATHS, or --store DIR.")
    _demand_apart(output, paths)
    return _checked(session, find_sources(paths, options["read_as"]), options)


def _checked_store(
    session: Session, paths: tuple[str, ...], output: str, options: dict[str, Any]
) -> Findings:
    from peertoc.catalogue.store import reading
    from peertoc.cli.stored import demand_outside

    if paths or options["read_as"]:
        raise click.UsageError("--store DIR stands in place of PATHS and of --from.")
    demand_outside(output, options["folder"])
    try:
        with reading(options["folder"]) as catalogue:
            return _checked(session, catalogue.as_sources(), options)
    except Unstored as fault:
        fault.place = Place(str(options["folder"]))
        return _checked(session, [fault], options)


def _checked(session: Session, sources: Sequence[Source | PeertocError], options: dict[str, Any]) -> Findings:
    from peertoc.validation import check_sources
    from peertoc.validation.baseline import leave_out, read_baseline
    from peertoc.validation.manners import Asked, Manners

    earlier = read_baseline(options["baseline"]) if options["baseline"] else None
    asked = Asked(
        select=options["select"],
        ignore=options["ignore"],
        shapes=options["shapes"],
        lang=session.asked_lang,
        today=session.today,
        audience=options["audience"] or "",
        seconds=options["timeout"],
        engine=options["engine"],
    )
    manners = Manners(asked, note=session.detail)
    with _progress(session, len(sources)) as watch:
        findings = check_sources(sources, manners.of, session.today, united=options["together"], watch=watch)
    return findings if earlier is None else leave_out(findings, earlier)


def _progress(session: Session, files: int) -> AbstractContextManager[Watch | None]:
    """Show on a terminal how far a run over many files has come."""
    if session.quiet or files < _MANY or not sys.stderr.isatty():
        return nullcontext()
    from peertoc.cli.progress import progress

    return progress(files)
