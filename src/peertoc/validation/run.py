"""A run: initiatives in, findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.catalogue import Document, Source, find_sources, read, together, without_links
from peertoc.clock import today as _today
from peertoc.errors import NoInitiative, PeertocError, UnknownName
from peertoc.place import Place
from peertoc.validation.checking import Manner, check
from peertoc.validation.checks import all_checks
from peertoc.validation.findings import Findings
from peertoc.validation.presence import ADD_ONE, has_initiative, meant
from peertoc.validation.time_limit import time_limit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from peertoc.validation.checks import Check
    from peertoc.validation.findings import Finding

    #: Told before each file: how many are done, how many there are, the name of the next.
    Watch = Callable[[int, int, str], None]

EXAMPLES = ("good.ttl", "bad.ttl", "check.ttl")


def check_files(
    paths: Sequence[str],
    *,
    checks: Sequence[Check] | None = None,
    format: str | None = None,
    lang: str = "en",
    today: datetime.date | None = None,
) -> Findings:
    """Check the initiatives in files, folders, patterns or ``-``, each file by itself.

    What cannot be read stands in ``unchecked``; the rest is still checked. Raises nothing for a bad input.
    ``today`` is the day of the clock unless it is given.
    """
    manner = Manner(all_checks() if checks is None else tuple(checks), lang, today or _today())
    return check_sources(find_sources(paths, format), lambda _: manner, manner.today)


def check_sources(
    sources: Sequence[Source | PeertocError],
    manner: Callable[[Path | None], Manner],
    today: datetime.date,
    *,
    united: bool = False,
    watch: Watch | None = None,
) -> Findings:
    """Check sources, each in the manner of the place where it lies, or ``united`` as one; see check_files.

    The links of a file that “peertoc link apply” has written are passed over.
    """
    run, sources = _Run(manner), without_links(sources)
    for number, source in enumerate(sources):
        if watch is not None:
            watch(number, len(sources), "" if isinstance(source, PeertocError) else source.name)
        run.take(source, united=united)
    run.check_united()
    return run.findings(today)


class _Run:
    """Gather what comes of one source after the other."""

    def __init__(self, manner: Callable[[Path | None], Manner]) -> None:
        self._manner = manner
        self._found: list[Finding] = []
        self._files: list[str] = []
        self._unchecked: list[PeertocError] = []
        self._skipped: list[str] = []
        self.waiting: list[Document] = []
        self._first: Path | None = None

    def take(self, source: Source | PeertocError, *, united: bool) -> None:
        """Read a source, and check it unless it waits for the others."""
        if isinstance(source, PeertocError):
            self._unchecked.append(source)
            return
        if source.in_folder and self._is_of_a_check(source.path):
            return
        try:
            document = read(source)
        except PeertocError as fault:
            self._unchecked.append(fault)
            return
        self._first = self._first or source.path
        if united:
            self.waiting.append(document)
        elif source.in_folder and not has_initiative(document) and not meant(document):
            self._skipped.append(source.name)
        else:
            self.check(document, source.path)

    def check_united(self) -> None:
        """Check all that waits as one, in the manner of the place where the first of it lies."""
        if self.waiting:
            self.check(together(self.waiting), self._first)

    def check(self, document: Document, path: Path | None) -> None:
        """Check a document; what keeps that from being done is kept in its place."""
        try:
            manner = self._manner(path)
            with time_limit(manner.seconds):
                self._found += check(document, manner)
            self._files += [part.name for part in self.waiting] or [document.name]
        except PeertocError as fault:
            if isinstance(fault, UnknownName) and fault.place is None:
                raise  # asked for on the command line, and the same for every file
            fault.place = fault.place or Place(document.name)
            self._unchecked.append(fault)

    def _is_of_a_check(self, path: Path | None) -> bool:
        """Tell whether a file found in a folder is the example of an organisation's own check."""
        return path is not None and path.name in EXAMPLES and path.with_name("check.ttl").is_file()

    def findings(self, today: datetime.date) -> Findings:
        """Give what was found; where every file was passed over, that is a fault."""
        if self._skipped and not self._files and not self._unchecked:
            where = Place(self._skipped[0])
            fault = NoInitiative("No file here describes an initiative.", place=where, help=ADD_ONE)
            self._unchecked.append(fault)
        return Findings(
            tuple(sorted(self._found)),
            tuple(self._files),
            tuple(self._unchecked),
            tuple(self._skipped),
            today,
        )
