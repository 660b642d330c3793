"""Pieces of a file of lines, cut where as little as possible is cut asunder."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from io import BytesIO
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

    ``line`` is the number of the first, counted from 1. Where the lines of the file were sorted anew, it is
    that in the sorted one, and the number that each line had is in the file ``numbers``. Whether its lines
    are ``usual`` is known when they were looked at.
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
        with self.numbers.open("rb") as file:
            file.seek((self.line - 1) * known.itemsize)
            known.fromfile(file, self.lines)
        return known


def each_line(text: bytes) -> Iterable[bytes]:
    """Give each line with its end, as the parsers count them, one by one: all at once take twice the time."""
    if b"\r" in text and text.count(b"\r") > text.count(b"\r\n"):
        return text.splitlines(keepends=True)
    return BytesIO(text)


def lines_of(text: bytes) -> int:
    """Count lines as the parsers do: each sign for a new line ends one, or a pair of them."""
    if b"\r" in text:
        return len(text.splitlines())
    return text.count(b"\n") + (not text.endswith(b"\n") and bool(text))


class Endless(Exception):
    """Say that a line has no end, and how many stand before it in the text that cannot be cut."""

    def __init__(self, before: int = 0) -> None:
        super().__init__(before)
        self.before = before


class Cutting:
    """Cut a file into texts of about a size in bytes, at the same places whoever cuts it from where on."""

    def __init__(self, path: Path, size: int, start: int) -> None:
        self.path = path
        self._look = min(_LOOK, size // 2)
        self._start, self._stop = start, path.stat().st_size
        # Near these places it is cut; what is left at the end is not worth it.
        self._near = range(start + size, self._stop - self._look, size)

    def __len__(self) -> int:
        """Count the texts, or a few more where lines are long."""
        return len(self._near) + 1

    def texts(self, first: int, behind: int) -> Iterator[tuple[int, bytes]]:
        """Give where each text starts, and its lines: from one of a number up to one of another.

        Raises Endless, after the texts before it, for a line without an end, and OSError.
        """
        with self.path.open("rb") as file:
            start = self._end(file, first)
            for number in range(first + 1, behind + 1):
                try:
                    end = self._end(file, number)
                except Endless:
                    file.seek(start)
                    raise Endless(file.read(self._near[number - 1] - start).count(b"\n")) from None
                file.seek(start)
                text = file.read(end - start)
                if text:
                    yield start, text
                start = end

    def _end(self, file: IO[bytes], number: int) -> int:
        """Find where so many texts end: where a line does."""
        if not 0 < number <= len(self._near):
            return self._stop if number else self._start
        near, look = self._near[number - 1], self._look
        file.seek(near - 2 * look)
        text = file.read(3 * look) + file.readline(look)
        end = clean_cut(text, look, 2 * look, look)
        if end < len(text):
            return near - 2 * look + end
        file.seek(near)
        line = file.readline(MAX_LINE)
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            raise Endless
        return near + len(line)


def line_before(text: bytes, place: int) -> int:
    """Give where the line starts that holds a place."""
    return max(text.rfind(end, 0, max(place, 0)) for end in (b"\n", b"\r")) + 1


def clean_cut(text: bytes, low: int, high: int, look: int) -> int:
    """Find the end of a line between two places at which the fewest names stand on both sides, near enough.

    As many bytes as ``look`` behind the places are looked at too. Without a line's end there, it is the end.
    """
    first = line_before(text, low)
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
