"""Making a generation: what stays of the one before, and what is new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from peertoc.catalogue.store.kept import Kept, written
from peertoc.catalogue.store.layout import RDF, READERS, SOURCES, TEXTS, damaged
from peertoc.catalogue.store.loading import load
from peertoc.catalogue.store.settling import settle
from peertoc.catalogue.store.statements import (
    Text,
    counts,
    damage_told,
    quads_from,
    quads_in,
    quads_of,
    statements_of,
)
from peertoc.catalogue.store.vocabulary import GRAPH, vocabulary_triples
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from peertoc.catalogue.fetching import Source
    from peertoc.catalogue.store.reader import Catalogue
    from peertoc.catalogue.store.statements import Tick

_OFTEN: Final = 8_192
_FEW: Final = 20_000


@dataclass(frozen=True, slots=True)
class Incoming:
    """Hold a source that was read: its statements as N-Triples, None where the store has the same text.

    ``proven`` tells that a parser has read them; where none has, writing them may raise SyntaxError.
    """

    source: Source
    graph: str
    data: bytes
    sha256: str
    lines: bytes | None
    before: Kept | None
    proven: bool = True

    @property
    def statements(self) -> int:
        """Count the statements that are to be written, a repeated one each time."""
        return (self.lines or b"").count(b"\n")

    def kept(self, added: str) -> Kept:
        """Tell what is kept of it; the statements are counted later."""
        path, before = self.source.path, self.before
        return Kept(
            file=self.source.name,
            graph=self.graph,
            name=printable(path.name) if path else self.source.name,
            sha256=self.sha256,
            bytes=len(self.data),
            statements=before.statements if before else 0,
            added=added,
            format=self.source.format,
            version=before.version + 1 if before else 1,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """Say what a new generation holds: the sources of the old one without ``gone``, and ``incoming``.

    ``clean`` asks for files that never held anything else; else the old ones are linked, which is quick.
    """

    gone: frozenset[str] = frozenset()
    incoming: tuple[Incoming, ...] = ()
    added: str = ""
    clean: bool = False


def make_generation(path: Path, old: Catalogue | None, change: Change, tick: Tick) -> tuple[Kept, ...]:
    """Make a generation in a new folder, on disk to the last byte, and tell what it keeps.

    Raises Damaged for the old one, and OSError where it cannot be written.
    """
    stay = _stays(old, change) if old else []
    for folder in (path, path / TEXTS):
        folder.mkdir()
    (path / READERS).touch()
    _write_texts(path / TEXTS, old, stay, change.incoming)
    counted = _write_statements(path / RDF, old, stay, change, tick)
    now = {kept.graph: kept for kept in stay} | {
        each.graph: replace(kept, statements=counted.get(each.graph, kept.statements))
        for each in change.incoming
        for kept in (each.kept(change.added),)
    }
    (path / SOURCES).write_text(written(now.values()), encoding="utf-8")
    settle(path)
    return tuple(sorted(now.values()))


def _stays(old: Catalogue, change: Change) -> list[Kept]:
    """List the sources whose text and statements are taken over from the old generation."""
    leaves = change.gone | {each.graph for each in change.incoming if each.lines is not None}
    return [kept for kept in old.sources if kept.graph not in leaves]


def _write_texts(
    folder: Path, old: Catalogue | None, stay: Iterable[Kept], incoming: Iterable[Incoming]
) -> None:
    if old:
        for kept in {kept.sha256: kept for kept in stay}.values():
            _link(old, kept, folder / kept.sha256)
    for each in incoming:
        text = folder / each.sha256
        if not text.exists():
            text.write_bytes(each.data)


def _link(old: Catalogue, kept: Kept, target: Path) -> None:
    text = old.text_of(kept)
    try:
        target.hardlink_to(text)
    except FileNotFoundError:
        part = f"{old.state.current}/{TEXTS}/{kept.sha256}"
        raise damaged(old.state.folder, part, f"is missing, the text of {kept.file}") from None
    except OSError:  # a disk without links
        target.write_bytes(text.read_bytes())


def _write_statements(
    folder: Path, old: Catalogue | None, stay: list[Kept], change: Change, tick: Tick
) -> dict[str, int]:
    """Write the statements, and count those of each graph that was written."""
    fresh = [each.graph for each in change.incoming if each.lines is not None]
    texts = [Text(each.lines, each.graph, each.proven) for each in change.incoming if each.lines is not None]
    vocabulary = quads_of(vocabulary_triples(), GRAPH)
    if old is None:
        return _fill(Store(str(folder)), texts, vocabulary, tick)
    with statements_of(old.state) as before:
        if change.clean:
            copied = (_ticked(quads_in(before, old.state, kept.graph), tick) for kept in stay)
            counted = _fill(Store(str(folder)), texts, chain(vocabulary, *copied), tick)
            _expect(old, stay, counted)
            return counted
        with damage_told(old.state):
            before.backup(str(folder))
    store = Store(str(folder))
    for kept in set(old.sources).difference(stay):
        store.remove_graph(NamedNode(kept.graph))
    if old.old_vocabulary:
        store.remove_graph(NamedNode(GRAPH))
    return _fill(store, texts, vocabulary if old.old_vocabulary else (), tick, fresh, onto=True)


def _fill(
    store: Store,
    texts: list[Text],
    quads: Iterable[Quad],
    tick: Tick,
    graphs: list[str] | None = None,
    *,
    onto: bool = False,
) -> dict[str, int]:
    """Write statements, ``onto`` others or not, and count those of each graph."""
    if sum(text.lines.count(b"\n") for text in texts) < _FEW:
        # What is added bit by bit would leave the engine with many files.
        write = store.extend if onto else store.bulk_extend
        write(chain(quads, *(quads_from(text, tick) for text in texts)))
    else:
        load(store, texts, quads, tick)
    # What is only in its memory would be left out when the next generation is made of this one.
    store.flush()
    if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None:
        raise SyntaxError("a remark stands where a line was said to end with its statement")
    return counts(store, graphs)


def _expect(old: Catalogue, stay: Iterable[Kept], counted: dict[str, int]) -> None:
    """Raise Damaged where the old generation has not given what it was said to hold."""
    for kept in stay:
        if counted.get(kept.graph, 0) != kept.statements:
            part = f"{old.state.current}/{RDF}"
            raise damaged(old.state.folder, part, f"does not hold the statements of {kept.file}")


def _ticked(quads: Iterator[Quad], tick: Tick) -> Iterator[Quad]:
    number = 0
    for number, quad in enumerate(quads, 1):
        if number % _OFTEN == 0:
            tick(_OFTEN)
        yield quad
    tick(number % _OFTEN)
