"""Findings as a person reads them: the manners of a compiler."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.errors import PeertocError
    from peertoc.place import Place
    from peertoc.validation.findings import Finding, Findings

_COLOURS = {"error": "1;31", "warning": "1;33", "advice": "1;36", "quiet": "34", "strong": "1"}
_LONGEST_LINE = 120
_TAB = "    "
_NO_WIDTH = {"Mn", "Me", "Cf"}


class Pen:
    """Colour words, or leave them plain."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def __call__(self, kind: str, text: str) -> str:
        """Write ``text`` in the colour of ``kind``."""
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour else text


def render(findings: Findings, *, colour: bool = False) -> str:
    """Write all findings, grouped by file, and a summary that counts and says the next step."""
    pen = Pen(colour=colour)
    blocks = [
        "\n".join(_diagnostic(finding, pen) for finding in group)
        for _, group in groupby(findings.findings, key=lambda finding: finding.place.file)
    ]
    return "\n".join([*blocks, _summary(findings, pen)])


def render_fault(fault: PeertocError, *, colour: bool = False) -> str:
    """Write what kept peertoc from its work: the sentence, the place and its line where known, the cure."""
    pen = Pen(colour=colour)
    place: Place | None = getattr(fault, "place", None)
    lines = [f"{pen('error', 'error')}: {pen('strong', printable(fault.message))}"]
    if place is not None and place.file:
        lines.append(f"{pen('quiet', '  -->')} {printable(str(place))}")
    if place is not None and (source := getattr(fault, "source", "")):
        lines += _excerpt(place, source, "error", pen)
    if fault.help:
        lines.append(f"   {pen('quiet', '=')} help: {printable(fault.help)}")
    return "\n".join(lines) + "\n"


def _diagnostic(finding: Finding, pen: Pen) -> str:
    margin = " " * len(str(finding.place.line or "??"))
    heading = pen(finding.severity, f"{finding.severity}[{finding.check}]")
    named = f"  “{printable(finding.focus_title)}”" if finding.focus_title else ""
    lines = [
        f"{heading}: {pen('strong', printable(finding.message))}",
        f"{pen('quiet', f'{margin}-->')} {printable(str(finding.place))}{named}",
        *(_excerpt(finding.place, finding.source, finding.severity, pen) if finding.source else ()),
        f"{margin} {pen('quiet', '=')} help: {printable(finding.help)}",
    ]
    more = f"peertoc explain {finding.check}"
    lines.append(f"{margin} {pen('quiet', '=')} guide: {finding.guide} · {more}")
    return "\n".join(lines) + "\n"


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


def _summary(findings: Findings, pen: Pen) -> str:
    if not findings.files:
        return "Nothing was checked.\n"
    files = _number(len(findings.files), "file")
    counts = {severity: count for severity, count in findings.count().items() if count}
    if not counts:
        return f"No findings in {files}. Checks read what is written; whether it is true, they cannot tell.\n"
    said = ", ".join(pen(severity, _number(count, severity)) for severity, count in counts.items())
    gravest = next(finding for finding in findings.findings if finding.severity == next(iter(counts)))
    start = f"Start with {printable(str(gravest.place))}; why it matters: peertoc explain {gravest.check}"
    return f"{said} in {files}.\n{start}\n"


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 or word == 'advice' else 's'}"
