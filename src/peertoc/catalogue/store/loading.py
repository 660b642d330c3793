"""Writing many statements at the engine's own pace: as text, which it parses itself, two pieces side by side.

The engine gives nameless things new names at random; lines with some are parsed here, so that the same text
always gives the same statements.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, parse

from peertoc.catalogue.flattening import parts_of
from peertoc.catalogue.store.statements import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from pyoxigraph import Quad, Store

    from peertoc.catalogue.store.statements import Text, Tick

_SIDE_BY_SIDE: Final = 2


@dataclass(frozen=True, slots=True)
class _Piece:
    """Hold N-Quads in which every node has a name, and how many statements they stand for."""

    lines: bytes
    count: int

    def load(self, store: Store, *, proven: bool) -> int:
        """Write it, and tell how many statements it stands for. Raises SyntaxError and OSError."""
        store.bulk_load(self.lines, format=RdfFormat.N_QUADS, lenient=proven)
        return self.count


def load(store: Store, texts: Sequence[Text], quads: Iterable[Quad], tick: Tick) -> None:
    """Write texts, and further statements, into a store that nobody reads yet.

    Raises SyntaxError where a text that was not proven is none, and OSError; part of all is then written.
    """
    proven = all(text.proven for text in texts)
    nameless: list[bytes] = []
    loaded: list[Future[int]] = []
    try:
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
            for piece in _pieces(texts, nameless):
                loaded.append(pool.submit(piece.load, store, proven=proven))
            for each in loaded:
                tick(each.result())
    finally:
        # An error holds who waited for it; it would keep the store open, and its lock.
        loaded.clear()
    parsed = (parse(lines, format=RdfFormat.N_QUADS, lenient=proven) for lines in nameless)
    store.bulk_extend(chain(quads, chain.from_iterable(parsed)))


def _pieces(texts: Sequence[Text], nameless: list[bytes]) -> Iterator[_Piece]:
    """Share texts out in as few pieces as serve, since each makes files of its own.

    Lines with nameless things go to ``nameless``; they are counted with the piece that they stood beside.
    """
    most = sum(len(text.lines) for text in texts) // _SIDE_BY_SIDE
    waiting: list[bytes] = []
    size = count = 0
    for text in texts:
        labels = Labels(text.graph)
        for part in parts_of(text.lines):
            if waiting and size >= most:
                yield _Piece(b"".join(waiting), count)
                waiting, size, count = [], 0, 0
            named, others = labels.apart(part)
            waiting.append(named)
            nameless.append(others)
            size, count = size + len(part), count + part.count(b"\n")
    if waiting:
        yield _Piece(b"".join(waiting), count)
