"""A text with a name: from offset to line and column, and back, and to words about a fault there."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from peertoc.errors import Malformed
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

# As the parsers count them: a line ends at \r\n, \n or \r, and at nothing else.
_END: Final = re.compile(r"\r\n|\n|\r")


class Page:
    """Hold a text, and know where each line starts. Lines and columns count from 1, offsets from 0."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and column; a place beyond the text is the end of the text."""
        if not 1 <= line <= len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + max(column - 1, 0), len(self.text))

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
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def lines(self) -> Iterator[str]:
        """Give each line without its end."""
        return map(self.line, range(1, len(self._starts) + 1))

    def malformed(self, message: str, span: tuple[int, int] | None = None, help: str = "") -> Malformed:
        """Make the error that tells of a fault, with its line where the span is known."""
        if span is None:
            return Malformed(message, place=Place(self.name), help=help)
        place = self.place(*span)
        return Malformed(message, place=place, source=self.line(place.line), help=help)

    @cached_property
    def _starts(self) -> list[int]:
        if "\r" not in self.text:
            return list(accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0))
        return [0, *(match.end() for match in _END.finditer(self.text))]
