"""The last words to people: how much was found, and where to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.validation.formats.grouping import number, told_counts
from peertoc.wording import printable

if TYPE_CHECKING:
    from peertoc.validation.findings import Findings
    from peertoc.validation.formats.pen import Pen

#: What checks cannot do, to be said wherever people read that all is well.
LIMIT: Final = "Checks read what is written; whether it is true, they cannot tell."


def summary(findings: Findings, pen: Pen) -> str:
    """Count what was found, and say the next step."""
    return f"{counted(findings, pen)}\n{_next_step(findings)}"


def counted(findings: Findings, pen: Pen) -> str:
    """Count what was found in one sentence."""
    if not findings.files:
        return "Nothing was checked."
    files = number(len(findings.files), "file")
    counts = told_counts(findings)
    if not counts:
        new = "new " if findings.known else ""
        return f"No {new}findings in {files}. {LIMIT}"
    said = ", ".join(pen(kind, number(count, kind)) for kind, count in counts)
    if findings.known is not None:
        said += " that the baseline does not have"
    return f"{said} in {files}."


def _next_step(findings: Findings) -> str:
    """Name the gravest finding, the first of its kind; nothing where all are waived."""
    severities = [severity for severity, count in findings.count().items() if count]
    if not findings.files or not severities:
        return ""
    first = next(one for one in findings.findings if one.severity == severities[0] and not one.waived)
    return f"Start with {printable(str(first.place))}; why it matters: peertoc explain {first.check}\n"
