"""Taking one thing: read, passed over or checked, and told as it is wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from peertoc.catalogue import together
from peertoc.errors import PeertocError, UnknownName
from peertoc.place import Place
from peertoc.validation.checking import check
from peertoc.validation.engines import left_to_pyshacl
from peertoc.validation.formats.rows import rows_of
from peertoc.validation.presence import has_initiative, meant, no_initiative
from peertoc.validation.running.outcome import First, Outcome, Told
from peertoc.validation.running.units import End, Unit, unchecked_lines
from peertoc.validation.tally import Tally
from peertoc.validation.time_limit import time_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from peertoc.catalogue import Document
    from peertoc.validation.checking import Manner
    from peertoc.validation.findings import Finding
    from peertoc.validation.running.outcome import Wanted
    from peertoc.validation.running.units import Entry


class Taker:
    """Take one thing after the other, each in the manner of the place where it lies."""

    def __init__(self, manner: Callable[[Path | None], Manner], wanted: Wanted) -> None:
        self._manner = manner
        self._rows = rows_of(wanted.rows) if wanted.rows else None
        self._shown = First(wanted.most) if wanted.most else None
        self._gravest = Tally()

    def take(self, entry: Entry) -> Outcome:
        """Take one thing; what keeps it from being checked is told, and never raised.

        Raises UnknownName for what was asked for on the command line, which is the same for every file.
        """
        if isinstance(entry, End):
            return Outcome(entry.name, "end", in_folder=entry.in_folder)
        if isinstance(entry, PeertocError):
            return _unchecked("", 0, entry)
        name, size = entry.what.name, entry.what.size
        if entry.is_example:
            return Outcome(name, "passed", size)
        try:
            document = _loaded(entry)
        except PeertocError as fault:
            return replace(_unchecked(name, size, fault), part=entry.part)
        if entry.part:
            return _with_lines(self._part(document, entry.path, size), entry)
        if entry.in_folder and not has_initiative(document) and not meant(document):
            return Outcome(name, "skipped", size)
        return self._checked(document, entry.path, (document.name,), size)

    def take_together(self, entries: Iterable[Entry]) -> Iterator[Outcome]:
        """Take all as one, in the manner of the place where the first of it lies."""
        documents: list[Document] = []
        first: Path | None = None
        for entry in entries:
            if not isinstance(entry, Unit):
                yield self.take(entry)
            elif not entry.is_example:
                try:
                    documents.append(_loaded(entry))
                    first = first or entry.path
                    yield Outcome(entry.what.name, "passed", entry.what.size)
                except PeertocError as fault:
                    yield _unchecked(entry.what.name, entry.what.size, fault)
        if documents:
            yield self._checked(together(documents), first, tuple(part.name for part in documents), 0)

    def _part(self, document: Document, path: Path | None, size: int) -> Outcome:
        """Check a part of a file: it may hold no initiative, and copies of what other parts tell of."""
        outcome = self._checked(document, path, (), size, part=True)
        outcome.part = True
        if not has_initiative(document):
            outcome.lacking = no_initiative(document)
        return outcome

    def _checked(
        self, document: Document, path: Path | None, names: tuple[str, ...], size: int, *, part: bool = False
    ) -> Outcome:
        try:
            manner = self._manner(path)
            with time_limit(manner.seconds):
                found = check(document, manner, part=part)
        except PeertocError as fault:
            if isinstance(fault, UnknownName) and fault.place is None:
                raise
            fault.place = fault.place or Place(document.name)
            return _unchecked(document.name, size, fault)
        except RecursionError:
            return _unchecked(document.name, size, _too_deep(document.name))
        told = tuple(told for finding in found if (told := self._told(finding, document)))
        return Outcome(document.name, "checked", size, names, told, left=left_to_pyshacl())

    def _told(self, finding: Finding, document: Document) -> Told | None:
        telling = document.telling(finding.about) if finding.about is not None else "here"
        if telling == "elsewhere":
            return None
        once = _same(finding) if telling == "once" else ()
        row = self._rows.row(finding) if self._rows else ""
        shown = finding if not self._rows and self._is_wanted(finding) else None
        return Told(finding.check, finding.severity, finding.phase, finding.waived, shown, row, once)

    def _is_wanted(self, finding: Finding) -> bool:
        """Tell whether a finding may be shown, or be the one to start with."""
        if self._shown is None:
            return True
        first = self._gravest.first
        before = first.get(finding.severity)
        self._gravest.meet(finding)
        return self._shown.take(finding) or first.get(finding.severity) is not before


def _loaded(unit: Unit) -> Document:
    try:
        return unit.what.load()
    except RecursionError:
        raise _too_deep(unit.what.name) from None


def _with_lines(outcome: Outcome, part: Unit) -> Outcome:
    """Say which lines were not checked, where that is for a reason that lies in the part."""
    fault = outcome.fault
    if fault is not None and fault.place is not None and fault.place.file == outcome.name:
        fault.help = f"{fault.help} {unchecked_lines(part)}".strip()
    return outcome


def _too_deep(name: str) -> PeertocError:
    fault = PeertocError("The input is nested too deeply.")
    fault.place = Place(name)
    return fault


def _same(finding: Finding) -> tuple[str, ...]:
    """Give what makes a finding the same in another part of a file."""
    return finding.check, finding.path, finding.value, finding.focus or str(finding.about), finding.message


def _unchecked(name: str, size: int, fault: PeertocError) -> Outcome:
    return Outcome(name, "unchecked", size, fault=fault)
