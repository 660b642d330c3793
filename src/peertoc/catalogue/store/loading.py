"""Writing many statements at the engine's own pace: as text, which it parses itself, two pieces side by side.

The engine gives nameless things new names at random; lines with some are parsed here, so that the same text
always gives the same statements.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Final, cast

from pyoxigraph import RdfFormat, parse

from peertoc.catalogue.flattening import parts_of
from peertoc.catalogue.store.statements import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyoxigraph import Quad, Store

    from peertoc.catalogue.store.statements import Text, Tick

_SIDE_BY_SIDE: Final = 2


def load(store: Store, texts: Sequence[Text], quads: Iterable[Quad], tick: Tick) -> None:
    """Write texts, and further statements, into a store that nobody reads yet.

    Raises SyntaxError where a text that was not proven is none, and OSError; part of all is then written.
    """
    nameless: list[_Nameless] = []
    told: SimpleQueue[int | None] = SimpleQueue()
    pieces = _pieces(texts, nameless, told)

    def write(piece: _Piece) -> None:
        try:
            store.bulk_load(cast("IO[bytes]", piece), format=RdfFormat.N_QUADS, lenient=piece.proven)
        finally:
            told.put(None)

    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        # An error that is kept anywhere keeps the store open, and its lock; map keeps none.
        written = pool.map(write, pieces)
        for _ in pieces:
            for count in iter(told.get, None):
                tick(count)
        deque(written, maxlen=0)
    store.bulk_extend(chain(quads, *(each.quads(tick) for each in nameless)))


@dataclass
class _Piece:
    """Hold N-Quads in which every node has a name, to be read by the engine; let go of what is read.

    ``told`` hears how many statements each further part of it holds.
    """

    proven: bool
    told: SimpleQueue[int | None]
    size: int = 0
    _waiting: deque[bytes] = field(default_factory=deque)
    _now: BytesIO = field(default_factory=BytesIO)

    def put(self, lines: bytes) -> None:
        """Add lines to be read."""
        self._waiting.append(lines)

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes."""
        while not (found := self._now.read(size)) and self._waiting:
            lines = self._waiting.popleft()
            self._now = BytesIO(lines)
            self.told.put(lines.count(b"\n"))
        return found


@dataclass(frozen=True, slots=True)
class _Nameless:
    """Hold N-Quads in which some nodes have no name but the one that we have given them."""

    lines: bytes
    proven: bool

    def quads(self, tick: Tick) -> Iterator[Quad]:
        """Read them. Raises SyntaxError."""
        yield from parse(self.lines, format=RdfFormat.N_QUADS, lenient=self.proven)
        tick(self.lines.count(b"\n"))


def _pieces(texts: Sequence[Text], nameless: list[_Nameless], told: SimpleQueue[int | None]) -> list[_Piece]:
    """Share texts out in as few pieces as serve, since each makes files of its own.

    Lines with nameless things go to ``nameless``.
    """
    most = sum(len(text.lines) for text in texts) // _SIDE_BY_SIDE
    pieces: list[_Piece] = []
    for text in sorted(texts, key=lambda text: text.proven):
        labels = Labels(text.graph)
        for part in parts_of(text.lines):
            if not pieces or pieces[-1].size >= most or pieces[-1].proven != text.proven:
                pieces.append(_Piece(text.proven, told))
            named, others = labels.apart(part)
            pieces[-1].put(named)
            pieces[-1].size += len(part)
            if others:
                nameless.append(_Nameless(others, text.proven))
    return pieces
