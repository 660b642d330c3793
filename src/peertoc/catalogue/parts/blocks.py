"""Pieces of a file of lines, cut where as little as possible is cut asunder."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

#: No statement that is let in is longer, by far.
MAX_LINE: Final = 16 * 2**20
# As much before and behind a cut as is looked at, at most.
_LOOK: Final = 128 * 2**10
# Lines so near belong together, however few are looked at.
_NEAR_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Block:
    """Name some lines of a file: where they start, how many bytes and lines they are.

    ``line`` is the number of the first, counted from 1. Where the lines of the file were sorted anew, the
    number that each had is in the file ``numbers``. Whether its lines are ``usual`` is known when they were
    looked at.
    """

    path: Path
    start: int
    size: int
    line: int
    lines: int
    numbers: Path | None = None
    usual: bool = False

    def read(self) -> bytes:
        """Read the lines. Raises OSError."""
        (text,) = self.read_some([(0, self.size)])
        return text

    def read_some(self, spans: Iterable[tuple[int, int]]) -> Iterator[bytes]:
        """Read some of the bytes: for each span, from its start as many as it has. Raises OSError."""
        with self.path.open("rb") as file:
            for start, size in spans:
                file.seek(self.start + start)
                yield file.read(size)

    def numbered(self) -> Sequence[int]:
        """Give the number that each line had in the file that was named."""
        if self.numbers is None:
            return range(self.line, self.line + self.lines)
        known = array("Q")
        known.frombytes(self.numbers.read_bytes())
        return known


def lines_of(text: bytes) -> int:
    """Count lines as the parsers do: each sign for a new line ends one, or a pair of them."""
    if b"\r" in text:
        return len(text.splitlines())
    return text.count(b"\n") + (not text.endswith(b"\n") and bool(text))


class Endless(Exception):
    """Say that a line has no end, and how many stand before it in the text that cannot be cut."""

    def __init__(self, before: int) -> None:
        super().__init__(before)
        self.before = before


def cut(path: Path, size: int, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Cut a file into texts of about a size in bytes: where each starts, and its lines.

    Raises Endless, after the texts before it, and OSError.
    """
    look = min(_LOOK, size // 4)
    with path.open("rb") as file:
        while True:
            file.seek(start)
            text = file.read(size + look)
            end = len(text) if len(text) < size + look else clean_cut(text, size - look, size, look)
            text = text[:end] if end < len(text) else text + _rest_of_line(file, text)
            if not text:
                return
            yield start, text
            start += len(text)


def _rest_of_line(file: IO[bytes], text: bytes) -> bytes:
    if text.endswith(b"\n"):
        return b""
    more = file.readline(MAX_LINE)
    if len(more) == MAX_LINE and not more.endswith(b"\n"):
        raise Endless(text.count(b"\n"))
    return more


def clean_cut(text: bytes, low: int, high: int, look: int) -> int:
    """Find the end of a line between two places at which the fewest names stand on both sides, near enough.

    As many bytes as ``look`` behind the places are looked at too. Without a line's end there, it is the end.
    """
    first = text.rfind(b"\n", 0, max(low, 0)) + 1
    lines = text[first : text.find(b"\n", high + look) + 1 or len(text)].splitlines(keepends=True)
    spans: dict[bytes, list[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split(b" ", 3)[:3:2]:
            if word[:1] != b'"':
                spans.setdefault(word, [number, number])[1] = number
    change = [0] * (len(lines) + 1)
    for opens, closes in spans.values():
        # A name that is met all along belongs to no initiative.
        if closes - opens < max(len(lines) // 4, _NEAR_LINES):
            change[opens + 1] += 1
            change[closes + 1] -= 1
    best, fewest, opened, here = 0, len(spans) + 1, 0, first
    for number, line in enumerate(lines):
        opened += change[number]
        if opened <= fewest and first < here <= high:
            best, fewest = here, opened
        here += len(line)
    return best or len(text)
