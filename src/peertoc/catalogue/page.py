"""A text with a name: from offset to line and column, and back, and to words about a fault there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from peertoc.errors import Malformed
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

# As the parsers count them: a line ends at \r\n, \n or \r, and at nothing else.
_END: Final = re.compile(r"\r\n|\n|\r")
#: How RDF 1.2 opens a statement within a statement; so it is found in half the time that ``in`` takes.
NESTED: Final = re.compile("<<")
# About as many characters are looked through at once for where their lines start.
_STRETCH: Final = 16_384


class Page:
    """Hold a text, and find where its lines start. Lines and columns count from 1, offsets from 0."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._known: dict[int, list[int]] = {}

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset."""
        stretch = bisect_right(self._stretches, offset) - 1
        starts = self._starts(stretch)
        line = bisect_right(starts, offset)
        return self._before[stretch] + line, offset - starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and column; a place beyond the text is the end of the text."""
        start = self._start(line)
        return len(self.text) if start is None else min(start + max(column - 1, 0), len(self.text))

    def place(self, start: int, end: int) -> Place:
        """Give the place of the characters from ``start`` up to ``end``."""
        return Place(self.name, *self.position(start), *self.position(end))

    def find(self, *wanted: str) -> tuple[int, int] | None:
        """Find where the first of the wanted strings that the text holds starts and ends."""
        for words in wanted:
            start = self.text.find(words)
            if start >= 0:
                return start, start + len(words)
        return None

    def line(self, number: int) -> str:
        """Give a line without its end; empty where there is no such line."""
        start = self._start(number)
        if start is None:
            return ""
        end = _END.search(self.text, start)
        return self.text[start : end.start() if end else len(self.text)]

    def lines(self) -> Iterator[str]:
        """Give each line without its end."""
        return iter(_END.split(self.text))

    @cached_property
    def nests(self) -> bool:
        """Tell whether there may be statements within statements."""
        return NESTED.search(self.text) is not None

    def malformed(self, message: str, span: tuple[int, int] | None = None, help: str = "") -> Malformed:
        """Make the error that tells of a fault, with its line where the span is known."""
        if span is None:
            return Malformed(message, place=Place(self.name), help=help)
        place = self.place(*span)
        return Malformed(message, place=place, source=self.line(place.line), help=help)

    def _start(self, line: int) -> int | None:
        """Give where a line starts; None where there is no such line."""
        stretch = bisect_left(self._before, line) - 1
        if stretch < 0:
            return None
        starts, number = self._starts(stretch), line - self._before[stretch] - 1
        return starts[number] if number < len(starts) else None

    def _starts(self, stretch: int) -> list[int]:
        """List where the lines of a stretch start."""
        if stretch not in self._known:
            start, *behind = self._stretches[stretch : stretch + 2]
            ends = _END.finditer(self.text, start, *behind)
            starts = [start, *(match.end() for match in ends)]
            self._known[stretch] = starts[:-1] if behind else starts
        return self._known[stretch]

    @cached_property
    def _stretches(self) -> list[int]:
        """List where stretches start: each behind the end of a line."""
        starts, size = [0], len(self.text)
        while 0 < (start := self.text.find("\n", starts[-1] + _STRETCH) + 1) < size:
            starts.append(start)
        return starts

    @cached_property
    def _before(self) -> list[int]:
        """Count the lines before each stretch."""
        plain = "\r" not in self.text
        counts = (
            self.text.count("\n", *ends) if plain else len(_END.findall(self.text, *ends))
            for ends in pairwise(self._stretches)
        )
        return list(accumulate(counts, initial=0))
