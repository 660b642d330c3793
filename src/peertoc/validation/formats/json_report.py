"""Findings as JSON for programs: one document, or one finding a line and the summary last.

The keys are a contract; ``findings.schema.json`` beside this file is their schema.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.escaping import dumps
from peertoc.validation.baseline import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.validation.findings import Finding, Findings
    from peertoc.validation.formats import Layout

TOOL: Final = {"name": "peertoc", "version": __version__}


def write(findings: Findings, _: Layout) -> str:
    """Write one JSON document."""
    document = {
        "version": VERSION,
        "tool": TOOL,
        "today": findings.today.isoformat() if findings.today else None,
        "files": list(findings.files),
        "findings": [told(finding) for finding in findings.findings],
        "unchecked": [fault.as_keys() for fault in findings.unchecked],
        "summary": _summary(findings),
    }
    return dumps(document, indent=2) + "\n"


def write_lines(findings: Findings, _: Layout) -> str:
    """Write one JSON object a line: each finding, what could not be checked, and the summary."""
    today = findings.today.isoformat() if findings.today else None
    rows: list[dict[str, Any]] = [
        *(told(finding) for finding in findings.findings),
        *({"unchecked": fault.as_keys()} for fault in findings.unchecked),
        {"version": VERSION, "tool": TOOL, "today": today, "summary": _summary(findings)},
    ]
    return "".join(dumps(row) + "\n" for row in rows)


def told(finding: Finding) -> dict[str, Any]:
    """Tell a finding as the keys of the contract, in their order."""
    place, waiver = finding.place, finding.waiver
    return {
        "check": finding.check,
        "family": finding.family,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "suggestion": finding.suggestion or None,
        "guide": finding.guide or None,
        "phase": finding.phase or None,
        "file": place.file,
        "line": place.line or None,
        "column": place.column or None,
        "end_line": place.end_line or None,
        "end_column": place.end_column or None,
        "focus": finding.focus or None,
        "focus_title": finding.focus_title or None,
        "path": finding.path or None,
        "value": finding.value or None,
        "waived": finding.waived,
        "waiver": waiver
        and {
            "iri": waiver.iri or None,
            "reason": waiver.reason,
            "approved_by": waiver.approved_by or None,
            "until": waiver.until or None,
        },
    }


def _summary(findings: Findings) -> dict[str, Any]:
    counts = findings.count()
    known = {} if findings.known is None else {"known": findings.known}
    return {
        "errors": counts["error"],
        "warnings": counts["warning"],
        "advice": counts["advice"],
        "waived": findings.waived,
        "files": len(findings.files),
        "by_check": _counted(finding.check for finding in findings.findings if not finding.waived),
        "by_phase": _counted(
            finding.phase for finding in findings.findings if finding.phase and not finding.waived
        ),
        **known,
    }


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
