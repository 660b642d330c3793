"""Findings as a table for a spreadsheet: CSV as RFC 4180 has it, one row a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.escaping import table
from peertoc.validation.formats.json_report import told

if TYPE_CHECKING:
    from peertoc.validation.findings import Findings
    from peertoc.validation.formats import Layout

#: The keys of the JSON, in its order; of a waiver, the reason.
COLUMNS: Final = (
    "check", "family", "severity", "message", "help", "suggestion", "guide", "phase", "file", "line",
    "column", "end_line", "end_column", "focus", "focus_title", "path", "value", "waived", "waiver_reason",
)  # fmt: skip


def write(findings: Findings, _: Layout) -> str:
    """Write a row for each finding, and one without a check for each input that could not be checked.

    A cell that a spreadsheet would run begins with an apostrophe, which is not part of what was found.
    """
    found = (
        {**told(finding), "waiver_reason": finding.waiver.reason if finding.waiver else ""}
        for finding in findings.findings
    )
    faults = ({**fault.as_keys(), "message": fault.message} for fault in findings.unchecked)
    rows = ([row.get(column) for column in COLUMNS] for row in (*found, *faults))
    return table([COLUMNS, *rows])
