"""Findings as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.catalogue.fetching import STDIN
from peertoc.validation.formats.grouping import cut_short, told_waiver
from peertoc.validation.formats.pen import Pen
from peertoc.validation.formats.summary import counted
from peertoc.wording import printable

if TYPE_CHECKING:
    from peertoc.errors import PeertocError
    from peertoc.place import Place
    from peertoc.validation.findings import Finding, Findings
    from peertoc.validation.formats import Layout

_COMMANDS: Final = {"error": "error", "warning": "warning", "advice": "notice"}


def write(findings: Findings, layout: Layout) -> str:
    """Write one command a line, each finding and each unchecked input, and last the counts.

    Advice and waived findings are notices. Every line but the last begins with a command, and what comes
    from a file has no line breaks of its own, so that nothing in it can begin another.
    """
    shown, left = cut_short(findings, layout.most)
    lines = [_finding(finding) for finding in shown]
    lines += [_command("notice", None, "peertoc", [left])] if left else []
    lines += [_unchecked(fault) for fault in findings.unchecked]
    return "".join(f"{line}\n" for line in (*lines, counted(findings, Pen(colour=False))))


def _finding(finding: Finding) -> str:
    named = f"{finding.message} (“{finding.focus_title}”)" if finding.focus_title else finding.message
    if finding.waiver is not None:
        said = [named, f"Waived: {told_waiver(finding.waiver)}"]
        return _command("notice", finding.place, f"waived {finding.severity}: {finding.check}", said)
    return _command(_COMMANDS[finding.severity], finding.place, finding.check, [named, finding.help])


def _unchecked(fault: PeertocError) -> str:
    return _command("error", fault.place, "not checked", [fault.message, fault.help])


def _command(name: str, place: Place | None, title: str, said: list[str]) -> str:
    position = _position(place)
    properties = ",".join(f"{key}={_property(value)}" for key, value in {**position, "title": title}.items())
    if place and place.file and not position:
        said = [f"{place}: {said[0]}", *said[1:]]
    # The only line breaks are ours; GitHub shows each as a line.
    return f"::{name} {properties}::{_data(chr(10).join(printable(line) for line in said if line))}"


def _position(place: Place | None) -> dict[str, str]:
    """Say where, as far as GitHub can show it: standard input is no file; columns hold within one line."""
    if place is None or place.file in {"", STDIN}:
        return {}
    if not place.line:
        return {"file": place.file}
    end = place.end_line or place.line
    columns = {"col": place.column, "endColumn": place.end_column} if end == place.line else {}
    spans = {"line": place.line, "col": columns.get("col", 0), "endLine": end, **columns}
    return {"file": place.file, **{key: str(value) for key, value in spans.items() if value}}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
