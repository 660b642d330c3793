"""Findings one a line, as an editor or a search through many files wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.formats.grouping import cut_short, grouped
from peertoc.validation.formats.pen import Pen
from peertoc.validation.formats.summary import summary
from peertoc.wording import printable

if TYPE_CHECKING:
    from peertoc.validation.findings import Finding, Findings
    from peertoc.validation.formats import Layout


def write(findings: Findings, layout: Layout) -> str:
    """Write ``file:line:column: severity[check] message (“title”)`` for each finding, and the summary."""
    pen = Pen(colour=layout.colour)
    shown, left = cut_short(findings, layout.most)
    lines: list[str] = []
    for heading, group in grouped(shown, layout.group_by):
        lines += [*([""] if lines else []), pen("strong", heading)] if heading else []
        lines += [_line(finding, pen) for finding in group]
    lines += [f"{left} --max-findings 0 shows all."] if left else []
    lines += [""] if lines else []
    return "".join(f"{line}\n" for line in lines) + summary(findings, pen)


def _line(finding: Finding, pen: Pen) -> str:
    kind = "waived" if finding.waived else finding.severity
    marked = pen(kind, f"{'waived ' * finding.waived}{finding.severity}[{finding.check}]")
    named = f" (“{printable(finding.focus_title)}”)" if finding.focus_title else ""
    return f"{printable(str(finding.place))}: {marked} {printable(finding.message)}{named}"
