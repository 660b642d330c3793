"""Lines put together on disk, by the pile that each belongs to."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# As many bytes are held before they are written.
_HELD: Final = 16 * 2**20
# So many piles are sorted at a time; more, where there were more such heaps than that many.
_PILES: Final = 4
_HEAPS: Final = 512


class _Heap:
    """Hold lines, with the pile of each and the number that it had."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.piles = array("I")
        self.numbers = array("Q")

    def put(self, pile: int, number: int, line: bytes) -> None:
        """Add a line."""
        self.lines.append(line)
        self.piles.append(pile)
        self.numbers.append(number)


class Piling:
    """Put lines on piles, and write pile after pile to one file; the numbers that lines had to another.

    Neighbouring piles make a heap. First each line is added to the file of its heap, many at a time; then one
    heap after the other is read and sorted. In memory are as many lines as are held, or one heap: four piles,
    and of a file of more than 8 GB one in 512 of its lines; more where one pile is larger.
    """

    def __init__(self, folder: Path, piles: int) -> None:
        self._folder = folder
        #: The lines, pile by pile; and the numbers.
        self.path, self.numbers = folder / "sorted", folder / "numbers"
        self._size = max(_PILES, piles // _HEAPS)
        self._heaps: dict[int, _Heap] = defaultdict(_Heap)
        self._written: set[int] = set()
        self._held = 0

    def put(self, pile: int, number: int, line: bytes) -> None:
        """Put a line on a pile. Raises OSError."""
        line = line.rstrip(b"\r\n") + b"\n"
        self._heaps[pile // self._size].put(pile, number, line)
        self._held += len(line)
        if self._held > _HELD:
            self._write()

    def texts(self) -> Iterator[tuple[int, bytes]]:
        """Write the piles; give where each starts, and its lines. Raises OSError."""
        self._write()
        with self.path.open("wb") as sorted_, self.numbers.open("wb") as numbers:
            for heap in sorted(self._written):
                for pile in self._sorted(heap):
                    start, text = sorted_.tell(), b"".join(pile.lines)
                    sorted_.write(text)
                    pile.numbers.tofile(numbers)
                    yield start, text

    def _paths(self, heap: int) -> tuple[Path, Path, Path]:
        lines = self._folder / f"heap-{heap}"
        return lines, lines.with_suffix(".piles"), lines.with_suffix(".numbers")

    def _write(self) -> None:
        for number, heap in self._heaps.items():
            lines, piles, numbers = self._paths(number)
            with lines.open("ab") as file:
                file.writelines(heap.lines)
            for path, values in ((piles, heap.piles), (numbers, heap.numbers)):
                with path.open("ab") as file:
                    values.tofile(file)
        self._written.update(self._heaps)
        self._heaps.clear()
        self._held = 0

    def _sorted(self, number: int) -> Iterator[_Heap]:
        """Give the piles of a heap, and remove its files."""
        lines, *known = paths = self._paths(number)
        piles, numbers = (path.read_bytes() for path in known)
        found: dict[int, _Heap] = defaultdict(_Heap)
        with lines.open("rb") as file:
            for line, pile, known_as in zip(file, array("I", piles), array("Q", numbers), strict=True):
                found[pile].put(pile, known_as, line)
        for path in paths:
            path.unlink()
        return (found.pop(pile) for pile in sorted(found))
