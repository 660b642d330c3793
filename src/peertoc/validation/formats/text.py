"""Findings as a person reads them: the manners of a compiler."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from peertoc.validation.formats.grouping import cut_short, grouped, told_waiver
from peertoc.validation.formats.pen import Pen
from peertoc.validation.formats.summary import summary
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.errors import PeertocError
    from peertoc.place import Place
    from peertoc.validation.findings import Finding, Findings
    from peertoc.validation.formats import Layout

_LONGEST_LINE = 120
_TAB = "    "
_NO_WIDTH = {"Mn", "Me", "Cf"}


def write(findings: Findings, layout: Layout) -> str:
    """Write the findings in groups, and a summary that counts and says the next step."""
    pen = Pen(colour=layout.colour)
    shown, left = cut_short(findings, layout.most)
    blocks: list[str] = []
    for heading, group in grouped(shown, layout.group_by):
        title = f"{pen('strong', heading)}\n{'=' * _width(heading)}\n\n" if heading else ""
        blocks.append(title + "\n".join(_diagnostic(finding, pen) for finding in group))
    if left:
        blocks.append(f"{left} --max-findings 0 shows all.\n")
    return "\n".join([*blocks, summary(findings, pen)])


def render_fault(fault: PeertocError, *, colour: bool = False) -> str:
    """Write what kept peertoc from its work: the sentence, the place and its line where known, the cure."""
    pen = Pen(colour=colour)
    lines = [f"{pen('error', 'error')}: {pen('strong', printable(fault.message))}"]
    if fault.place is not None and fault.place.file:
        lines.append(f"{pen('quiet', '  -->')} {printable(str(fault.place))}")
    if fault.place is not None and (source := getattr(fault, "source", "")):
        lines += _excerpt(fault.place, source, "error", pen)
    if fault.help:
        lines.append(f"   {pen('quiet', '=')} help: {printable(fault.help)}")
    return "\n".join(lines) + "\n"


def _diagnostic(finding: Finding, pen: Pen) -> str:
    margin = " " * len(str(finding.place.line or "??"))
    heading = pen(_kind(finding), f"{'waived ' * finding.waived}{finding.severity}[{finding.check}]")
    named = f"  “{printable(finding.focus_title)}”" if finding.focus_title else ""
    lines = [
        f"{heading}: {pen('strong', printable(finding.message))}",
        f"{pen('quiet', f'{margin}-->')} {printable(str(finding.place))}{named}",
        *(_excerpt(finding.place, finding.source, _kind(finding), pen) if finding.source else ()),
    ]
    notes = [*_waiver(finding), ("help", finding.help)] if not finding.waived else _waiver(finding)
    notes += [] if finding.waived or not finding.suggestion else [("write", finding.suggestion)]
    notes.append(("guide", " · ".join(filter(None, (finding.guide, f"peertoc explain {finding.check}")))))
    for label, text in notes:
        first, *further = map(printable, text.split("\n")) if label == "write" else (printable(text),)
        lines.append(f"{margin} {pen('quiet', '=')} {label}: {first}")
        lines += [f"{margin}{' ' * (len(label) + 5)}{line}" for line in further]
    return "\n".join(lines) + "\n"


def _waiver(finding: Finding) -> list[tuple[str, str]]:
    return [("waived", told_waiver(finding.waiver))] if finding.waiver else []


def _kind(finding: Finding) -> str:
    return "waived" if finding.waived else finding.severity


def _excerpt(place: Place, source: str, kind: str, pen: Pen) -> Iterable[str]:
    """Show the line with carets under the span; a long line is cut around it."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(source)
    source, start, end = _window(source, start, max(end, start + 1))
    margin, bar = " " * len(str(place.line)), pen("quiet", "|")
    before, marked = printable(_spread(source[:start])), printable(_spread(source[start:end]))
    carets = "^" * max(_width(marked), 1)
    return (
        f"{margin} {bar}",
        f"{pen('quiet', str(place.line))} {bar} {printable(_spread(source))}",
        f"{margin} {bar} {' ' * _width(before)}{pen(kind, carets)}",
    )


def _window(source: str, start: int, end: int) -> tuple[str, int, int]:
    """Cut a line to what fits, with the span in it and an ellipsis where something is left out."""
    source = source.rstrip()
    if len(source) <= _LONGEST_LINE:
        return source, start, min(end, max(len(source), start + 1))
    first = max(0, min(start - 20, len(source) - _LONGEST_LINE))
    cut = source[first : first + _LONGEST_LINE]
    head, tail = "…" if first else "", "…" if first + _LONGEST_LINE < len(source) else ""
    shift = len(head) - first
    return f"{head}{cut}{tail}", start + shift, min(end + shift, len(head) + len(cut))


def _spread(text: str) -> str:
    return text.replace("\t", _TAB)


def _width(text: str) -> int:
    """Count the columns that a terminal takes: two for wide characters, none for combining ones."""
    return sum(
        0
        if unicodedata.category(character) in _NO_WIDTH
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
