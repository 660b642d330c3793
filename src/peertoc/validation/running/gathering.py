"""Putting together what comes of one thing after the other: counted, shown or written, and told at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.errors import NoInitiative
from peertoc.place import Place
from peertoc.validation.findings import Findings
from peertoc.validation.formats.rows import rows_of
from peertoc.validation.presence import ADD_ONE
from peertoc.validation.running.outcome import First
from peertoc.validation.tally import Tally

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from peertoc.errors import PeertocError
    from peertoc.validation.baseline import Known
    from peertoc.validation.running.outcome import Outcome, Told


@dataclass(frozen=True, slots=True)
class Hearing:
    """Say who hears at once of what was skipped, of what could not be checked, and of notes."""

    skipped: Callable[[str], None] = lambda _: None
    fault: Callable[[PeertocError], None] = lambda _: None
    note: Callable[[str], None] = lambda _: None


class _Parts:
    """Know of the parts of a file that have come whether any was checked, and what was told only once."""

    def __init__(self) -> None:
        self.checked = 0
        self.lacking: NoInitiative | None = None
        self.slip = False
        self._whole = False
        self._told: set[tuple[str, ...]] = set()

    def take(self, outcome: Outcome) -> None:
        """Take a part; ``lacking`` stays as long as no part has an initiative, with the first slip."""
        if outcome.state != "checked":
            return
        self.checked += 1
        lacking = outcome.lacking
        if lacking is None or self._whole:
            self._whole, self.lacking = True, None
        elif self.lacking is None or (lacking.source and not self.slip):
            self.lacking, self.slip = lacking, bool(lacking.source)

    def is_new(self, fault: PeertocError) -> bool:
        """Tell whether a fault is told for the first time: parts may share the line at fault."""
        return self.is_first((str(fault.place), fault.message, fault.help))

    def is_first(self, told: tuple[str, ...]) -> bool:
        """Tell whether something that several parts tell is told for the first time."""
        new = told not in self._told
        self._told.add(told)
        return new


class Gathering:
    """Gather outcomes: the first ``most`` findings of all (0: all), or rows that are written as they come.

    ``names`` asks for the names of all files, ``known`` is what an earlier run found.
    """

    def __init__(
        self, most: int = 0, rows: str = "", *, names: bool = True, known: Known | None = None
    ) -> None:
        self.tally = Tally()
        self.left: dict[str, bool] = {}
        self._known = known
        self._rows = rows_of(rows) if rows else None
        self._names = names
        self._shown = First(most)
        self._files: list[str] = []
        self._faults: list[PeertocError] = []
        self._skipped: list[str] = []
        self._notes: set[str] = set()
        self._hearing = Hearing()
        self._sink: Callable[[str], None] = lambda _: None
        self._begun = False
        self._parts = _Parts()

    def listen(self, hearing: Hearing, write: Callable[[str], None]) -> None:
        """Let somebody hear of what happens, and something take the rows."""
        self._hearing, self._sink = hearing, write

    def take(self, outcome: Outcome) -> None:
        """Take what came of something."""
        self.left.update(outcome.left)
        for note in outcome.notes:
            if note not in self._notes:
                self._notes.add(note)
                self._hearing.note(note)
        if outcome.state == "skipped":
            self._skip(outcome.name)
        if outcome.part or outcome.state == "end":
            self._parts.take(outcome)
        fault = outcome.fault
        if fault is not None and (not outcome.part or self._parts.is_new(fault)):
            self._miss(fault)
        self.tally.files += len(outcome.names)
        self._files += outcome.names if self._names else ()
        rows = "".join([row for told in outcome.told if (row := self._count(told))])
        if rows:
            self._write(rows)
        if outcome.state == "end":
            self._end_file(outcome)

    def end(self, today: datetime.date) -> Findings:
        """Give what was found; where every file was passed over, that is a fault. Rows get their end."""
        if self._skipped and not self.tally.files and not self.tally.unchecked:
            where = Place(self._skipped[0])
            self._miss(NoInitiative("No file here describes an initiative.", place=where, help=ADD_ONE))
        findings = Findings(
            self._shown.sorted(),
            tuple(self._files),
            tuple(self._faults),
            tuple(self._skipped),
            today,
            self._known.found if self._known else None,
            self.tally,
        )
        if self._rows:
            self._write(self._rows.end(findings))
        return findings

    def _count(self, told: Told) -> str:
        """Count a finding, and give its row; nothing for one that an earlier run had."""
        finding = told.finding
        if told.once and not self._parts.is_first(told.once):
            return ""
        if self._known and finding and self._known.has(finding):
            return ""
        self.tally.count(told.check, told.severity, told.phase, waived=told.waived)
        if self._rows:
            return told.row or (self._rows.row(finding) if finding else "")
        if finding:
            self.tally.meet(finding)
            self._shown.take(finding)
        return ""

    def _end_file(self, outcome: Outcome) -> None:
        """Count a file whose parts have all come; where none has an initiative, that is a fault."""
        parts, self._parts = self._parts, _Parts()
        if not parts.checked:
            return
        if parts.lacking is None:
            self.tally.files += 1
            self._files += [outcome.name] if self._names else []
        elif outcome.in_folder and not parts.slip:
            self._skip(outcome.name)
        else:
            self._miss(parts.lacking)

    def _write(self, rows: str) -> None:
        """Write rows; what stands above them comes with the first."""
        head = self._rows.head if self._rows and not self._begun else ""
        self._begun = True
        if head or rows:
            self._sink(head + rows)

    def _skip(self, name: str) -> None:
        if self._names or not self._skipped:
            self._skipped.append(name)
        self._hearing.skipped(name)

    def _miss(self, fault: PeertocError) -> None:
        self.tally.unchecked += 1
        self._hearing.fault(fault)
        if self._rows:
            self._write(self._rows.fault(fault))
        else:
            self._faults.append(fault)
