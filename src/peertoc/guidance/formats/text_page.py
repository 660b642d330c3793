"""The guide and the profile as text: read at a terminal, in lines that fit it where words allow."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Final

from peertoc.guidance import phrases
from peertoc.guidance.formats.rows import rows
from peertoc.guidance.formats.telling import counts, heading, initiatives, phase_heading, places
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.guidance.formats.rows import Row
    from peertoc.guidance.guide import Entry, Guide
    from peertoc.guidance.profile import Profile

_WIDTH: Final = 88
_INDENT: Final = " " * 7
_COLUMN: Final = 10


def guide(guide: Guide) -> str:
    """Write the questions phase by phase, each with what answers it, or what to write."""
    blocks = ["\n".join([*_underlined(heading(guide), "="), *_wrapped(counts(guide), "")])]
    for phase, entries in guide.by_phase():
        blocks.append("\n".join(_underlined(phase_heading(guide, phase), "-")))
        blocks += ["\n".join(_entry(entry)) for entry in entries]
    blocks.append("\n".join([*_wrapped(phrases.FOOT, ""), "", *_indented(guide.foot)]))
    return "\n\n".join(blocks) + "\n"


def profile(profile: Profile) -> str:
    """Write one table, with a numbered column for each initiative."""
    widest = max((len(row.label) for row in rows(profile)), default=0) + 2
    numbers = tuple(f"({number})" for number, _ in enumerate(profile.standings, 1))
    lines = _underlined(initiatives(profile), "=")
    for number, standing in zip(numbers, profile.standings, strict=True):
        lines += _wrapped(f"{number} {standing.title}, {standing.file}", "", hanging="    ")
    head = _columns("", numbers, widest)
    for group, members in groupby(rows(profile), key=lambda row: row.group):
        lines += ["", *_group(group, list(members), widest, head)]
    return "\n".join([*lines, "", *_wrapped(phrases.PROFILE_FOOT, "")]) + "\n"


def _group(group: str, members: list[Row], widest: int, head: str) -> Iterator[str]:
    yield group
    yield head
    for row in members:
        yield _columns(row.label, row.cells, widest)


def _columns(label: str, cells: tuple[str, ...], widest: int) -> str:
    return ("  " + label.ljust(widest) + "  ".join(cell.ljust(_COLUMN) for cell in cells)).rstrip()


def _entry(entry: Entry) -> Iterator[str]:
    told = entry.told
    first, *more = _wrapped(entry.text, _INDENT)
    yield told.question.id.ljust(len(_INDENT)) + first.lstrip()
    yield from more
    yield f"{_INDENT}{phrases.STATUS[told.status]}"
    for line in places(told):
        yield from _wrapped(line, _INDENT + "  ", hanging="  ")
    if told.status == "open" and told.met:
        for line in entry.suggestion.split("\n"):
            words = line.removeprefix("# ")
            yield from _wrapped(words, _INDENT + "  ", hanging="  ") if words != line else _indented(line)
        for check in dict.fromkeys(remark.check for remark in told.remarks):
            yield f"{_INDENT}  {phrases.EXPLAIN.format(check=check)}"
    elif entry.suggestion:
        yield f"{_INDENT}{phrases.WRITE}"
        yield from _indented(entry.suggestion)


def _indented(turtle: str) -> Iterator[str]:
    for line in turtle.split("\n"):
        yield f"{_INDENT}    {printable(line)}"


def _underlined(text: str, sign: str) -> list[str]:
    lines = _wrapped(text, "")
    return [*lines, sign * max(map(len, lines))]


def _wrapped(text: str, indent: str, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        printable(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [indent]
