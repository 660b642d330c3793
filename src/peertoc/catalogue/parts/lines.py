"""The lines of a part, in the order in which they stand in the whole file."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.catalogue.parts.blocks import Block
    from peertoc.catalogue.parts.exploring import Run


@dataclass(frozen=True, slots=True)
class Lines:
    """Hold a text, and for each of its lines the number in the whole file, and whether it is the part's own.

    ``own`` is None where all are.
    """

    text: bytes
    numbers: Sequence[int]
    own: Sequence[bool] | None = None


def lines_of_part(own: Sequence[Block], copied: Iterable[tuple[Block, Sequence[Run]]]) -> Lines:
    """Read the lines of blocks, and those that are copied from others. Raises OSError."""
    pieces = [Lines(block.read(), block.numbered(), (True,) * block.lines) for block in own]
    for block, runs in copied:
        text, numbers = block.read(), block.numbered()
        pieces += (
            Lines(text[start : start + size], numbers[first : first + count], (False,) * count)
            for first, count, start, size in runs
        )
    if len(pieces) == 1:
        return Lines(pieces[0].text, pieces[0].numbers)
    pieces.sort(key=lambda piece: piece.numbers[0])
    if any(before.numbers[-1] > behind.numbers[0] for before, behind in pairwise(pieces)):
        pieces = sorted(
            (line for piece in pieces for line in _single(piece)), key=lambda piece: piece.numbers[0]
        )
    numbers = array("Q")
    for piece in pieces:
        numbers.extend(piece.numbers)
    own_lines = [own for piece in pieces for own in piece.own or ()]
    return Lines(b"".join(_ended(piece.text) for piece in pieces), numbers, own_lines)


def _single(piece: Lines) -> Iterable[Lines]:
    texts = piece.text.splitlines(keepends=True)
    for number, text, own in zip(piece.numbers, texts, piece.own or (), strict=True):
        yield Lines(text, (number,), (own,))


def _ended(text: bytes) -> bytes:
    return text if text.endswith((b"\n", b"\r")) else text + b"\n"
