"""``peertoc validate``."""

from __future__ import annotations

import sys

import click

from peertoc.cli.front import Session, command_options, style_for

SEVERITIES = ["error", "warning", "advice", "never"]


def names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split values that hold several names, with commas between them."""
    return tuple(name for value in values for name in value.replace(" ", "").split(",") if name)


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--from", "format", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option(
    "--select", multiple=True, callback=names, metavar="NAMES", help="Only these checks or families."
)
@click.option(
    "--ignore", multiple=True, callback=names, metavar="NAMES", help="Without these checks or families."
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="End with code 1 for a finding at least as grave.",
)
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def validate(
    session: Session,
    paths: tuple[str, ...],
    format: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    output: str,
) -> None:
    """Check the initiatives in PATHS against the guide.

    PATHS are files, folders, quoted patterns such as "plans/**/*.ttl", or - for standard input. The
    code is 0 where nothing as grave as --fail-on was found, 1 where something was, 2 where an input
    could not be checked.
    """
    from peertoc.validation import all_checks, check_files, choose, render

    style_for(output, None, {})
    checks = choose(all_checks(), select, ignore)
    findings = check_files(paths, checks=checks, format=format, lang=session.lang)
    for name in findings.skipped:
        session.note(f"{name}: skipped, it describes no initiative")
    for fault in findings.unchecked:
        session.fault(fault)
    if findings.files:
        session.give(render(findings, colour=output == "-" and session.colour_on(sys.stdout)), output)
    raise SystemExit(findings.exit_code(fail_on))
