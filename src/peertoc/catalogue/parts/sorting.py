"""A file whose initiatives lie scattered, sorted on disk so that each lies together.

This need not be exact: what still crosses from one block to another is found afterwards as in any file.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.parts.blocks import Block, each_line
from peertoc.catalogue.parts.joined import Joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from peertoc.catalogue.parts.reading import Reader, Statement

# Who is named more often is nobody's own.
_OFTEN: Final = 8
# About as long is what stands in a line besides names.
_TEXT: Final = 30
# As many bytes are held before they are written.
_HELD: Final = 32 * 2**20


class Sorting:
    """Find what belongs together, and write it together."""

    def __init__(self, blocks: Sequence[Block], reader: Reader, folder: Path, size: int) -> None:
        self._blocks = blocks
        self._reader = reader
        self._folder = folder
        self._size = size
        self._joined = Joined()
        self._said: Counter[int] = Counter()
        self._sizes: Counter[int] = Counter()
        self._leads = (array("q"), array("q"))

    def sorted(self) -> list[Block]:
        """Give blocks in which what belongs together lies together, in its old order. Raises OSError."""
        for block in self._blocks:
            self._take(self._reader.statements(block.read(), usual=block.usual))
        self._join_own()
        return self._written()

    def _take(self, statements: Iterable[Statement]) -> None:
        subjects, things = self._leads
        for _, subject, predicate, thing, back in statements:
            name = hash(subject)
            self._said[name] += len(subject) + len(predicate) + len(thing) + _TEXT
            if back:
                self._joined.join(name, hash(thing))
            elif thing:
                subjects.append(name)
                things.append(hash(thing))

    def _join_own(self) -> None:
        """Join a thing to what it leads to, unless many lead there or too much would hang together."""
        sizes = self._sizes
        for name, size in self._said.items():
            sizes[self._joined.group(name)] += size
        subjects, things = self._leads
        named = Counter(thing for thing in things if thing in self._said)
        for subject, thing in zip(subjects, things, strict=True):
            if 0 < named[thing] <= _OFTEN:
                one, other = self._joined.group(subject), self._joined.group(thing)
                if one != other and sizes[one] + sizes[other] <= self._size // 8:
                    self._joined.join(one, other)
                    sizes[one] += sizes.pop(other)

    def _written(self) -> list[Block]:
        piles = _Piles(self._folder, self._size, self._sizes)
        for block in self._blocks:
            text, numbers = block.read(), block.numbered()
            groups = {
                number: self._joined.group(hash(subject))
                for number, subject, _, _, _ in self._reader.statements(text, usual=block.usual)
            }
            for number, line in enumerate(each_line(text)):
                # What is no statement is kept, for the parser to tell of.
                if number in groups or (line.strip() and not line.lstrip().startswith(b"#")):
                    piles.put(groups.get(number), numbers[number], line)
        return piles.blocks()


class _Piles:
    """Write lines to files by the group that they belong to; each file is about of the size of a block."""

    def __init__(self, folder: Path, size: int, sizes: Counter[int]) -> None:
        self._folder = folder
        self._size = size
        self._sizes = sizes
        self._pile: dict[int, int] = {}
        self._last = 0
        self._room = size
        self._held = 0
        self._lines: dict[int, list[bytes]] = defaultdict(list)
        self._numbers: dict[int, array[int]] = defaultdict(lambda: array("Q"))
        self._made: dict[int, Block] = {}

    def put(self, group: int | None, number: int, line: bytes) -> None:
        """Put a line to its group. Raises OSError."""
        pile = self._last if group is None else self._pile_of(group)
        line = line if line.endswith((b"\n", b"\r")) else line + b"\n"
        self._lines[pile].append(line)
        self._numbers[pile].append(number)
        self._held += len(line)
        if self._held > _HELD:
            self._write()

    def blocks(self) -> list[Block]:
        """Write what is held, and give the files as blocks. Raises OSError."""
        self._write()
        return [block for _, block in sorted(self._made.items())]

    def _pile_of(self, group: int) -> int:
        if group not in self._pile:
            size = self._sizes[group]
            if self._room < size and self._room < self._size:
                self._last, self._room = self._last + 1, self._size
            self._room -= size
            self._pile[group] = self._last
        return self._pile[group]

    def _write(self) -> None:
        for pile, lines in self._lines.items():
            path, numbers = self._folder / f"sorted-{pile}", self._folder / f"numbers-{pile}"
            with path.open("ab") as file:
                file.writelines(lines)
            with numbers.open("ab") as file:
                self._numbers[pile].tofile(file)
            made = self._made.get(pile, Block(path, 0, 0, self._numbers[pile][0], 0, numbers))
            size, count = made.size + sum(map(len, lines)), made.lines + len(lines)
            self._made[pile] = replace(made, size=size, lines=count)
        self._lines.clear()
        self._numbers.clear()
        self._held = 0
