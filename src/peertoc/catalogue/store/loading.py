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

    from pyoxigraph import Quad, Store

    from peertoc.catalogue.store.statements import Text, Tick

_SIDE_BY_SIDE: Final = 2
# Each piece makes files of its own.
_PIECE: Final = 2**24


def load(store: Store, texts: Sequence[Text], quads: Iterable[Quad], tick: Tick) -> None:
    """Write texts, and further statements, into a store that nobody reads yet.

    Raises SyntaxError where a text that was not proven is none, and OSError; part of all is then written.
    """
    nameless: list[_Piece] = []

    def write(piece: _Piece) -> int:
        store.bulk_load(piece.lines, format=RdfFormat.N_QUADS, lenient=piece.proven)
        return piece.count

    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        # An error that is kept anywhere keeps the store open, and its lock; map keeps none.
        for count in pool.map(write, _pieces(texts, nameless)):
            tick(count)
    store.bulk_extend(chain(quads, *(piece.quads(tick) for piece in nameless)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Hold lines of N-Quads, and whether a parser has read them."""

    lines: bytes
    proven: bool

    @property
    def count(self) -> int:
        """Count the lines."""
        return self.lines.count(b"\n")

    def quads(self, tick: Tick) -> Iterator[Quad]:
        """Read them. Raises SyntaxError."""
        yield from parse(self.lines, format=RdfFormat.N_QUADS, lenient=self.proven)
        tick(self.count)


def _pieces(texts: Sequence[Text], nameless: list[_Piece]) -> Iterator[_Piece]:
    """Put together what is worth a call: lines in which every node has a name; others go to ``nameless``."""
    most = min(_PIECE, sum(len(text.lines) for text in texts) // _SIDE_BY_SIDE)
    waiting: list[bytes] = []
    size, proven = 0, False
    for text in sorted(texts, key=lambda text: text.proven):
        labels = Labels(text.graph)
        for part in parts_of(text.lines):
            if waiting and (size >= most or text.proven != proven):
                yield _Piece(b"".join(waiting), proven)
                waiting, size = [], 0
            named, others = labels.apart(part)
            waiting.append(named)
            size, proven = size + len(part), text.proven
            if others:
                nameless.append(_Piece(others, proven))
    if waiting:
        yield _Piece(b"".join(waiting), proven)
