"""The checks told to people: as a list, and each at length."""

from __future__ import annotations

import json
import textwrap

from peertoc import __version__
from peertoc.errors import UnknownName
from peertoc.resources import shapes_root
from peertoc.validation.checks.loading import FAMILIES, Check, all_checks
from peertoc.validation.telling import guide_reference

_WIDTH = 88


def as_text() -> str:
    """List the checks by family, with what each says when it speaks."""
    lines: list[str] = []
    for family in FAMILIES:
        members = [check for check in all_checks() if check.family == family]
        lines += [f"{family}", *(_line(check) for check in members), ""] if members else []
    lines.append(f"{len(all_checks())} checks. Each at length: peertoc explain NAME")
    return "\n".join(lines) + "\n"


def as_json() -> str:
    """List the checks as JSON: ``version, tool, checks[{name, iri, family, severity, phase, …}]``."""
    rows = [
        {
            "name": check.name,
            "iri": check.iri,
            "family": check.family,
            "severity": check.severity,
            "phase": check.phase or None,
            "message": check.words.message,
            "help": check.words.help,
            "why": check.why,
            "guide": list(check.sources),
        }
        for check in all_checks()
    ]
    tool = {"name": "peertoc", "version": __version__}
    return json.dumps({"version": 1, "tool": tool, "checks": rows}, ensure_ascii=False, indent=2) + "\n"


def explanation(name: str) -> str:
    """Tell one check at length, with an example that it finds fault with. Raises UnknownName."""
    known = {check.name: check for check in all_checks()}
    if name not in known:
        raise UnknownName("check", name, known)
    check = known[name]
    example = (shapes_root() / name / "bad.txt").read_text(encoding="utf-8").partition("\n\n")[0]
    return "\n".join(
        (
            f"{check.name} ({check.severity}, family {check.family})",
            f"from the guide: {guide_reference(check)}",
            "",
            *_paragraph("What it says", _plain(check.words.message)),
            *_paragraph("Why it matters", check.why),
            *_paragraph("What to do", _plain(check.words.help)),
            "For example",
            "",
            textwrap.indent(example, "    "),
            "",
        )
    )


def _line(check: Check) -> str:
    return f"  {check.name:<26} {check.severity:<8} {_plain(check.words.message)}"


def _plain(text: str) -> str:
    """Put an ellipsis where a name is filled in when the check speaks."""
    for mark in ("{?value}", "{?nearest}"):
        text = text.replace(mark, "…")
    return text


def _paragraph(heading: str, text: str) -> tuple[str, ...]:
    return (heading, textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  "), "")
