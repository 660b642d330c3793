"""The guide and the profile in Markdown: for a wiki page, an e-mail or a printed sheet."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from peertoc.escaping import fenced, markdown
from peertoc.guidance import phrases
from peertoc.guidance.formats.rows import heads, rows
from peertoc.guidance.formats.telling import counts, heading, initiatives, phase_heading, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.guidance.guide import Entry, Guide
    from peertoc.guidance.profile import Profile


def guide(guide: Guide) -> str:
    """Write a page: the questions phase by phase, each with what answers it, or what to write."""
    blocks = [f"# {markdown(heading(guide))}", markdown(counts(guide))]
    for phase, entries in guide.by_phase():
        blocks.append(f"## {markdown(phase_heading(guide, phase))}")
        blocks += [block for entry in entries for block in _entry(entry)]
    return "\n\n".join([*blocks, markdown(phrases.FOOT), fenced(guide.foot, "turtle")]) + "\n"


def profile(profile: Profile) -> str:
    """Write a page with one table for each phase, and for what evaluations cover."""
    columns = [markdown(head) for head in heads(profile)]
    blocks = [f"# {markdown(initiatives(profile))}"]
    for group, members in groupby(rows(profile), key=lambda row: row.group):
        lines = [_line(["", *columns]), _line(["---"] * (len(columns) + 1))]
        lines += [_line([markdown(row.label), *map(markdown, row.cells)]) for row in members]
        blocks += [f"## {markdown(group)}", "\n".join(lines)]
    return "\n\n".join([*blocks, f"*{markdown(phrases.PROFILE_FOOT)}*"]) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    told = entry.told
    lines = [f"**{told.question.id}** {markdown(entry.text)}", f"- {markdown(phrases.STATUS[told.status])}"]
    lines += [f"  - {markdown(line)}" for line in places(told)]
    suggested = entry.suggestion.split("\n") if entry.suggestion else []
    lines += [f"  - {markdown(line[2:])}" for line in suggested if line.startswith("# ")]
    yield f"{lines[0]}\n\n" + "\n".join(lines[1:])
    turtle = [line for line in suggested if not line.startswith("# ")]
    if turtle:
        yield fenced("\n".join(turtle), "turtle")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
