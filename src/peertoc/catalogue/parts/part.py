"""One part of a large file: what is picked up, carried to a worker, and read there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peertoc.catalogue.decoding import MAX_BYTES
from peertoc.catalogue.fetching import unreadable
from peertoc.catalogue.formats import named
from peertoc.catalogue.parts.lines import lines_of_part
from peertoc.catalogue.parts.located import read_part
from peertoc.errors import Unreadable
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from peertoc.catalogue.document import Document
    from peertoc.catalogue.parts.blocks import Block
    from peertoc.catalogue.parts.closing import Closing
    from peertoc.catalogue.parts.runs import Run


@dataclass(frozen=True, slots=True)
class Stamp:
    """Hold how large a file is, and when it was last written."""

    path: Path
    size: int
    time: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """Look at a file. Raises OSError."""
        now = path.stat()
        return cls(path, now.st_size, now.st_mtime_ns)

    def holds(self) -> bool:
        """Tell whether that is so still. Raises OSError."""
        return Stamp.of(self.path) == self


@dataclass(frozen=True, slots=True)
class Part:
    """Hold where the lines of a part stand: whole blocks of its own, and what is copied from others.

    ``lined`` is false where the lines are not those of the file that was named, which may have declared
    ``prefixes``. ``stamp`` is what has to be true of the file still.
    """

    name: str
    format: str
    own: tuple[Block, ...]
    copied: tuple[tuple[Block, tuple[Run, ...]], ...] = ()
    lined: bool = True
    stamp: Stamp | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Count the bytes."""
        copied = sum(run[3] for _, runs in self.copied for run in runs)
        return copied + sum(block.size for block in self.own)

    def load(self) -> Document:
        """Read the part as a document that knows the places in the whole file.

        Raises Unreadable or Malformed, with the place in the whole file.
        """
        if self.size > MAX_BYTES:
            raise self._too_large()
        try:
            lines = lines_of_part(self.own, self.copied)
            if self.stamp is not None and not self.stamp.holds():
                raise self._changed()
        except OSError as fault:
            raise unreadable(self.name, fault) from None
        try:
            document = read_part(lines, self.name, self.format, lined=self.lined)
        except Unreadable as fault:
            fault.help = f"{fault.help} {self.unchecked}".strip()
            raise
        document.prefixes = self.prefixes
        return document

    def _changed(self) -> Unreadable:
        return Unreadable(
            f"{self.name} was changed while it was checked.",
            place=Place(self.name),
            help=f"Check it again when nobody writes to it. {self.unchecked}",
        )

    def _too_large(self) -> Unreadable:
        return Unreadable(
            f"About {self.size / 2**20:,.0f} MB of {self.name} hang together, "
            f"more than the {MAX_BYTES // 2**20} MB that are read in one piece.",
            place=Place(self.name),
            help=f"Split the file into several. {self.unchecked}",
        )

    @property
    def unchecked(self) -> str:
        """Say which lines are not checked where the part cannot be read."""
        if not self.lined or not self.own:
            return "What hangs together with it was not checked."
        first, last = self.own[0], self.own[-1]
        if any(block.numbers for block in self.own):
            count = sum(block.lines for block in self.own)
            return f"{count:,} lines that lie here and there in the file were not checked."
        return f"Lines {first.line:,} to {last.line + last.lines - 1:,} were not checked."


class Pieces:
    """Make parts of what a closing says that they need."""

    def __init__(
        self,
        name: str,
        format: str,
        closed: Closing,
        stamp: Stamp,
        prefixes: Mapping[str, str],
        *,
        lined: bool,
    ) -> None:
        self._name = name
        self._format = format
        self._closed = closed
        self._stamp = stamp if lined else None
        self._lined = lined
        self._prefixes = prefixes

    def part(self, own: Collection[int], names: Iterable[int] = ()) -> Part:
        """Make the part of some blocks, or of some names. Raises OSError."""
        blocks = self._closed.blocks
        copied = tuple((blocks[number], runs) for number, runs in self._closed.needed(own, names).items())
        return Part(
            self._name,
            self._format,
            tuple(blocks[number] for number in own),
            copied,
            self._lined,
            self._stamp,
            self._prefixes,
        )

    def lines(self, block: int, runs: tuple[Run, ...]) -> Part:
        """Make a part of some lines of a block, whatever they need."""
        return Part(
            self._name, self._format, (), ((self._closed.blocks[block], runs),), self._lined, self._stamp
        )


@dataclass(frozen=True, slots=True)
class Whole:
    """Hold the bytes of what is small enough to be one part."""

    name: str
    format: str
    data: bytes

    @property
    def size(self) -> int:
        """Count the bytes."""
        return len(self.data)

    def load(self) -> Document:
        """Read it as any file. Raises Unreadable or Malformed."""
        return named(self.format).load(self.data, self.name)
