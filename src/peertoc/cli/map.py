"""``peertoc map``."""

from __future__ import annotations

from typing import Any

import click

from peertoc.cli.pictures import Wanted, give_picture, picture_options
from peertoc.cli.session import Session, command_options


@click.command("map")
@click.argument("path", metavar="FILE", required=False)
@click.option("--guide", is_flag=True, help="Draw figure 1 of the guide itself; no FILE then.")
@click.option(
    "--from", "read_as", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option(
    "--initiative", default="", metavar="NAME", help="Only this initiative, where a file has several."
)
@command_options
@picture_options
def map_(session: Session, wanted: Wanted, /, path: str | None, **options: Any) -> None:
    """Draw the process map of the guide, filled with the initiative in FILE.

    For each phase its tools, its risks and how they are managed: what the initiative has, what the
    guide names besides, and what is missing, with the question that would fill it. The name of an
    initiative is the last part of its address, or its title.
    """
    if options["guide"] == (path is not None):
        raise click.UsageError("Give a FILE, or --guide for the map of the guide itself.")
    if options["guide"] and (options["initiative"] or options["read_as"]):
        raise click.UsageError("--initiative and --from are about a FILE; --guide takes none.")
    if path is not None and not path.strip():
        raise click.UsageError("No name was given: FILE is empty.")
    if path is None:
        _give_guide(session, wanted)
    else:
        _give_all(session, wanted, path, options["read_as"], options["initiative"])


def _give_guide(session: Session, wanted: Wanted) -> None:
    from peertoc.catalogue.reading_concepts import read_concepts
    from peertoc.maps import guide_map, map_drawing

    give_picture(session, wanted, map_drawing(guide_map(read_concepts(), session.lang)), name="figure-1")


def _give_all(session: Session, wanted: Wanted, path: str, read_as: str | None, name: str) -> None:
    from peertoc.catalogue.reading_concepts import read_concepts, with_own_concepts
    from peertoc.cli.initiatives import chosen
    from peertoc.maps import map_drawing, process_map_of

    for found in chosen(path, read_as, name, session.lang, several=wanted.folder is not None):
        concepts = with_own_concepts(read_concepts(), found.document)
        drawing = map_drawing(process_map_of(found.initiative, concepts, session.lang))
        give_picture(session, wanted, drawing, name=found.name)
