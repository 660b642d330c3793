"""Changing a store: every change is a new generation, and one file that says which one counts."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.store.generation import Change, make_generation
from peertoc.catalogue.store.kept import read_kept
from peertoc.catalogue.store.layout import (
    CATALOGUE,
    LOCK,
    State,
    generations,
    holds_nothing,
    number_of,
    read_state,
    shown,
    unopened,
)
from peertoc.catalogue.store.locking import is_read, write_lock
from peertoc.catalogue.store.reader import Catalogue
from peertoc.catalogue.store.settling import settle_folder
from peertoc.catalogue.store.statements import told_of_disk
from peertoc.catalogue.store.vocabulary import vocabulary_sha256
from peertoc.errors import Locked, NoStore, Unwritable
from peertoc.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from peertoc.catalogue.store.kept import Kept
    from peertoc.catalogue.store.statements import Tick

_PATIENCE: Final = 5.0


class Writer:
    """Change a store; nobody else does, as long as it is there. Ask ``writing`` for one.

    ``known`` is what the store keeps, by the names of the graphs; ``left`` names what could not be deleted
    yet, since somebody reads it.
    """

    def __init__(self, folder: Path, command: str, opened: ExitStack) -> None:
        self.folder = folder
        self.known: dict[str, Kept] = {}
        self.left: list[str] = []
        self._catalogue: Catalogue | None = None
        self._command = command
        self._opened = opened
        self._locked = False

    def open(self) -> None:
        """Take the lock of a store; where there is none, make one that holds nothing."""
        with told_of_disk(self.folder):
            if not (self.folder / CATALOGUE).exists():
                demand_free(self.folder)
                self.folder.mkdir(exist_ok=True)
            self._opened.enter_context(write_lock(self.folder, self._command))
            self._locked = True
            if not (self.folder / CATALOGUE).exists():
                write_whole(self.folder / CATALOGUE, State(self.folder, "", "").written())
                settle_folder(self.folder)
            state = read_state(self.folder)
            if state.current:
                self._now(state, read_kept(state))
            self.clear()

    def switch(self, change: Change, tick: Tick = lambda _: None) -> tuple[Kept, ...]:
        """Make a change, all of it or nothing, and give what the store keeps from now on.

        Raises Damaged, and Unwritable; the store is then as it was.
        """
        if not self._locked:
            self.open()
        old = self._catalogue
        numbers = [number_of(path.name) for path in generations(self.folder)]
        name = f"generation-{max(numbers, default=0) + 1}"
        traces = not change.clean and bool(old and (old.state.traces or _replaces(change)))
        state = State(self.folder, name, vocabulary_sha256(), traces)
        try:
            with told_of_disk(self.folder):
                kept = make_generation(state.generation, old, change, tick)
                write_whole(self.folder / CATALOGUE, state.written())
                settle_folder(self.folder)
        finally:
            # Whatever came between: what the first file names stays, and nothing else.
            self.clear()
        self._now(state, kept)
        return kept

    def _now(self, state: State, kept: tuple[Kept, ...]) -> None:
        self._catalogue = Catalogue(state, kept)
        self.known = {each.graph: each for each in kept}

    @property
    def catalogue(self) -> Catalogue:
        """Give what the store holds now. Raises NoStore where nothing was ever added."""
        if self._catalogue is None:
            raise holds_nothing(self.folder)
        return self._catalogue

    @property
    def has_traces(self) -> bool:
        """Tell whether the statements may still hold words of a text that was replaced."""
        return self._catalogue is not None and self._catalogue.state.traces

    def clear(self, patience: float = 0) -> list[str]:
        """Delete the generations that no longer count; name those that are still there, since somebody reads.

        Raises what ``read_state`` does, and then deletes nothing.
        """
        current = read_state(self.folder).current
        for part in self.folder.glob(f".{CATALOGUE}.*.part"):
            part.unlink(missing_ok=True)
        for path in generations(self.folder):
            if path.name != current and not is_read(path, patience):
                shutil.rmtree(path, ignore_errors=True)
        self.left = [path.name for path in generations(self.folder) if path.name != current]
        return self.left

    def demand_cleared(self) -> None:
        """Wait a little until nobody reads what no longer counts, and delete it. Raises Locked."""
        still = self.clear(_PATIENCE)
        if still:
            raise Locked(
                f"What was removed no longer counts, but a program that reads the store {shown(self.folder)}"
                f" still holds its text on disk, in {', '.join(still)}.",
                help="End that program (a query, or a server), then run"
                f" “peertoc store remove --store {shown(self.folder)}”, which deletes what is left over.",
            )


@contextmanager
def writing(folder: Path, command: str, *, make: bool = False) -> Iterator[Writer]:
    """Write into a store, as the only one; a new one is made, where asked for, by its first change.

    ``command`` is what others are told who want to write meanwhile. Raises Locked, NoStore and Damaged,
    and Unwritable where something cannot be written.
    """
    with ExitStack() as opened:
        writer = Writer(folder, command, opened)
        if make and not (folder / CATALOGUE).exists():
            with told_of_disk(folder):
                demand_free(folder)
        else:
            read_state(folder)
            writer.open()
        yield writer


def demand_free(folder: Path) -> None:
    """Raise NoStore where no store can be made: the folder holds something else, or cannot be."""
    if not folder.parent.is_dir():
        raise Unwritable(
            f"{shown(folder)} cannot be made: there is no folder {shown(folder.parent)}.",
            help="Check the spelling, or make that folder first.",
        )
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NoStore(f"{shown(folder)} is a file, not the folder of a store.", help="Give another name.")
    if generations(folder):
        raise unopened(folder, CATALOGUE, "is missing")
    strange = next((path for path in folder.iterdir() if not _ours(path.name)), None)
    if strange is not None:
        raise NoStore(
            f"{shown(folder)} is no store: it holds other files, such as {shown(strange)}.",
            help="Give the name of a new folder, or of an empty one; a store has its folder to itself.",
        )


def _ours(name: str) -> bool:
    """Tell whether a file may be what was left by making a store that was stopped before it was one."""
    return name == LOCK or (name.startswith(f".{CATALOGUE}.") and name.endswith(".part"))


def _replaces(change: Change) -> bool:
    return bool(change.gone) or any(each.before and each.lines is not None for each in change.incoming)
