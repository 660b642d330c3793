"""What the commands share that have to do with a store."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from peertoc.cli.emitting import emit
from peertoc.errors import PeertocError, Unwritable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from peertoc.catalogue.store import Catalogue, Done, Watch
    from peertoc.cli.session import Session

store_option = click.option(
    "--store",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    required=True,
    help="The folder of the store.",
)


def demand_outside(output: str, folder: Path) -> None:
    """Raise Unwritable where a result would be written into the store itself."""
    if output != "-" and Path(output).resolve().is_relative_to(folder.resolve()):
        raise Unwritable(f"{output} lies in the store.", help="Give a name outside its folder after -o.")


def note_vocabulary(session: Session, catalogue: Catalogue) -> None:
    """Say so where the vocabulary in a store is not that of this version."""
    if catalogue.old_vocabulary:
        session.note(
            f"{catalogue.state.folder}: the vocabulary in the store is that of another version of peertoc;"
            " the next change to the store brings it up to date"
        )


def watching(session: Session, label: str) -> AbstractContextManager[Watch]:
    """Show on a terminal how far work has come that takes its time."""
    if session.quiet or not sys.stderr.isatty():
        return nullcontext(lambda *_: None)
    from peertoc.cli.progress import late_progress

    return late_progress(label)


def tell_all(
    session: Session, folder: Path, style: str | None, work: Callable[[], Iterator[Done | PeertocError]]
) -> None:
    """Tell of each thing as it is done, or of all in one document.

    Ends with code 2 after any fault, and with 130 or as it was asked to where it is stopped.
    """
    from peertoc.catalogue.store.telling import done_as_json, done_as_text

    done: list[Done] = []
    faults: list[PeertocError] = []
    code = 0
    try:
        for each in work():
            if isinstance(each, PeertocError):
                faults.append(each)
                session.fault(each)
                continue
            done.append(each)
            if style != "json":
                _make_room(session)
                emit(sys.stdout, done_as_text(each))
    except PeertocError as fault:
        faults.append(fault)
        session.fault(fault)
    except KeyboardInterrupt:
        _make_room(session)
        code, stopped = 130, _stopped(len(done))
        faults.append(stopped)
        session.note(stopped.message)
    if style == "json":
        session.give(done_as_json(folder, done, faults))
    raise SystemExit(code or (2 if faults else 0))


def _stopped(done: int) -> PeertocError:
    files = f"{done:,} file{'' if done == 1 else 's'}"
    return PeertocError(
        f"Stopped after {files}: what was told stays done, nothing else was changed.",
        help="Run the command again to go on.",
    )


def give_or_unread(session: Session, folder: Path, style: str, output: str, told: Callable[[], str]) -> None:
    """Write what is told of a store; a document for programs is one also where the store cannot be read."""
    try:
        text = told()
    except PeertocError as fault:
        if style != "json":
            raise
        from peertoc.catalogue.store.telling import unread_as_json

        session.fault(fault)
        session.give(unread_as_json(folder, fault), output)
        raise SystemExit(2) from None
    session.give(text, output)


def _make_room(session: Session) -> None:
    """Take away the bar that may stand in the line where something is to be told."""
    if not session.quiet and sys.stderr.isatty() and sys.stdout.isatty():
        emit(sys.stderr, "\r\x1b[K")
