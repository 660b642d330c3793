"""What a check found, as values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from peertoc.errors import PeertocError
    from peertoc.place import Place

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Tell one thing that one check found, at the place where it matters.

    ``source`` is the line of the file at ``place``, empty where the format has no lines. ``focus``, ``path``
    and ``value`` are the terms of the SHACL result as text, empty for a resource without a name.
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


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold what a run found: sorted findings, the files checked, and what could not be checked and why."""

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    unchecked: tuple[PeertocError, ...] = ()
    skipped: tuple[str, ...] = ()

    def count(self) -> dict[Severity, int]:
        """Count the findings by severity; every severity has its number, be it 0."""
        counts = Counter(finding.severity for finding in self.findings)
        return {severity: counts[severity] for severity in SEVERITIES}

    def exit_code(self, fail_on: str = "error") -> int:
        """Give 2 where an input was not checked, 1 for a finding at or above ``fail_on``, else 0."""
        if self.unchecked:
            return 2
        failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
        return int(any(finding.severity in failing for finding in self.findings))
