"""The guide and the profile as CSV for a spreadsheet: a row a question, or a row a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.escaping import table
from peertoc.guidance.formats.rows import heads, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.guidance.guide import Entry, Guide
    from peertoc.guidance.profile import Profile

COLUMNS: Final = (
    "id", "phase", "audience", "text", "status", "by", "file", "lines", "says", "suggestion", "findings",
)  # fmt: skip


def guide(guide: Guide) -> str:
    """Write a row for each question."""
    return table([COLUMNS, *(list(_row(entry)) for entry in guide.entries)])


def profile(profile: Profile) -> str:
    """Write a row for each number, with a column for each initiative."""
    names = ["phase", "what", *heads(profile)]
    return table([names, *([row.group, row.label, *row.cells] for row in rows(profile))])


def _row(entry: Entry) -> Iterator[str]:
    told, question = entry.told, entry.told.question
    yield from (question.id, question.phase, " ".join(question.audience), entry.text, told.status)
    yield " ".join(told.by)
    yield "; ".join(dict.fromkeys(said.place.file for said in told.places))
    yield " ".join(str(said.place.line) for said in told.places if said.place.line)
    yield "; ".join(said.text for said in told.places)
    yield entry.suggestion
    yield " ".join(dict.fromkeys(remark.check for remark in told.remarks))
