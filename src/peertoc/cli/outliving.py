"""One fault among several pictures: it is told, the rest is drawn, and the code at the end is 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from peertoc.cli.session import Session

if TYPE_CHECKING:
    from peertoc.errors import PeertocError

_TOLD: Final = "peertoc.faults-told"


def outlive(fault: PeertocError) -> None:
    """Tell a fault, once where it holds for all alike, and remember it for the end of the command."""
    context = click.get_current_context()
    told: set[str] = context.meta.setdefault(_TOLD, set())
    known = f"{fault.place} {fault.message}"
    if known not in told:
        told.add(known)
        context.ensure_object(Session).fault(fault)


def end_with_faults() -> None:
    """End the command with code 2 where it has outlived a fault."""
    context = click.get_current_context()
    if context.meta.get(_TOLD):
        context.exit(2)
