"""A run: initiatives in, findings out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, cast

from pyoxigraph import NamedNode

from peertoc.catalogue import Document, Source, find_sources, read, together
from peertoc.clock import today as _today
from peertoc.errors import NoInitiative, PeertocError
from peertoc.place import Place
from peertoc.validation.checks import Check, all_checks
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.context import run_on
from peertoc.validation.findings import Finding, Findings
from peertoc.validation.locating import nearest
from peertoc.validation.telling import tell
from peertoc.validation.time_limit import time_limit
from peertoc.validation.waiving import waive
from peertoc.vocabulary import PTOC, RDF, compact

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pyoxigraph import Triple

    from peertoc.catalogue import Term
    from peertoc.validation.engine import Engine

    #: Told before each file: how many are done, how many there are, the name of the next.
    Watch = Callable[[int, int, str], None]

_NO_INITIATIVE = "Nothing in this file is a ptoc:Initiative, so there is nothing to check."
_ADD_ONE = "Start with `peertoc new TITLE -o FILE`, or add `<initiative> a ptoc:Initiative .`"


@dataclass(frozen=True, slots=True)
class Manner:
    """Say how to check: with what, in which language, on which day, for how many seconds (0: no limit)."""

    checks: tuple[Check, ...] = field(default_factory=lambda: all_checks())
    lang: str = "en"
    today: datetime.date = field(default_factory=_today)
    seconds: float = 0


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
    """Check sources, each in the manner of the place where it lies, or ``united`` as one; see check_files."""
    run = _Run(manner)
    for number, source in enumerate(sources):
        if watch is not None:
            watch(number, len(sources), "" if isinstance(source, PeertocError) else source.name)
        run.take(source, united=united)
    if united and run.waiting:
        run.check(together(run.waiting), manner(None))
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

    def take(self, source: Source | PeertocError, *, united: bool) -> None:
        """Read a source, and check it unless it waits for the others."""
        if isinstance(source, PeertocError):
            self._unchecked.append(source)
            return
        try:
            document = read(source)
        except PeertocError as fault:
            self._unchecked.append(fault)
            return
        if united:
            self.waiting.append(document)
        elif source.in_folder and not has_initiative(document) and not _meant(document):
            self._skipped.append(source.name)
        else:
            self.check(document, self._manner(source.path))

    def check(self, document: Document, manner: Manner) -> None:
        """Check a document; what keeps that from being done is kept in its place."""
        try:
            with time_limit(manner.seconds):
                self._found += _check(document, manner)
            self._files += [part.name for part in self.waiting] or [document.name]
        except PeertocError as fault:
            fault.place = fault.place or Place(document.name)
            self._unchecked.append(fault)

    def findings(self, today: datetime.date) -> Findings:
        """Give what was found; where every file was passed over, that is a fault."""
        if self._skipped and not self._files and not self._unchecked:
            where = Place(self._skipped[0])
            fault = NoInitiative("No file here describes an initiative.", place=where, help=_ADD_ONE)
            self._unchecked.append(fault)
        return Findings(
            tuple(sorted(self._found)),
            tuple(self._files),
            tuple(self._unchecked),
            tuple(self._skipped),
            today,
        )


def check_document(
    document: Document,
    *,
    checks: Sequence[Check] | None = None,
    lang: str = "en",
    today: datetime.date | None = None,
    engine: Engine | None = None,
) -> tuple[Finding, ...]:
    """Check one document; raises NoInitiative where it describes none."""
    chosen = all_checks() if checks is None else tuple(checks)
    return _check(document, Manner(chosen, lang, today or _today()), engine)


def _check(document: Document, manner: Manner, engine: Engine | None = None) -> tuple[Finding, ...]:
    if not has_initiative(document):
        raise _no_initiative(document)
    rules = rules_of(manner.checks)
    data = (*document.triples, *run_on(manner.today))
    results = (engine or default_engine()).run(data, rules.background, rules.shapes)
    found: Iterator[Finding] = (
        finding
        for result in results
        for finding in tell(result, rules.speaking[result.speaker], document, manner.lang)
    )
    return tuple(sorted(waive(found, document.statements, manner.today, manner.lang)))


@cache
def default_engine() -> Engine:
    """Give the engine that runs the shapes; it is loaded when it is first needed."""
    from peertoc.validation.pyshacl_engine import PyShacl

    return PyShacl()


def has_initiative(document: Document) -> bool:
    """Tell whether a document describes at least one initiative."""
    return bool(document.statements.of_type(f"{PTOC}Initiative"))


def _meant(document: Document) -> Triple | None:
    """Find where a file seems to mean an initiative, but writes the name of the class in another way."""
    classes = (triple for triple in document.triples if triple.predicate.value == f"{RDF}type")
    return next(
        (
            triple
            for triple in classes
            if isinstance(triple.object, NamedNode)
            and "w3id.org/peertoc" in triple.object.value
            and nearest(triple.object.value, (f"{PTOC}Initiative",))
        ),
        None,
    )


def _no_initiative(document: Document) -> NoInitiative:
    slip = _meant(document)
    if slip is None:
        return NoInitiative(_NO_INITIATIVE, place=Place(document.name), help=_ADD_ONE)
    written = cast("NamedNode", slip.object)
    place = document.place(cast("Term", slip.subject), slip.predicate.value, written)
    return NoInitiative(
        f"This file describes no initiative: {compact(written.value)} is not a name of the vocabulary.",
        place=place,
        source=document.line(place),
        help=f"Did you mean ptoc:Initiative, which is short for <{PTOC}Initiative>?",
    )
