"""``peertoc profile``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.session import Session, command_options, style_for
from peertoc.errors import NoInitiative, PeertocError

if TYPE_CHECKING:
    from peertoc.guidance import Profile

FORMATS = ["text", "markdown", "json", "csv"]


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--from", "read_as", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option("--format", "style", type=click.Choice(FORMATS), help="How to write it, unless -o tells.")
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def profile(session: Session, /, paths: tuple[str, ...], output: str, **options: Any) -> None:
    """Set the initiatives in PATHS side by side, phase by phase.

    For each phase: how many of its questions are answered, how many checks pass, how many risks are
    managed; and which sides of peer learning and facets of gain the evaluations cover. There is no score.
    """
    from peertoc.guidance.formats import ENDINGS, write_profile

    style = style_for(output, options["style"], ENDINGS)
    found = _profile(session, paths, options["read_as"])
    for fault in found.unchecked:
        session.fault(fault)
    if found.standings or style in ("json", "csv"):
        session.give(write_profile(found, style), output)
    raise SystemExit(2 if found.unchecked else 0)


def _profile(session: Session, paths: tuple[str, ...], read_as: str | None) -> Profile:
    from peertoc.catalogue import find_sources, without_links
    from peertoc.cli.holding import held, manners
    from peertoc.guidance import Profile, Standing, standings

    found: list[Standing] = []
    faults: list[PeertocError] = []
    passed: list[PeertocError] = []
    manner = manners(session)
    for source in without_links(find_sources(paths, read_as)):
        try:
            document, remarks = held(source, manner)
            found += standings(document, remarks, session.lang)
        except NoInitiative as fault:
            in_folder = not isinstance(source, PeertocError) and source.in_folder
            (passed if in_folder else faults).append(fault)
        except PeertocError as fault:
            faults.append(fault)
    if not found and not faults:
        faults = passed
    else:
        for skipped in passed:
            session.note(f"{skipped.place}: skipped, it describes no initiative")
    return Profile(session.today, tuple(found), tuple(faults))
