"""``peertoc store``: a catalogue on disk."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.emitting import hush
from peertoc.cli.front import Front
from peertoc.cli.session import Session, command_options, style_for
from peertoc.cli.stored import (
    demand_outside,
    give_or_unread,
    note_vocabulary,
    store_option,
    tell_all,
    watching,
)
from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from peertoc.catalogue.store import Catalogue, Done

output_option = click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")


def _format(*styles: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--format", "style", type=click.Choice(styles), help="How to write it; the first is the usual one."
    )


@click.group(cls=Front)
def store() -> None:
    """Keep many initiatives in one folder, to be queried and checked together.

    Each file is kept as it came, beside its statements. Others may read while one writes.
    """


@store.command()
@click.argument("paths", nargs=-1, required=True)
@store_option
@click.option(
    "--from", "read_as", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@_format("text", "json")
@command_options
def add(session: Session, /, paths: tuple[str, ...], folder: Path, **options: Any) -> None:
    """Add the files in PATHS, or replace what was kept of them.

    DIR is made where it does not exist. What is told to be added is safe on disk. A file that cannot be
    read is told, and the others are added; the code is then 2.
    """
    from peertoc.catalogue import find_sources, store
    from peertoc.clock import now

    sources = find_sources(paths, options["read_as"])

    def work() -> Iterator[Done | PeertocError]:
        with (
            store.writing(folder, "peertoc store add", make=True) as writer,
            watching(session, "Adding") as watch,
        ):
            yield from store.add(writer, sources, now(session.asked_today), watch)
            if writer.left:
                session.note("A program still reads the store as it was; the next change deletes that state.")

    tell_all(session, folder, options["style"], work)


@store.command()
@click.argument("names", nargs=-1)
@store_option
@_format("text", "json")
@command_options
def remove(session: Session, /, names: tuple[str, ...], folder: Path, style: str | None) -> None:
    """Remove sources: NAMES are files, names or graphs as listed, or addresses of initiatives.

    Afterwards no file of the store holds their text. Without NAMES, what an earlier change had to leave
    is deleted.
    """
    from peertoc.catalogue.store import remove as remove_from
    from peertoc.catalogue.store import writing

    def work() -> Iterator[Done | PeertocError]:
        with writing(folder, "peertoc store remove") as writer, watching(session, "Removing") as watch:
            yield from remove_from(writer, names, watch)

    tell_all(session, folder, style, work)


@store.command("list")
@store_option
@_format("text", "json", "csv", "markdown")
@output_option
@command_options
def list_(session: Session, /, folder: Path, style: str | None, output: str) -> None:
    """List what the store keeps, with the initiatives in it."""
    from peertoc.catalogue.store import reading
    from peertoc.catalogue.store.telling import listing

    chosen = style_for(output, style, {".json": "json", ".csv": "csv", ".md": "markdown"})
    demand_outside(output, folder)

    def told() -> str:
        with reading(folder) as catalogue:
            note_vocabulary(session, catalogue)
            return listing(catalogue, chosen, session.lang)

    give_or_unread(session, folder, chosen, output, told)


@store.command()
@store_option
@_format("text", "json")
@output_option
@command_options
def check(session: Session, /, folder: Path, style: str | None, output: str) -> None:
    """Look the store over: is each text the one that was added, and are its statements there?

    The code is 1 where something is not as it was written. Nothing is changed.
    """
    from peertoc.catalogue.store import reading
    from peertoc.catalogue.store.checking import check as check_all
    from peertoc.catalogue.store.telling import checkup_as_json, checkup_as_text

    chosen = style_for(output, style, {".json": "json"})
    demand_outside(output, folder)
    faults = 0

    def told() -> str:
        nonlocal faults
        with reading(folder) as catalogue, watching(session, "Checking") as watch:
            checkup = check_all(catalogue, watch)
            faults = len(checkup.faults)
        return (checkup_as_json if chosen == "json" else checkup_as_text)(checkup)

    give_or_unread(session, folder, chosen, output, told)
    raise SystemExit(int(bool(faults)))


@store.command()
@store_option
@_format("nquads", "trig", "files")
@output_option
@command_options
def export(session: Session, /, folder: Path, style: str | None, output: str) -> None:
    """Write the catalogue out: as N-Quads or TriG, or into a new folder as the files that came in.

    The ending of -o chooses: .nq, .trig, and none for a folder.
    """
    from peertoc.catalogue.store import reading
    from peertoc.catalogue.store.exporting import write_files

    chosen = style or _by_ending(output)
    if chosen == "files" and output == "-":
        raise click.UsageError("The files need a folder: give one with -o.")
    demand_outside(output, folder)
    with reading(folder) as catalogue:
        if chosen == "files":
            write_files(catalogue, Path(output))
        else:
            _write_quads(catalogue, output, chosen)
    if output != "-":
        session.note(f"written to {output}")


def _by_ending(output: str) -> str:
    """Choose how to export. Raises PeertocError for an ending that cannot be written."""
    if output == "-":
        return "nquads"
    ending = Path(output).suffix.lower()
    known = {".nq": "nquads", ".trig": "trig", "": "files"}
    if ending not in known:
        raise PeertocError(
            f"A catalogue is not exported as {ending}.",
            help="Give -o a name that ends in .nq or .trig, or one without an ending for a folder of files.",
        )
    return known[ending]


def _write_quads(catalogue: Catalogue, output: str, style: str) -> None:
    from peertoc.catalogue.store.exporting import write_quads
    from peertoc.writing import open_whole

    if output != "-":
        with open_whole(Path(output)) as stream:
            write_quads(catalogue, stream, style)
        return
    try:
        write_quads(catalogue, sys.stdout.buffer, style)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        hush(sys.stdout)
