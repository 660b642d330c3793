"""Findings for a wiki page or an e-mail, in Markdown: a heading, how many, and group by group what to do."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.fetching import STDIN
from peertoc.escaping import code, fenced, markdown
from peertoc.validation.formats.grouping import cut_short, grouped, number, told_counts, told_waiver
from peertoc.validation.formats.summary import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.errors import PeertocError
    from peertoc.place import Place
    from peertoc.validation.findings import Finding, Findings
    from peertoc.validation.formats import Layout

_KINDS: Final = {"error": "Errors", "warning": "Warnings", "advice": "Advice", "waived": "Waived"}


def write(findings: Findings, layout: Layout) -> str:
    """Write a page: what was checked, a table of counts, the findings in groups, what was not checked."""
    shown, left = cut_short(findings, layout.most)
    blocks = ["# What the checks found", _checked(findings), *_counts(findings)]
    for heading, group in grouped(shown, layout.group_by):
        blocks += [
            f"## {_heading(heading, group[0], layout)}",
            "\n".join(_item(finding, in_file=not heading) for finding in group),
        ]
    blocks += [f"{markdown(left)} `--max-findings 0` shows all."] if left else []
    if findings.unchecked:
        blocks += ["## Not checked", "\n".join(_unchecked(fault) for fault in findings.unchecked)]
    return "\n\n".join((*blocks, f"*{LIMIT}*")) + "\n"


def _checked(findings: Findings) -> str:
    if not findings.tally.files:
        return "Nothing was checked."
    on = f" on {findings.today.isoformat()}" if findings.today else ""
    known = "" if findings.known is None else " Only what the baseline does not have is told."
    return f"{number(findings.tally.files, 'file')} checked{on}.{known}"


def _counts(findings: Findings) -> Iterator[str]:
    counts = told_counts(findings.tally)
    if counts:
        rows = [f"| {_KINDS[kind]} | {count:,} |" for kind, count in counts]
        yield "\n".join(("| Kind | Number |", "| --- | ---: |", *rows))
    elif findings.tally.files:
        yield f"Nothing {'new ' if findings.known else ''}was found."


def _heading(heading: str, first: Finding, layout: Layout) -> str:
    if layout.group_by == "phase":
        return markdown(heading[:1].upper() + heading[1:])
    return code(heading) if heading else _file(first.place.file)


def _item(finding: Finding, *, in_file: bool) -> str:
    """Tell a finding; under the name of its file, only the line says where."""
    kind = f"Waived {finding.severity}" if finding.waived else finding.severity.capitalize()
    named = f" on “{markdown(finding.focus_title)}”" if finding.focus_title else ""
    lines = [f"- **{kind}**{named}: {markdown(finding.message)}"]
    if finding.waiver is not None:
        lines.append(f"  - Why it is waived: {markdown(told_waiver(finding.waiver))}")
    elif finding.help:
        lines.append(f"  - What to do: {markdown(finding.help)}")
        if finding.suggestion:
            lines += ["  - What to write:", "", indent(fenced(finding.suggestion, "turtle"), " " * 4), ""]
    where = _line(finding.place) if in_file else _where(finding.place)
    lines += [f"  - Where: {where}"] if where else []
    guide = f"the guide, {markdown(finding.guide)}; " if finding.guide else ""
    lines.append(f"  - Read more: {guide}{code(f'peertoc explain {finding.check}')}")
    return "\n".join(lines)


def _where(place: Place) -> str:
    return ", ".join(filter(None, (_file(place.file), _line(place))))


def _file(name: str) -> str:
    return "standard input" if name == STDIN else code(name)


def _line(place: Place) -> str:
    return f"line {place.line}" if place.line else ""


def _unchecked(fault: PeertocError) -> str:
    lines = [f"- {markdown(fault.message)}"]
    lines += [f"  - What to do: {markdown(fault.help)}"] if fault.help else []
    if fault.place is not None and fault.place.file:
        lines.append(f"  - Where: {_where(fault.place)}")
    return "\n".join(lines)
