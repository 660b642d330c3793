"""The checks told to people: as a list, and each at length."""

from __future__ import annotations

import re
import textwrap
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal

from peertoc import __version__
from peertoc.errors import UnknownName
from peertoc.escaping import dumps
from peertoc.validation.checks.loading import FAMILIES
from peertoc.validation.findings import SEVERITIES
from peertoc.validation.formats.grouping import NO_PHASE, phase_order, phase_title
from peertoc.validation.telling import guide_reference
from peertoc.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from peertoc.validation.checks.loading import Check, Words

Order = Literal["family", "phase", "severity"]

_WIDTH: Final = 88
_AROUND: Final = 1
_LONGEST: Final = 20


def as_text(checks: Sequence[Check], by: Order = "family") -> str:
    """List checks under headings, with what each says when it speaks."""
    widest = max((len(check.name) for check in checks), default=0)
    blocks = [
        "\n".join([heading, *(_line(check, widest) for check in members)])
        for heading, members in _grouped(checks, by)
    ]
    count = f"{len(checks)} check{'' if len(checks) == 1 else 's'}"
    return "\n\n".join([*blocks, f"{count}. Each at length: peertoc explain NAME"]) + "\n"


def as_json(checks: Sequence[Check]) -> str:
    """List checks as JSON: ``version, tool, checks[{name, iri, family, severity, phase, messages[], …}]``."""
    tool = {"name": "peertoc", "version": __version__}
    return dumps({"version": 1, "tool": tool, "checks": [_row(check) for check in checks]}, indent=2) + "\n"


def explanation(name: str, checks: Sequence[Check]) -> str:
    """Tell one check at length, with an example that it finds fault with, and how that is mended.

    Raises UnknownName.
    """
    known = {check.name: check for check in checks}
    if name not in known:
        raise UnknownName("check", name, known)
    check = known[name]
    facts = [check.severity, f"family {check.family}", *([phase_title(check.phase)] if check.phase else ())]
    lines = [f"{check.name} ({', '.join(facts)})", f"from the guide: {guide_reference(check)}"]
    lines += [f"laid down in: {', '.join(map(compact, check.clauses))}"] if check.clauses else []
    lines.append("")
    lines += _section("What it says", *(plain(words.message) for words in said(check)))
    lines += _section("Why it matters", check.why)
    lines += _section("What to do", *(plain(words.help) for words in said(check)))
    bad, good = (_file(check, name) for name in ("bad.txt", "good.ttl"))
    told = next((told for told in bad.split("\n\n") if f"[{name}]" in told), "")
    if told:
        lines += ["For example", "", textwrap.indent(told, "    "), ""]
    mended = list(_mended(_file(check, "bad.ttl").splitlines(), good.splitlines()))
    if mended:
        shown = [*mended[:_LONGEST], "…"] if len(mended) > _LONGEST else mended
        lines += ["The same, mended", "", textwrap.indent("\n".join(shown), "    "), ""]
    return "\n".join(lines)


def _grouped(checks: Sequence[Check], by: Order) -> Iterator[tuple[str, list[Check]]]:
    keys: dict[str, Callable[[Check], Any]] = {
        "family": lambda check: FAMILIES.index(check.family),
        "phase": lambda check: phase_order(check.phase),
        "severity": lambda check: SEVERITIES.index(check.severity),
    }
    headings: dict[str, Callable[[Check], str]] = {
        "family": lambda check: check.family,
        "phase": lambda check: phase_title(check.phase) if check.phase else NO_PHASE,
        "severity": lambda check: check.severity,
    }
    ordered = sorted(checks, key=lambda check: (keys[by](check), check.name))
    for _, group in groupby(ordered, key=keys[by]):
        members = list(group)
        yield headings[by](members[0]), members


def _row(check: Check) -> dict[str, Any]:
    return {
        "name": check.name,
        "iri": check.iri,
        "family": check.family,
        "severity": check.severity,
        "phase": check.phase or None,
        "audience": [audience.rpartition("/")[2] for audience in check.audiences] or None,
        "messages": [
            {"message": words.message, "help": words.help, "suggestion": words.suggestion or None}
            for words in said(check)
        ],
        "why": check.why,
        "guide": list(check.sources),
        "clauses": list(check.clauses),
    }


def _line(check: Check, width: int) -> str:
    return f"  {check.name:<{width}}  {check.severity:<8} {plain(check.words.message)}"


def said(check: Check) -> tuple[Words, ...]:
    """List what the parts of a check say, each once."""
    return tuple(dict.fromkeys(check.parts.values()))


def plain(text: str) -> str:
    """Put an ellipsis where a name is filled in when the check speaks."""
    return re.sub(r"\{\?\w+\}", "…", text)


def _section(heading: str, *texts: str) -> list[str]:
    filled = (
        textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        for text in dict.fromkeys(texts)
    )
    return [heading, *filled, ""]


def _file(check: Check, name: str) -> str:
    path = check.folder / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _mended(bad: list[str], good: list[str]) -> Iterator[str]:
    """Give the lines of the good file that the bad one has not, with a line around, gaps as an ellipsis."""
    changes = [
        (start, end)
        for tag, _, _, start, end in SequenceMatcher(None, bad, good, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    shown = {
        number
        for start, end in changes
        for number in range(max(start - _AROUND, 0), min(end + _AROUND, len(good)))
        if good[number].strip() and not good[number].startswith("@prefix")
    }
    last = None
    for number in sorted(shown):
        if last is not None and number > last + 1:
            yield "…" if good[last + 1].strip() or number > last + 2 else ""
        yield good[number]
        last = number
