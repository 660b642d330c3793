"""What a check found, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from peertoc.validation.tally import Tally

if TYPE_CHECKING:
    import datetime

    from peertoc.catalogue import Term
    from peertoc.errors import PeertocError
    from peertoc.place import Place
    from peertoc.validation.checks.loading import Check
    from peertoc.validation.engine import Result

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Waiver:
    """Say why a finding does not count, on whose word, until when, and the name of the waiver; else empty."""

    reason: str
    approved_by: str = ""
    until: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Tell one thing that one check found, at the place where it matters.

    ``source`` is the line of the file at ``place``, empty where the format has no lines. ``focus``, ``path``
    and ``value`` are the terms of the SHACL result as text, empty for a resource without a name.
    ``suggestion`` is Turtle that would mend it, where the check has some and the thing has a name. ``waiver``
    is there where the finding is waived, ``result`` and ``rule`` are the SHACL result and the check behind,
    ``about`` is the term at ``place``.
    """

    place: Place
    check: str
    message: str
    severity: Severity
    family: str
    help: str = ""
    guide: str = ""
    phase: str = ""
    focus: str = ""
    focus_title: str = ""
    path: str = ""
    value: str = ""
    source: str = ""
    suggestion: str = field(default="", compare=False)
    waiver: Waiver | None = field(default=None, compare=False)
    about: Term | None = field(default=None, compare=False, repr=False)
    result: Result | None = field(default=None, compare=False, repr=False)
    rule: Check | None = field(default=None, compare=False, repr=False)

    @property
    def waived(self) -> bool:
        """Tell whether a waiver covers it."""
        return self.waiver is not None


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold what a run found: sorted findings, the files checked, and what could not be checked and why.

    ``known`` counts the findings that an earlier run had already and that are left out. ``told`` counts all
    where ``findings`` and ``files`` hold no more than is to be shown.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    unchecked: tuple[PeertocError, ...] = ()
    skipped: tuple[str, ...] = ()
    today: datetime.date | None = None
    known: int | None = None
    told: Tally | None = None

    @property
    def tally(self) -> Tally:
        """Count all that was found."""
        return self.told or Tally.of(self.findings, len(self.files), len(self.unchecked))

    def count(self) -> dict[Severity, int]:
        """Count the findings that no waiver covers by severity; every severity has its number, be it 0."""
        counts = self.tally.severities
        return {severity: counts[severity] for severity in SEVERITIES}

    @property
    def waived(self) -> int:
        """Count the findings that a waiver covers."""
        return self.tally.waived

    def exit_code(self, fail_on: str = "error") -> int:
        """Give 2 where an input was not checked, 1 for a finding at or above ``fail_on``, else 0."""
        return exit_code(self.tally, fail_on)


def exit_code(tally: Tally, fail_on: str) -> int:
    """Give 2 where an input was not checked, 1 for a finding at or above ``fail_on``, else 0."""
    if tally.unchecked:
        return 2
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return int(any(tally.severities[severity] for severity in failing))


def identity(finding: Finding) -> tuple[str, ...]:
    """Give what makes a finding the same in another run, whatever lines have moved."""
    return (
        finding.check, finding.place.file, finding.focus, finding.focus_title, finding.path, finding.value,
    )  # fmt: skip
