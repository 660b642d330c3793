"""Which names stand in more than one block, found on disk: memory does not grow with the file.

Names are known by a number of 64 bits. Two that share one pass for the same, which joins too much, and
nothing else.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from peertoc.catalogue.parts.mentions import Mentions

_RANGES: Final = 64
_BOUNDS: Final = [number * 2**64 // _RANGES - 2**63 for number in range(_RANGES)]
_WIDTH: Final = 8


class Crossing:
    """Know the names that more than one block mentions, and at least one describes or joins to others."""

    def __init__(self) -> None:
        #: The blocks in which a name is described, or joined to others both ways.
        self.joined_in: dict[int, list[int]] = defaultdict(list)
        #: The crossing names that a block mentions.
        self.named_by: dict[int, list[int]] = defaultdict(list)
        #: The crossing names that are joined to whatever leads to them.
        self.odd: set[int] = set()
        #: How often a block shares a name with others that it describes or joins.
        self.shared = 0

    def __contains__(self, name: int) -> bool:
        """Tell whether a name crosses."""
        return name in self.joined_in

    def __len__(self) -> int:
        """Count the names that cross."""
        return len(self.joined_in)


class Ledger:
    """Write down the names of each block, sorted, in one file; then find those that cross."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO = path.open("wb")
        self._typed: list[array[int]] = []
        self._joined: list[array[int]] = []
        self._referred: list[array[int]] = []
        self._odd: list[array[int]] = []
        self._homes: list[array[int]] = []
        self.joined = 0
        self.common: set[int] = set()
        self.far: set[int] = set()

    def enter(self, mentions: Mentions) -> None:
        """Write down what the next block mentions. Raises OSError."""
        self.joined += len(mentions.typed) + len(mentions.joined)
        self._typed.append(self._write(mentions.typed))
        self._joined.append(self._write(mentions.joined))
        self._referred.append(self._write(mentions.referred))
        self._odd.append(self._write(mentions.odd))
        self._homes.append(self._write(mentions.homes))
        self.common.update(map(hash, mentions.common))
        self.far.update(map(hash, mentions.far))

    def crossing(self, watched: Iterable[int] = ()) -> Crossing:
        """Find the names that cross; what is common, far or ``watched`` passes for such. Raises OSError."""
        self._file.close()
        found = Crossing()
        always = {*self.common, *self.far, *watched}
        with self._path.open("rb") as file:
            for number in range(_RANGES):
                crossing = self._in_range(file, number)
                if crossing or always:
                    self._note(file, number, crossing | always, found)
                found.shared += sum(len(found.joined_in.get(name, ())) for name in crossing)
        return found

    def forget_last(self) -> None:
        """Forget the last block."""
        for ranges in (self._typed, self._joined, self._referred, self._odd, self._homes):
            ranges.pop()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _in_range(self, file: BinaryIO, number: int) -> set[int]:
        seen: set[int] = set()
        again: set[int] = set()
        # In one block, a name is in one of the two.
        for names in (*self._slices(file, self._typed, number), *self._slices(file, self._joined, number)):
            again.update(seen.intersection(names))
            seen.update(names)
        for names in self._slices(file, self._homes, number):
            seen.update(names)
        for names in self._slices(file, self._referred, number):
            again.update(seen.intersection(names))
        return again

    def _note(self, file: BinaryIO, number: int, crossing: set[int], found: Crossing) -> None:
        odd = {
            name for names in self._slices(file, self._odd, number) for name in crossing.intersection(names)
        }
        for ranges in (self._typed, self._joined):
            for block, names in enumerate(self._slices(file, ranges, number)):
                for name in crossing.intersection(names):
                    found.joined_in[name].append(block)
                    found.named_by[block].append(name)
                if ranges is self._typed:
                    odd.difference_update(names)
        found.odd |= odd
        self._note_homes(file, number, crossing, found)
        for block, names in enumerate(self._slices(file, self._referred, number)):
            named = crossing.intersection(names)
            found.named_by[block] += named
            for name in named & odd:
                found.joined_in[name].append(block)

    def _note_homes(self, file: BinaryIO, number: int, crossing: set[int], found: Crossing) -> None:
        """Note where there is an initiative in a folder: of many, one will do."""
        for block, names in enumerate(self._slices(file, self._homes, number)):
            for name in crossing.intersection(names).difference(found.joined_in):
                found.joined_in[name].append(block)

    def _write(self, tokens: Iterable[bytes]) -> array[int]:
        """Write names, and give where each range of them starts and the last one ends."""
        names = array("q", sorted(map(hash, tokens)))
        start = self._file.tell() // _WIDTH
        self._file.write(names.tobytes())
        return array("Q", [*(start + bisect_left(names, bound) for bound in _BOUNDS), start + len(names)])

    def _slices(self, file: BinaryIO, ranges: list[array[int]], number: int) -> Iterator[array[int]]:
        for starts in ranges:
            names = array("q")
            file.seek(starts[number] * _WIDTH)
            names.frombytes(file.read((starts[number + 1] - starts[number]) * _WIDTH))
            yield names
