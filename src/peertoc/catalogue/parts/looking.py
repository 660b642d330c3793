"""The way from a file, or standard input, to its parts."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.decoding import decode, refuse_what_is_no_text
from peertoc.catalogue.fetching import refuse_special, stdin, unreadable
from peertoc.catalogue.parts.blocks import MAX_LINE, Endless
from peertoc.catalogue.parts.closing import Closing
from peertoc.catalogue.parts.looking_through import look_through
from peertoc.catalogue.parts.part import Pieces, Stamp, Whole
from peertoc.catalogue.parts.reading import Reader
from peertoc.catalogue.parts.row import Parts
from peertoc.catalogue.parts.sorting import Sorting
from peertoc.catalogue.parts.spooling import copy, is_full, write_lines
from peertoc.catalogue.parts.survey import Survey
from peertoc.catalogue.parts.wanting import wanted_everywhere
from peertoc.errors import Malformed, PeertocError
from peertoc.place import Place
from peertoc.wording import printable

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.catalogue.fetching import Source
    from peertoc.catalogue.parts.blocks import Block
    from peertoc.catalogue.parts.bonds import Bonds
    from peertoc.catalogue.parts.spooling import Watch

_LINES: Final = {"ntriples", "nquads"}
FORMATS: Final = {"turtle", "trig"} | _LINES
_HEAD: Final = 4096
# Of more blocks than these, where this share of names is in several, the initiatives lie scattered.
_FEW: Final = 3
_SCATTERED: Final = 0.03


class Looking:
    """Look through a file, wherever it comes from, and cut it into parts."""

    def __init__(
        self, source: Source, bonds: Bonds, block: int, folder: Path, watch: Watch, jobs: int = 1
    ) -> None:
        self._source = source
        self._name = printable(source.name)
        self._format = source.format
        self._block = block
        self._folder = folder
        self._watch = watch
        self._jobs = jobs
        self._bonds = bonds
        self._reader = Reader(bonds)
        self._faults: list[PeertocError] = []
        self._notes: list[str] = []
        self._prefixes: dict[str, str] = {}

    def parts(self, threshold: int) -> Parts:
        """Look through the file, and give its parts."""
        path = self._source.path
        try:
            if path is None:
                head = stdin(self._name).read(threshold)
                if len(head) < threshold:
                    return Parts(self._name, len(head), iter([Whole(self._name, self._format, head)]), 1)
                path = self._folder / "input"
                copy(stdin(self._name), head, path, self._watch)
            stamp = self._looked_at(path)
            return self._cut(path if self._format in _LINES else self._as_lines(path), stamp)
        except ValueError as fault:
            raise unreadable(self._name, fault) from None
        except OSError as fault:
            if is_full(fault):
                raise
            raise unreadable(self._name, fault) from None

    def _looked_at(self, path: Path) -> Stamp:
        """Refuse what is no text at all; give what must not change."""
        refuse_special(self._name, path.stat().st_mode)
        with path.open("rb") as file:
            refuse_what_is_no_text(file.read(_HEAD), self._name)
        return Stamp.of(path)

    def _as_lines(self, path: Path) -> Path:
        lines = self._folder / "lines"
        fault = write_lines(path, self._format, self._name, lines, self._watch, self._prefixes)
        if fault is not None:
            if not lines.stat().st_size:
                raise fault
            self._faults.append(fault)
        return lines

    def _cut(self, path: Path, stamp: Stamp) -> Parts:
        lined = self._format in _LINES
        with closing(Survey(self._bonds, self._reader, self._folder / "names")) as survey:
            self._look_through(path, survey)
            if self._faults and not lined:
                self._leave_out_last(survey)
        if len(survey.blocks) > _FEW and survey.shared() > _SCATTERED:
            self._notes.append(
                f"The initiatives in {self._name} lie scattered, and were sorted on disk first."
            )
            survey = self._sorted(survey)
        crossing = survey.crossing()
        closed = Closing(survey.blocks, crossing, self._reader, survey.common, survey.far)
        written = self._format if lined else "ntriples"
        pieces = Pieces(self._name, written, closed, stamp, self._prefixes, lined=lined)
        closed.everywhere |= wanted_everywhere(self._bonds, survey, pieces)
        groups = closed.groups()
        parts = Parts(self._name, stamp.size, map(pieces.part, groups), len(groups))
        parts.faults = self._faults
        parts.notes = [*self._notes, *_notes(self._name, survey.blocks, groups, self._block)]
        return parts

    def _look_through(self, path: Path, survey: Survey) -> None:
        """Look at each line once; what stands behind a line without an end is left out."""
        try:
            look_through(survey, path, self._block, self._jobs, self._watch)
        except Endless as found:
            fault = _endless(self._name, survey.line, found.before)
            if not survey.blocks:
                raise fault from None
            self._faults.append(fault)
        if not survey.blocks:
            decode(b"", self._name)

    def _sorted(self, scattered: Survey) -> Survey:
        piling = Sorting(scattered, self._reader, self._folder, self._block, self._watch).sorted()
        with closing(Survey(self._bonds, self._reader, self._folder / "names")) as survey:
            for start, text in piling.texts():
                survey.take(piling.path, start, text, piling.numbers)
        return survey

    def _leave_out_last(self, survey: Survey) -> None:
        """Leave out what stands before a fault: the initiative there is not complete."""
        fault = self._faults[0]
        survey.forget_last()
        if not survey.blocks:
            raise fault
        before = "What stands shortly before it, and all behind it, was not checked."
        fault.help = f"{fault.help} {before}".strip()


def _endless(name: str, line: int, before: int) -> Malformed:
    number = line + before
    return Malformed(
        f"This line is longer than {MAX_LINE // 2**20} MB, and no statement is.",
        place=Place(name, number, 1, number, 1),
        help=f"Look for a line end that is missing. Nothing from line {line:,} on was checked.",
    )


def _notes(name: str, blocks: list[Block], groups: list[list[int]], usual: int) -> list[str]:
    notes = [f"{name} is checked in {len(groups):,} parts."]
    largest = max((sum(blocks[number].size for number in group) for group in groups), default=0)
    if largest > 2 * usual:
        megabytes = max(round(largest / 2**20), 1)
        notes.append(f"About {megabytes:,} MB of it hang together, and are checked in one piece.")
    return notes
