"""A store as it is read: one generation of it, which stays as it is until the reader is done."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.companions import is_links
from peertoc.catalogue.store.kept import Kept, read_kept
from peertoc.catalogue.store.layout import (
    RDF,
    TEXTS,
    State,
    holds_nothing,
    read_state,
    unopened,
    unread,
)
from peertoc.catalogue.store.locking import read_lock
from peertoc.catalogue.store.texts import KeptText
from peertoc.catalogue.store.vocabulary import vocabulary_sha256

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TRIES: Final = 100


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Hold what one generation of a store keeps; a writer beside it changes nothing of it.

    ``rdf`` is a folder to be opened by ``pyoxigraph.Store.read_only``: each source is a named graph, and
    ``<https://w3id.org/peertoc>`` is the vocabulary.
    """

    state: State
    sources: tuple[Kept, ...]

    @property
    def rdf(self) -> Path:
        """Name the folder of the statements."""
        return self.state.generation / RDF

    @property
    def old_vocabulary(self) -> bool:
        """Tell whether the vocabulary in the store is that of another version of peertoc."""
        return self.state.vocabulary != vocabulary_sha256()

    def text_of(self, kept: Kept) -> Path:
        """Name the file that holds the exact text of a source."""
        return self.state.generation / TEXTS / kept.sha256

    def texts(self) -> Iterator[KeptText]:
        """Give what is kept as texts to be read, by the names of the files, without the links of files.

        Those describe no initiative; where nothing else is kept they stay, so that somebody is told so.
        """
        names = {kept.file for kept in self.sources}
        files = [kept for kept in self.sources if not is_links(kept.file, names)]
        for kept in files or self.sources:
            path = self.text_of(kept)
            yield KeptText(self.state.folder, kept.file, path, kept.format, kept.bytes, kept.sha256)


@contextmanager
def reading(folder: Path) -> Iterator[Catalogue]:
    """Read a store; what is read stays on disk until the end of it.

    Raises NoStore, Damaged, and Unstored for a store of a newer version.
    """
    for _ in range(_TRIES):
        state = read_state(folder)
        if not state.current:
            raise holds_nothing(folder)
        with _held(state) as held:
            # A writer may have come between the two; what counts is never deleted.
            if held and read_state(folder).current == state.current:
                yield Catalogue(state, read_kept(state))
                return
    raise unopened(folder, state.current, "is not held by its lock", state.current)


@contextmanager
def _held(state: State) -> Iterator[bool]:
    """Hold a generation, or tell that it is gone."""
    lock = read_lock(state.generation)
    try:
        lock.__enter__()
    except FileNotFoundError:
        yield False
        return
    except OSError as fault:
        raise unread(state.folder, fault) from None
    try:
        yield True
    finally:
        lock.__exit__(None, None, None)
