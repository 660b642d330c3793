"""Which names stand in more than one block, found on disk: memory does not grow with the file.

Names are known by a number of 64 bits. Two that share one pass for the same, which joins too much, and
nothing else.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from shutil import copyfileobj
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
        #: The blocks in which a crossing name is the value of a near property.
        self.near_in: dict[int, list[int]] = defaultdict(list)

    def __contains__(self, name: int) -> bool:
        """Tell whether a name crosses."""
        return name in self.joined_in or name in self.near_in


@dataclass(slots=True)
class Entries:
    """Say where in a ledger the names of each block stand, in ranges; and which are ``common`` or ``far``."""

    typed: list[array[int]] = field(default_factory=list)
    joined: list[array[int]] = field(default_factory=list)
    referred: list[array[int]] = field(default_factory=list)
    odd: list[array[int]] = field(default_factory=list)
    homes: list[array[int]] = field(default_factory=list)
    common: set[int] = field(default_factory=set)
    far: set[int] = field(default_factory=set)
    near: list[array[int]] = field(default_factory=list)

    def lists(self) -> tuple[list[array[int]], ...]:
        """Give the lists that have an entry for each block."""
        return self.typed, self.joined, self.referred, self.odd, self.homes, self.near


class Ledger:
    """Write down the names of each block, sorted, in one file; then find those that cross."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO = path.open("wb")
        self.entries = Entries()

    def enter(self, mentions: Mentions) -> None:
        """Write down what the next block mentions. Raises OSError."""
        entries = self.entries
        entries.typed.append(self._write(mentions.typed))
        entries.joined.append(self._write(mentions.joined))
        entries.referred.append(self._write(mentions.referred))
        entries.odd.append(self._write(mentions.odd))
        entries.homes.append(self._write(mentions.homes))
        entries.near.append(self._write(mentions.near))
        entries.common.update(map(hash, mentions.common))
        entries.far.update(map(hash, mentions.far))

    def extend(self, path: Path, more: Entries) -> None:
        """Write down what stands in another ledger, which is closed. Raises OSError."""
        before = self._file.tell() // _WIDTH
        with path.open("rb") as file:
            copyfileobj(file, self._file)
        for own, others in zip(self.entries.lists(), more.lists(), strict=True):
            own += (array("Q", [before + place for place in ranges]) for ranges in others)
        self.entries.common |= more.common
        self.entries.far |= more.far

    def shared(self) -> float:
        """Tell which share of the names that are joined is so in several blocks. Raises OSError."""
        several = count = 0
        for seen, again in self._joined():
            several += len(again)
            count += len(seen)
        return several / count if count else 0.0

    def joined(self) -> array[int]:
        """Give the names that are joined anywhere, in ascending order. Raises OSError."""
        names = array("q")
        for seen, _ in self._joined():
            names.extend(sorted(seen))
        return names

    def crossing(self, watched: Iterable[int] = (), *, all_back: bool = False) -> Crossing:
        """Find the names that cross; what is common, far or ``watched`` passes for such. Raises OSError.

        Where one goes ``all_back``, what is near is joined.
        """
        self._file.close()
        found = Crossing()
        always: dict[int, set[int]] = defaultdict(set)
        for name in (*self.entries.common, *self.entries.far, *watched):
            always[(name + 2**63) * _RANGES >> 64].add(name)
        with self.path.open("rb") as file:
            for number in range(_RANGES):
                crossing = self._in_range(file, number)
                if crossing or number in always:
                    self._note(file, number, crossing | always[number], found)
        if all_back:
            for name, blocks in found.near_in.items():
                found.joined_in[name] = sorted({*found.joined_in[name], *blocks})
            found.near_in.clear()
        return found

    def forget_last(self) -> None:
        """Forget the last block."""
        for entries in self.entries.lists():
            entries.pop()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _joined(self) -> Iterator[tuple[set[int], set[int]]]:
        self._file.close()
        with self.path.open("rb") as file:
            for number in range(_RANGES):
                yield self._in_several(file, (self.entries.typed, self.entries.joined), number)

    def _in_several(
        self, file: BinaryIO, lists: Iterable[list[array[int]]], number: int
    ) -> tuple[set[int], set[int]]:
        """Give the names in some of the lists, and those of them that are there in several blocks."""
        seen: set[int] = set()
        again: set[int] = set()
        for each in zip(*(self._slices(file, ranges, number) for ranges in lists), strict=True):
            names = set[int]().union(*each)
            again |= seen & names
            seen |= names
        return seen, again

    def _in_range(self, file: BinaryIO, number: int) -> set[int]:
        entries = self.entries
        seen, again = self._in_several(file, (entries.typed, entries.joined, entries.near), number)
        for names in self._slices(file, self.entries.homes, number):
            seen.update(names)
        for names in self._slices(file, self.entries.referred, number):
            again.update(seen.intersection(names))
        return again

    def _note(self, file: BinaryIO, number: int, crossing: set[int], found: Crossing) -> None:
        odd = {
            name
            for names in self._slices(file, self.entries.odd, number)
            for name in crossing.intersection(names)
        }
        for ranges in (self.entries.typed, self.entries.joined):
            for block, names in enumerate(self._slices(file, ranges, number)):
                for name in crossing.intersection(names):
                    found.joined_in[name].append(block)
                    found.named_by[block].append(name)
                if ranges is self.entries.typed:
                    odd.difference_update(names)
        found.odd |= odd
        self._note_near(file, number, crossing, found)
        self._note_homes(file, number, crossing, found)
        for block, names in enumerate(self._slices(file, self.entries.referred, number)):
            named = crossing.intersection(names)
            found.named_by[block] += named
            for name in named & odd:
                found.joined_in[name].append(block)

    def _note_near(self, file: BinaryIO, number: int, crossing: set[int], found: Crossing) -> None:
        """Note where a name is the value of a near property."""
        for block, names in enumerate(self._slices(file, self.entries.near, number)):
            for name in crossing.intersection(names):
                found.near_in[name].append(block)
                found.named_by[block].append(name)
                if name in found.odd and block not in found.joined_in[name]:
                    found.joined_in[name].append(block)

    def _note_homes(self, file: BinaryIO, number: int, crossing: set[int], found: Crossing) -> None:
        """Note where there is an initiative in a folder: of many, one will do."""
        for block, names in enumerate(self._slices(file, self.entries.homes, number)):
            for name in crossing.intersection(names):
                if name not in found:
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
