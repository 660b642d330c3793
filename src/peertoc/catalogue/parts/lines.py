"""The lines of a part, in the order in which they stand in the whole file."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from peertoc.catalogue.parts.blocks import Block
    from peertoc.catalogue.parts.runs import Run


class Numbers(Protocol):
    """Be numbers, each larger than the one before."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Lines:
    """Hold a text, and for each of its lines the number in the whole file, and whether it is the part's own.

    ``own`` is None where all are, else it has a byte for each.
    """

    text: bytes
    numbers: Numbers
    own: bytes | None = None

    def line(self, number: int) -> int:
        """Give the number here, counted from 1, of a line with a number in the whole file; 0 if it is not."""
        index = bisect_left(self.numbers, number)
        return index + 1 if index < len(self.numbers) and self.numbers[index] == number else 0


class _Piece(NamedTuple):
    """Hold lines that stand in one block."""

    text: bytes
    numbers: Sequence[int]
    own: bool


class _Row:
    """Hold the numbers of one piece after the other."""

    def __init__(self, pieces: Iterable[Sequence[int]]) -> None:
        self._pieces = list(pieces)
        self._starts = list(accumulate(map(len, self._pieces), initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    def __getitem__(self, index: int, /) -> int:
        piece = bisect_right(self._starts, index) - 1
        return self._pieces[piece][index - self._starts[piece]]


def lines_of_part(own: Sequence[Block], copied: Iterable[tuple[Block, Sequence[Run]]]) -> Lines:
    """Read the lines of blocks, and those that are copied from others. Raises OSError."""
    pieces = [_Piece(block.read(), block.numbered(), own=True) for block in own]
    for block, runs in copied:
        numbers = block.numbered()
        texts = block.read_some((start, size) for _, _, start, size in runs)
        pieces += (
            _Piece(text, numbers[first : first + count], own=False)
            for text, (first, count, _, _) in zip(texts, runs, strict=True)
        )
    if len(pieces) == 1:
        return Lines(pieces[0].text, pieces[0].numbers)
    pieces.sort(key=lambda piece: piece.numbers[0])
    if any(before.numbers[-1] > behind.numbers[0] for before, behind in pairwise(pieces)):
        return _merged(pieces)
    return Lines(
        b"".join(_ended(piece.text) for piece in pieces),
        _Row(piece.numbers for piece in pieces),
        b"".join(bytes([piece.own]) * len(piece.numbers) for piece in pieces),
    )


def _merged(pieces: Iterable[_Piece]) -> Lines:
    """Put the lines of pieces in order that stand between each other."""
    lines = sorted(line for piece in pieces for line in _single(piece))
    return Lines(
        b"".join(_ended(text) for _, text, _ in lines),
        array("Q", (number for number, _, _ in lines)),
        bytes(own for _, _, own in lines),
    )


def _single(piece: _Piece) -> Iterator[tuple[int, bytes, bool]]:
    for number, text in zip(piece.numbers, piece.text.splitlines(keepends=True), strict=True):
        yield number, text, piece.own


def _ended(text: bytes) -> bytes:
    return text if text.endswith((b"\n", b"\r")) else text + b"\n"
