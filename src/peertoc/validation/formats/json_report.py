"""Findings as JSON for programs: one document, or one finding a line and the summary last.

The keys are a contract; ``findings.schema.json`` beside this file is their schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.escaping import dumps
from peertoc.validation.baseline import VERSION
from peertoc.validation.formats.rows import Rows

if TYPE_CHECKING:
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
    return ROWS.whole(findings)


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
    tally = findings.tally
    known = {} if findings.known is None else {"known": findings.known}
    return {
        "errors": tally.severities["error"],
        "warnings": tally.severities["warning"],
        "advice": tally.severities["advice"],
        "waived": tally.waived,
        "files": tally.files,
        "by_check": dict(sorted(tally.checks.items())),
        "by_phase": dict(sorted(tally.phases.items())),
        **known,
    }


def _line(value: dict[str, Any]) -> str:
    return dumps(value) + "\n"


def _end(findings: Findings) -> str:
    today = findings.today.isoformat() if findings.today else None
    return _line({"version": VERSION, "tool": TOOL, "today": today, "summary": _summary(findings)})


ROWS: Final = Rows(
    head="",
    row=lambda finding: _line(told(finding)),
    fault=lambda fault: _line({"unchecked": fault.as_keys()}),
    end=_end,
)
