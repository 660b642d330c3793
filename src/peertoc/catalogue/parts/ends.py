"""The two ends of each statement, as numbers on disk."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Ends:
    """Hold, for each line of each block, the numbers of its subject and of what that leads to, or 0."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: list[int] = []

    def write(self, subjects: array[int], things: array[int]) -> None:
        """Write down those of the next block. Raises OSError."""
        with self._path.open("ab") as file:
            subjects.tofile(file)
            things.tofile(file)
        self._lines.append(len(subjects))

    def read(self) -> Iterator[tuple[array[int], array[int]]]:
        """Give those of one block after the other. Raises OSError."""
        with self._path.open("rb") as file:
            for count in self._lines:
                subjects, things = array("I"), array("I")
                subjects.fromfile(file, count)
                things.fromfile(file, count)
                yield subjects, things

    def remove(self) -> None:
        """Remove the file. Raises OSError."""
        self._path.unlink()
