"""Counting findings as they come: what a summary and an exit code need, and no finding itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.validation.findings import Finding


@dataclass(slots=True)
class Tally:
    """Count what was found, by severity, by check and by phase, and the files and what was not checked.

    What a waiver covers counts in ``waived`` and ``every`` alone. ``first`` is the first finding of each
    severity, by its place, as far as it was given.
    """

    files: int = 0
    unchecked: int = 0
    waived: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    phases: Counter[str] = field(default_factory=Counter)
    every: Counter[str] = field(default_factory=Counter)
    first: dict[str, Finding] = field(default_factory=dict)

    @classmethod
    def of(cls, findings: Iterable[Finding], files: int, unchecked: int) -> Tally:
        """Count findings that are there already."""
        tally = cls(files, unchecked)
        for finding in findings:
            tally.count(finding.check, finding.severity, finding.phase, waived=finding.waived)
            tally.meet(finding)
        return tally

    @property
    def found(self) -> int:
        """Count all findings, those too that a waiver covers."""
        return self.every.total()

    def count(self, check: str, severity: str, phase: str, *, waived: bool) -> None:
        """Count a finding."""
        self.every[check] += 1
        if waived:
            self.waived += 1
            return
        self.severities[severity] += 1
        self.checks[check] += 1
        if phase:
            self.phases[phase] += 1

    def meet(self, finding: Finding) -> None:
        """Keep a finding where it is the first of its severity that no waiver covers."""
        first = self.first.get(finding.severity)
        if not finding.waived and (first is None or finding < first):
            self.first[finding.severity] = finding
