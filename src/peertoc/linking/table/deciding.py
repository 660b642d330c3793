"""What a person decides on a row, and how the table keeps it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peertoc.linking.table.rows import BY_HAND, NO_TERM, PREDICATES, SCORE, Row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class By:
    """Say when a decision was made and, only where they wish to be named, by whom."""

    day: date
    reviewer: str = ""


def accepted(row: Row, by: By, predicate: str = "") -> Row:
    """Accept a link, as it was proposed or with another property."""
    return replace(_decided(row, by), negated=False, predicate=predicate or row.predicate)


def rejected(row: Row, by: By) -> Row:
    """Reject a link: the thing is not what the identifier stands for."""
    return replace(_decided(row, by), negated=True)


def none_exists(subject: str, label: str, sources: Iterable[str], by: By) -> tuple[Row, ...]:
    """Say that none of these sources has the thing; with no source, that there is none anywhere."""
    return tuple(
        Row(
            subject,
            PREDICATES[0],
            NO_TERM,
            BY_HAND,
            subject_label=label,
            source=source,
            date=by.day.isoformat(),
            reviewer=by.reviewer,
        )
        for source in sorted(set(sources)) or [""]
    )


def _decided(row: Row, by: By) -> Row:
    """Make a row that of a person; a score, which is nobody's confidence, moves among the signs."""
    score = () if row.confidence is None else ((SCORE, f"{round(row.confidence, 3):g}"),)
    return replace(
        row,
        justification=BY_HAND,
        date=by.day.isoformat(),
        reviewer=by.reviewer,
        confidence=None,
        other=score + tuple(pair for pair in row.other if pair[0] != SCORE),
    )
