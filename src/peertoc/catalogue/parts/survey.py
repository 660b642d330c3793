"""The first look at a file: its blocks, and what they mention."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from peertoc.catalogue.parts.blocks import Block, clean_cut, line_before, lines_of
from peertoc.catalogue.parts.crossing import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from peertoc.catalogue.parts.bonds import Bonds
    from peertoc.catalogue.parts.crossing import Crossing, Entries
    from peertoc.catalogue.parts.reading import Reader
    from peertoc.catalogue.parts.runs import Run


# As many bytes around a name hold most of what is said near it.
_NEAR: Final = 64 * 2**10
# More names than these are not looked for one by one.
_MANY: Final = 20


class Candidates(NamedTuple):
    """Hold names of what may be wanted, and the lines around where they stand."""

    names: array[int]
    around: tuple[Run, ...]


class Surveyed(NamedTuple):
    """Hold what a survey has gathered of some part of a file, so that it can travel."""

    blocks: list[Block]
    wanted: list[dict[int, Candidates]]
    ledger: Path
    entries: Entries
    predicates: set[bytes]


class Survey:
    """Gather blocks, the names in them, and what may be wanted: for each kind, candidates by block."""

    def __init__(self, bonds: Bonds, reader: Reader, ledger: Path) -> None:
        self._bonds = bonds
        self._reader = reader
        self._ledger = Ledger(ledger)
        self.blocks: list[Block] = []
        #: The number of the line that comes next.
        self.line = 1
        self.wanted: list[dict[int, Candidates]] = [{} for _ in bonds.wanted]

    def take(self, path: Path, start: int, text: bytes, numbers: Path | None = None) -> None:
        """Look at the next lines: where they start in a file, and what numbers they had. Raises OSError."""
        mentions = self._reader.mentions(text)
        self._ledger.enter(mentions)
        self._want(len(self.blocks), text, mentions.wanted)
        block = Block(path, start, len(text), self.line, mentions.lines, numbers, mentions.usual)
        self.blocks.append(block)
        self.line += block.lines

    def another(self, number: int) -> Survey:
        """Begin another survey of the same kind. Raises OSError."""
        return Survey(self._bonds, self._reader, self._ledger.path.with_suffix(f".{number}"))

    def surveyed(self) -> Surveyed:
        """Give what was gathered, and close the files. Raises OSError."""
        self.close()
        return Surveyed(self.blocks, self.wanted, self._ledger.path, self._ledger.entries, self._reader.met())

    def extend(self, more: Surveyed) -> None:
        """Add what was gathered of the lines behind these. Raises OSError."""
        first = len(self.blocks)
        self._ledger.extend(more.ledger, more.entries)
        self._reader.meet(more.predicates)
        for kind, wanted, others in zip(self._bonds.wanted, self.wanted, more.wanted, strict=True):
            if kind.loose or not wanted:
                wanted.update((first + number, candidates) for number, candidates in others.items())
        for block in more.blocks:
            self.blocks.append(replace(block, line=self.line))
            self.line += block.lines

    def forget_last(self) -> None:
        """Forget the last block."""
        self._ledger.forget_last()
        self.blocks.pop()
        for wanted in self.wanted:
            wanted.pop(len(self.blocks), None)

    def crossing(self) -> Crossing:
        """Find the names that cross. Raises OSError."""
        # What it says of the vocabulary may make something wanted of what is read of a subject.
        all_back = self._reader.makes_classes() and bool(self.common)
        if all_back:
            self._reader.go_back()
        if self._reader.makes_classes() and not self._reader.any_class:
            self._reader.any_class = True
            for number, block in enumerate(self.blocks):
                text = block.read()
                self._want(number, text, self._reader.mentions(text).wanted)
        wanted = (candidates for by_block in self.wanted for candidates in by_block.values())
        names = (name for candidates in wanted for name in candidates.names)
        return self._ledger.crossing(names, all_back=all_back)

    def shared(self) -> float:
        """Tell which share of the names that are joined is so in several blocks. Raises OSError."""
        return self._ledger.shared()

    def joined(self) -> array[int]:
        """Give the hashes of the names that are joined, in ascending order. Raises OSError."""
        return self._ledger.joined()

    @property
    def common(self) -> set[int]:
        """Give the names of which every part has to know."""
        return self._ledger.entries.common

    @property
    def far(self) -> set[int]:
        """Give the names that matter to all to which they lead."""
        return self._ledger.entries.far

    def close(self) -> None:
        """Close the files."""
        self._ledger.close()

    def _want(self, number: int, text: bytes, found: list[set[bytes]]) -> None:
        for kind, wanted, tokens in zip(self._bonds.wanted, self.wanted, found, strict=True):
            if tokens and (kind.loose or not wanted):
                chosen = sorted(tokens) if kind.loose else [min(tokens)]
                around = _around(text, chosen) if kind.loose and not self._reader.any_class else ()
                wanted[number] = Candidates(array("q", map(hash, chosen)), tuple(around))


def _around(text: bytes, tokens: list[bytes]) -> Iterator[Run]:
    """Give the lines around each mention of some tokens, together where they are near; of many, all."""
    if len(tokens) > _MANY:
        yield 0, lines_of(text), 0, len(text)
        return
    reached = line = 0
    for place in sorted(place for token in tokens for place in _mentions(text, token)):
        if place < reached:
            continue
        before, half = place - _NEAR, _NEAR // 2
        cut = clean_cut(text, before, before + half, half) if before > 0 else 0
        start = max(min(cut, line_before(text, place)), reached)
        end = clean_cut(text, place + half, place + _NEAR, half)
        first, count = line + lines_of(text[reached:start]), lines_of(text[start:end])
        yield first, count, start, end - start
        reached, line = end, first + count


def _mentions(text: bytes, token: bytes) -> Iterator[int]:
    place = text.find(token)
    while place >= 0:
        yield place
        place = text.find(token, place + _NEAR // 2)
