"""Adding files to a store: read, held against what is there, and written in batches."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from peertoc.catalogue.decoding import MAX_BYTES
from peertoc.catalogue.fetching import Source, fetch
from peertoc.catalogue.formats import named
from peertoc.catalogue.graph_names import graph_name
from peertoc.catalogue.store.generation import Change, Incoming
from peertoc.catalogue.store.kept import Done
from peertoc.errors import PeertocError
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from peertoc.catalogue.store.kept import Manner
    from peertoc.catalogue.store.writer import Writer

#: Told now and then: how much of how much is done, and with which file.
Watch: TypeAlias = Callable[[int, int, str], None]

_MOST: Final = 200_000
_SECONDS: Final = 3.0


def add(
    writer: Writer, sources: Sequence[Source | PeertocError], now: datetime, watch: Watch = lambda *_: None
) -> Iterator[Done | PeertocError]:
    """Add sources to a store; each is told when it is safe on disk, and what cannot be read, why.

    A source that was added before replaces what was kept of it, all or nothing. At the end, files that still
    hold words of what was replaced are written anew. Raises Damaged, Locked and Unwritable.
    """
    batch = _Batch(writer, now.isoformat().replace("+00:00", "Z"), _Far(watch, sources))
    for source in sources:
        try:
            if isinstance(source, PeertocError):
                raise source
            batch.take(source)
        except PeertocError as fault:
            yield fault
        if batch.full:
            yield from batch.written()
    yield from batch.written()
    if writer.has_traces:
        writer.switch(Change(clean=True), batch.far.idle)


class _Far:
    """Know how far the work has come: each byte counts once when it is read, once when it is written."""

    def __init__(self, watch: Watch, sources: Sequence[Source | PeertocError]) -> None:
        self._watch = watch
        self._sizes = {source: _size(source) for source in sources if isinstance(source, Source)}
        self._total = 2 * sum(self._sizes.values())
        self._done = 0.0
        self._name = ""

    def read(self, source: Source) -> None:
        self._name = source.name
        self.on(self._sizes[source])

    def idle(self, _: int) -> None:
        self.on(0)

    def on(self, amount: float) -> None:
        self._done = min(self._done + amount, self._total)
        self._watch(int(self._done), self._total, self._name)


def _size(source: Source) -> int:
    with suppress(OSError, ValueError):
        return source.path.stat().st_size if source.path else 1
    return 1


@dataclass
class _Batch:
    """Gather sources until there are enough of them for a change, or enough time has gone by."""

    writer: Writer
    added: str
    far: _Far
    incoming: dict[str, Incoming] = field(default_factory=dict)
    statements: int = 0
    bytes: int = 0
    began: float = field(default_factory=time.monotonic)
    took: float = 0.0

    @property
    def full(self) -> bool:
        """Tell whether to write; a store that is slow to write is written to less often."""
        waited = time.monotonic() - self.began
        return self.statements >= _MOST or self.bytes >= MAX_BYTES or waited > max(_SECONDS, 2 * self.took)

    def take(self, source: Source) -> None:
        """Read a source, unless the store has the same text already. Raises Unreadable and Malformed."""
        self.far.read(source)
        data = fetch(source)
        sha256 = hashlib.sha256(data).hexdigest()
        graph = graph_name(str(source.path) if source.path else source.name)
        before = self.writer.known.get(graph)
        same = before and (before.sha256, before.format) == (sha256, source.format)
        lines, proven = (None, True) if same else _lines(source, data)
        self.incoming[graph] = each = Incoming(source, graph, data, sha256, lines, before, proven)
        self.statements += each.statements
        self.bytes += len(data)

    def written(self) -> Iterator[Done | PeertocError]:
        """Write what was gathered, then tell of it, and of what turns out to be unreadable on the way."""
        with suppress(SyntaxError):
            yield from self._written()
            return
        # Nothing was written, and the error is gone, which held what was half made. Now each is read the way
        # that knows places, and none is in doubt any more.
        yield from self._prove()
        yield from self._written()

    def _prove(self) -> Iterator[PeertocError]:
        for graph, each in tuple(self.incoming.items()):
            if not each.proven:
                try:
                    lines = named(each.source.format).lines(each.data, printable(each.source.name))
                    self.incoming[graph] = replace(each, lines=lines, proven=True)
                except PeertocError as fault:
                    del self.incoming[graph]
                    yield fault

    def _written(self) -> Iterator[Done]:
        if not self.incoming:
            return
        start = time.monotonic()
        share = self.bytes / max(self.statements, 1)
        change = Change(incoming=tuple(self.incoming.values()), added=self.added)
        kept = {each.graph: each for each in self.writer.switch(change, lambda n: self.far.on(n * share))}
        told = [Done(kept[each.graph], _manner(each)) for each in self.incoming.values()]
        self.incoming, self.statements, self.bytes = {}, 0, 0
        self.began = time.monotonic()
        self.took = self.began - start
        yield from told


def _lines(source: Source, data: bytes) -> tuple[bytes, bool]:
    """Give the statements of a source as lines, and tell whether a parser has read them."""
    format, name = named(source.format), printable(source.name)
    if format.stands is not None and format.stands(data, name):
        return data, False
    return format.lines(data, name), True


def _manner(each: Incoming) -> Manner:
    if each.before is None:
        return "added"
    return "unchanged" if each.lines is None else "replaced"
