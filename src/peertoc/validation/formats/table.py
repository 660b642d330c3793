"""Findings as a table for a spreadsheet: CSV as RFC 4180 has it, one row a finding."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final

from peertoc.validation.formats.json_report import told, told_fault
from peertoc.wording import printable

if TYPE_CHECKING:
    from peertoc.validation.findings import Findings
    from peertoc.validation.formats import Layout

#: The keys of the JSON, in its order; of a waiver, the reason.
COLUMNS: Final = (
    "check", "family", "severity", "message", "help", "guide", "phase", "file", "line", "column", "end_line",
    "end_column", "focus", "focus_title", "path", "value", "waived", "waiver_reason",
)  # fmt: skip
# What a spreadsheet takes for a formula (OWASP, CSV injection), also in full width and after spaces.
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]")


def write(findings: Findings, _: Layout) -> str:
    """Write a row for each finding, and one without a check for each input that could not be checked.

    A cell that a spreadsheet would run begins with an apostrophe, which is not part of what was found.
    """
    stream = io.StringIO()
    rows = csv.DictWriter(stream, COLUMNS, restval="", extrasaction="ignore", lineterminator="\r\n")
    rows.writeheader()
    for finding in findings.findings:
        reason = finding.waiver.reason if finding.waiver else ""
        rows.writerow(_cells({**told(finding), "waiver_reason": reason}))
    for fault in findings.unchecked:
        row = told_fault(fault)
        rows.writerow(_cells({**row, "message": row["reason"]}))
    return stream.getvalue()


def _cells(row: dict[str, Any]) -> dict[str, str]:
    return {key: _cell(value) for key, value in row.items()}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # A tab is written as \t, so that none can begin a cell.
    text = printable(str(value))
    return f"'{text}" if _FORMULA.match(text) else text
