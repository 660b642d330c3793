"""A file whose initiatives lie scattered, sorted on disk so that each lies together.

This need not be exact: what still crosses from one block to another is found afterwards as in any file.

Memory: some 22 bytes for each name that is described or joined both ways, besides a block and what ``Piling``
holds. On disk: the lines once more, with the number that each had; until they are piled, 8 bytes for each.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.parts.blocks import each_line
from peertoc.catalogue.parts.ends import Ends
from peertoc.catalogue.parts.grouping import Groups
from peertoc.catalogue.parts.numbering import Numbering
from peertoc.catalogue.parts.piling import Piling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from peertoc.catalogue.parts.blocks import Block
    from peertoc.catalogue.parts.reading import Reader
    from peertoc.catalogue.parts.spooling import Watch
    from peertoc.catalogue.parts.survey import Survey

# Who is named more often is nobody's own.
_OFTEN: Final = 8
# What only leads from one thing to another is put together up to this share of a block.
_SHARE: Final = 8


class Sorting:
    """Find what belongs together among the lines of a survey, and write it together.

    ``watch`` is told how far it has come.
    """

    def __init__(self, survey: Survey, reader: Reader, folder: Path, size: int, watch: Watch) -> None:
        self._survey = survey
        self._reader = reader
        self._folder = folder
        self._size = size
        self._watch = watch
        self._bytes = sum(block.size for block in survey.blocks)
        self._ends = Ends(folder / "ends")

    def sorted(self) -> Piling:
        """Pile up the lines, so that what belongs together lies together in its old order. Raises OSError."""
        groups, named = self._taken()
        groups.settle()
        self._join_own(groups, named)
        piling = self._piled(groups)
        self._ends.remove()
        return piling

    def _taken(self) -> tuple[Groups, bytearray]:
        """Join what is joined both ways; count how often each thing is led to, as far as that matters."""
        numbering = Numbering(self._survey.joined())
        groups, named = Groups(numbering.count + 1), bytearray(numbering.count + 1)
        for block in self._blocks(0):
            self._take(block, numbering, groups, named)
            numbering.clear()
        return groups, named

    def _take(self, block: Block, numbering: Numbering, groups: Groups, named: bytearray) -> None:
        text, sizes = block.read(), groups.sizes
        lengths = array("I", map(len, each_line(text)))
        subjects, things = (array("I", [0]) * len(lengths) for _ in range(2))
        for line, subject, _, thing, back in self._reader.statements(text, usual=block.usual):
            subjects[line] = one = numbering[subject]
            sizes[one] += lengths[line]
            other = numbering[thing] if thing else 0
            if back:
                groups.join(one, other)
            elif other:
                things[line] = other
                if named[other] <= _OFTEN:
                    named[other] += 1
        self._ends.write(subjects, things)

    def _join_own(self, groups: Groups, named: bytearray) -> None:
        """Join a thing to what it leads to, unless many lead there or too much would hang together."""
        for subjects, things in self._ends.read():
            for one, other in zip(subjects, things, strict=True):
                if other and named[other] <= _OFTEN:
                    groups.join(one, other, self._size // _SHARE)

    def _piled(self, groups: Groups) -> Piling:
        allotment = _Allotment(groups, self._size)
        piling = Piling(self._folder, self._bytes // self._size)
        for block, (subjects, _) in zip(self._blocks(self._bytes), self._ends.read(), strict=True):
            lines = each_line(block.read())
            # Not strict: of a file that was changed meanwhile, it is told when a part of it is read.
            for number, subject, line in zip(block.numbered(), subjects, lines, strict=False):
                # What is no statement is kept, for the parser to tell of.
                if subject or (line.strip() and not line.lstrip().startswith(b"#")):
                    piling.put(allotment.pile(subject), number, line)
        return piling

    def _blocks(self, done: int) -> Iterator[Block]:
        """Give one block after the other; of two times that they are read, so many bytes are done."""
        for block in self._survey.blocks:
            yield block
            done += block.size
            self._watch(done, 2 * self._bytes)


class _Allotment:
    """Give each group a pile, when it is first met; a pile is about of the size of a block."""

    def __init__(self, groups: Groups, size: int) -> None:
        self._groups = groups
        self._size = size
        self._piles = array("I", [0]) * len(groups.sizes)
        self._last = 1
        self._room = size

    def pile(self, member: int) -> int:
        """Give the pile of a member's group; of 0, which is in none, the last."""
        group = self._groups.group(member)
        if group and not self._piles[group]:
            size = self._groups.sizes[group]
            if self._room < size and self._room < self._size:
                self._last, self._room = self._last + 1, self._size
            self._room -= size
            self._piles[group] = self._last
        return self._piles[group] or self._last
