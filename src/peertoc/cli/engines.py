"""The option that chooses the engine, and what is said of a check that the compiled one left to pySHACL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.cli.session import Session

engine_option = click.option(
    "--engine",
    type=click.Choice(["compiled", "pyshacl"]),
    default="compiled",
    show_default=True,
    help="What runs the checks: our own engine, or pySHACL, which takes longer and finds the same.",
)


def tell_what_was_left(session: Session, left: Iterable[tuple[str, bool]]) -> None:
    """Say which checks ran on pySHACL; where only a value called for it, to those who ask for more.

    ``left`` holds sentences, each with whether the check itself called for it.
    """
    for sentence, of_check in left:
        (session.note if of_check else session.detail)(sentence)
