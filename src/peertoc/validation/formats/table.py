"""Findings as a table for a spreadsheet: CSV as RFC 4180 has it, one row a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from peertoc.escaping import table
from peertoc.validation.formats.json_report import told
from peertoc.validation.formats.rows import Rows

if TYPE_CHECKING:
    from peertoc.validation.findings import Finding, Findings
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
    return ROWS.whole(findings)


def _row(finding: Finding) -> str:
    reason = finding.waiver.reason if finding.waiver else ""
    return _cells({**told(finding), "waiver_reason": reason})


def _cells(row: dict[str, Any]) -> str:
    return table([[row.get(column) for column in COLUMNS]])


ROWS: Final = Rows(
    head=table([COLUMNS]),
    row=_row,
    fault=lambda fault: _cells({**fault.as_keys(), "message": fault.message}),
    end=lambda _: "",
)
