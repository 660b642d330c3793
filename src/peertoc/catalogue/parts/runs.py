"""Lines of a block, where they stand in it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from peertoc.catalogue.parts.blocks import each_line

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Some lines that follow each other: the number of the first in its block, how many, first byte, bytes.
Run: TypeAlias = tuple[int, int, int, int]


class Standing:
    """Know where each line of a text stands, and what it says."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._starts = list(accumulate(map(len, each_line(text)), initial=0))

    def line(self, number: int) -> bytes:
        """Give a line by its number, counted from 0."""
        return self._text[self._starts[number] : self._starts[number + 1]]

    def runs(self, lines: Iterable[int]) -> tuple[Run, ...]:
        """Put lines together that follow each other; they are in order."""
        found: list[tuple[int, int]] = []
        for line in lines:
            if found and sum(found[-1]) == line:
                found[-1] = (found[-1][0], found[-1][1] + 1)
            else:
                found.append((line, 1))
        starts = self._starts
        return tuple(
            (first, count, starts[first], starts[first + count] - starts[first]) for first, count in found
        )


def together(runs: Iterable[Run], more: Iterable[Run]) -> tuple[Run, ...]:
    """Add single lines to runs, unless they are among those."""
    held = sorted(runs)
    single = sorted({run for run in more if not _among(run, held)})
    return (*held, *single)


def _among(line: Run, held: list[Run]) -> bool:
    place = bisect_right(held, line[0], key=lambda run: run[0]) - 1
    return place >= 0 and line[0] < held[place][0] + held[place][1]
