"""``peertoc chain``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import click

from peertoc.cli.pictures import Wanted, give_picture, picture_options
from peertoc.cli.session import Session, command_options

if TYPE_CHECKING:
    from peertoc.cli.initiatives import Found
    from peertoc.maps.chain.values import ChainPicture, Direction, Gap
    from peertoc.model import Labels


@click.command()
@click.argument("path", metavar="FILE")
@click.option(
    "--from", "read_as", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option(
    "--direction",
    type=click.Choice(["LR", "TB"]),
    default="LR",
    show_default=True,
    help="From left to right, for a slide; or from top to bottom, for a page.",
)
@click.option("--theory", default="", metavar="NAME", help="Only this theory of change.")
@click.option(
    "--initiative", default="", metavar="NAME", help="Only this initiative, where a file has several."
)
@click.option(
    "--phase", default="", metavar="NAME", help="Only the steps of this phase; no-phase for those in none."
)
@command_options
@picture_options
def chain(session: Session, wanted: Wanted, /, path: str, **options: Any) -> None:
    """Draw the theory of change in FILE, from what is put in to the reform.

    Boxes are steps, each with its kind and its indicators; what must hold stands on the links, and
    what “peertoc validate” finds missing is drawn dashed. Names of theories, initiatives and phases
    are the last part of their address, or their title.
    """
    from peertoc.cli.initiatives import chosen

    several = wanted.folder is not None
    checked = [
        _draw(session, wanted, found, options)
        for found in chosen(path, options["read_as"], options["initiative"], session.lang, several=several)
    ]
    if not all(checked):
        raise SystemExit(2)


def _gaps(found: Found, session: Session, wanted: Wanted) -> tuple[Gap, ...] | None:
    """Find the gaps of one initiative; None, with a note, where the checks cannot be run."""
    from peertoc.cli.chain_gaps import gaps_in
    from peertoc.errors import PeertocError
    from peertoc.maps.wordbook import words
    from peertoc.model import everything

    try:
        gaps = gaps_in(found.document, found.source.path, session, wanted.timeout)
    except (PeertocError, ImportError, RecursionError) as fault:
        session.note(words("chain")["unchecked-note"].format(reason=str(fault)))
        return None
    ids = {part.id for part in everything(found.initiative)}
    return tuple(gap for gap in gaps if {gap.at, gap.other} & ids)


def _draw(session: Session, wanted: Wanted, found: Found, options: dict[str, Any]) -> bool:
    """Draw one initiative: the whole, one phase of it, or, where it is too large, each phase.

    Tells whether its gaps were looked for. Raises PeertocError for too large a picture where one is wanted.
    """
    from peertoc.catalogue.reading import read_labels, with_own_labels
    from peertoc.maps.chain.choice import split_note, too_many
    from peertoc.maps.chain.drawing import draw_chain

    labels = with_own_labels(read_labels(), found.document)
    planned = _pieces(found, session, options, labels, ())
    if len(planned) > 1 and wanted.folder is None:
        raise too_many(planned, labels)
    gaps = _gaps(found, session, wanted)
    if len(planned) > 1:
        session.note(split_note(planned))
    direction = cast("Direction", options["direction"])
    for part, picture in _pieces(found, session, options, labels, gaps):
        give_picture(session, wanted, draw_chain(picture, direction), name=f"{found.name}{part}")
    return gaps is not None


def _pieces(
    found: Found, session: Session, options: dict[str, Any], labels: Labels, gaps: tuple[Gap, ...] | None
) -> list[tuple[str, ChainPicture]]:
    """Make the pictures that are asked for, each with what to add to the name of its file."""
    from peertoc.cli.chain_gaps import accounts_in
    from peertoc.maps.chain.choice import pieces_of, theories_called
    from peertoc.maps.chain.making import chain_of

    theories = theories_called(found.initiative, options["theory"], session.lang)
    accounts = accounts_in(found.document)
    whole = chain_of(
        found.initiative, labels, gaps=gaps, lang=session.lang, theories=theories, accounts=accounts
    )
    return pieces_of(whole, labels, session.lang, options["phase"])
