"""The last words to people: how much was found, and where to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.validation.findings import SEVERITIES
from peertoc.validation.formats.grouping import number, phase_order, phase_title, ranked, told_counts
from peertoc.wording import printable

if TYPE_CHECKING:
    from peertoc.validation.findings import Findings
    from peertoc.validation.formats.pen import Pen
    from peertoc.validation.tally import Tally

#: More than a person takes in at one look; then the counts help to choose.
_MANY: Final = 40
_MOST: Final = 5

#: What checks cannot do, to be said wherever people read that all is well.
LIMIT: Final = "Checks read what is written; whether it is true, they cannot tell."


def summary(findings: Findings, pen: Pen) -> str:
    """Count what was found, where it is much also by check and by phase, and say the next step."""
    tally = findings.tally
    parts = _parts(tally) if tally.found > _MANY else []
    return "".join(f"{line}\n" for line in (counted(findings, pen), *parts)) + _next_step(tally)


def _parts(tally: Tally) -> list[str]:
    """Tell of which checks and of which phases most of it is."""
    checks, phases = ranked(tally.checks), sorted(tally.phases, key=phase_order)
    told = [f"{count:,} {check}" for check, count in checks[:_MOST]]
    rest = sum(count for _, count in checks[_MOST:])
    told += [f"{rest:,} of {number(len(checks) - _MOST, 'other check')}"] if rest else []
    by_phase = [f"{tally.phases[phase]:,} {phase_title(phase)}" for phase in phases]
    lines = (("By check", told), ("By phase", by_phase))
    return [f"{head}: {printable('; '.join(parts))}." for head, parts in lines if parts]


def counted(findings: Findings, pen: Pen) -> str:
    """Count what was found in one sentence."""
    checked = findings.tally.files
    if not checked:
        return "Nothing was checked."
    files = number(checked, "file")
    counts = told_counts(findings.tally)
    if not counts:
        new = "new " if findings.known else ""
        return f"No {new}findings in {files}. {LIMIT}"
    said = ", ".join(pen(kind, number(count, kind)) for kind, count in counts)
    if findings.known is not None:
        said += " that the baseline does not have"
    return f"{said} in {files}."


def _next_step(tally: Tally) -> str:
    """Name the gravest finding, the first of its kind; nothing where all are waived."""
    first = next((tally.first[severity] for severity in SEVERITIES if severity in tally.first), None)
    if not tally.files or first is None:
        return ""
    return f"Start with {printable(str(first.place))}; why it matters: peertoc explain {first.check}\n"
