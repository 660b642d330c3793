"""Looking a store over: is everything in it as it was written?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import DefaultGraph, Store

from peertoc.catalogue.formats import named
from peertoc.catalogue.store.layout import RDF, TEXTS, generations
from peertoc.catalogue.store.locking import is_written
from peertoc.catalogue.store.statements import counts, damage_told, quads_of, statements_of
from peertoc.catalogue.store.vocabulary import GRAPH, vocabulary_triples
from peertoc.errors import Damaged, PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    from peertoc.catalogue.store.adding import Watch
    from peertoc.catalogue.store.kept import Kept
    from peertoc.catalogue.store.reader import Catalogue

_AGAIN: Final = "Remove the source from the store (“peertoc store remove”), then add the file again."
_ANEW: Final = "Make a new store: add the files to it again, or what “peertoc store export -o FOLDER” saves."


@dataclass(frozen=True, slots=True)
class Fault:
    """Tell of something in a store that is not as it was written: the part, the source, and what to do."""

    kind: str
    part: str
    file: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Checkup:
    """Hold what came of looking a store over; ``notes`` tell what is no fault, but good to know."""

    catalogue: Catalogue
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def check(catalogue: Catalogue, watch: Watch = lambda *_: None) -> Checkup:
    """Read all that a store keeps, and hold it against itself: each text, its hash, and its statements."""
    faults = [*_texts(catalogue), *_unlisted_texts(catalogue)]
    spoiled = {fault.file for fault in faults}
    try:
        with statements_of(catalogue.state) as store:
            faults += _statements(catalogue, store, spoiled, watch)
    except Damaged as fault:
        faults.append(Fault("rdf-unreadable", RDF, "", fault.message, _ANEW))
    return Checkup(catalogue, tuple(faults), tuple(_notes(catalogue)))


def _texts(catalogue: Catalogue) -> Iterator[Fault]:
    for kept in catalogue.sources:
        part = f"{TEXTS}/{kept.sha256}"
        try:
            digest = hashlib.sha256(catalogue.text_of(kept).read_bytes()).hexdigest()
        except FileNotFoundError:
            yield Fault("text-missing", part, kept.file, f"The text of {kept.file} is missing.", _AGAIN)
        except OSError as fault:
            why = (fault.strerror or "unknown fault").lower()
            yield Fault(
                "text-missing", part, kept.file, f"The text of {kept.file} cannot be read: {why}.", _AGAIN
            )
        else:
            if digest != kept.sha256:
                message = f"The text of {kept.file} is not the one that was added."
                yield Fault("text-changed", part, kept.file, message, _AGAIN)


def _unlisted_texts(catalogue: Catalogue) -> Iterator[Fault]:
    listed = {kept.sha256 for kept in catalogue.sources}
    folder = catalogue.state.generation / TEXTS
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in listed:
            part = f"{TEXTS}/{path.name}"
            yield Fault("text-unlisted", part, "", f"There is a text that no source has: {part}.", _ANEW)


def _statements(catalogue: Catalogue, store: Store, spoiled: set[str], watch: Watch) -> Iterator[Fault]:
    with damage_told(catalogue.state):
        counted = counts(store)
    for number, kept in enumerate(catalogue.sources):
        watch(number, len(catalogue.sources), kept.file)
        if kept.file not in spoiled and not _same(catalogue, store, kept, counted.get(kept.graph, 0)):
            message = f"The statements of {kept.file} are not those of its text."
            yield Fault("statements-differ", RDF, kept.file, message, _AGAIN)
    if not catalogue.old_vocabulary and not _holds(catalogue, store, GRAPH, vocabulary_triples(), counted):
        message = "The vocabulary in the store is not the one that it says it is."
        yield Fault("vocabulary-differs", RDF, "", message, _ANEW)
    for graph in sorted(counted.keys() - {kept.graph for kept in catalogue.sources} - {GRAPH}):
        yield Fault("graph-unlisted", RDF, "", f"There are statements that no source has: {graph}.", _ANEW)
    with damage_told(catalogue.state):
        loose = next(store.quads_for_pattern(None, None, None, DefaultGraph()), None)
    if loose is not None:
        message = "There are statements that no source has, in no graph."
        yield Fault("graph-unlisted", RDF, "", message, _ANEW)


def _same(catalogue: Catalogue, store: Store, kept: Kept, number: int) -> bool:
    """Tell whether the statements of a source are those that its text makes, and as many as was noted."""
    try:
        document = named(kept.format).load(catalogue.text_of(kept).read_bytes(), kept.file)
    except (PeertocError, OSError):
        return False
    holds = _holds(catalogue, store, kept.graph, document.triples, {kept.graph: number})
    return holds and number == kept.statements


def _holds(
    catalogue: Catalogue, store: Store, graph: str, triples: Iterable[Triple], counted: dict[str, int]
) -> bool:
    # Written as the engine writes them: it takes 1 and 01 for one value.
    expected = Store()
    expected.bulk_extend(quads_of(triples, graph))
    if len(expected) != counted.get(graph, 0):
        return False
    with damage_told(catalogue.state):
        return all(quad in store for quad in expected)


def _notes(catalogue: Catalogue) -> Iterator[str]:
    folder, current = catalogue.state.folder, catalogue.state.current
    left = [path.name for path in generations(folder) if path.name != current]
    if is_written(folder):
        yield "Somebody is writing into the store; what was checked is what it held before."
    elif left:
        yield f"Left over from earlier: {', '.join(left)}. The next change to the store deletes it."
    if catalogue.state.traces:
        yield "Words of a text that was replaced may still be on disk. The next change takes them out."
    if catalogue.old_vocabulary:
        yield "The vocabulary is that of another version of peertoc. The next change brings it up to date."
