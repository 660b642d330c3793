"""What was found, in words and as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.escaping import dumps
from peertoc.linking.reviewing import queue
from peertoc.linking.scoring import band_of
from peertoc.linking.table.rows import DECIDED, KIND, REGISTRY, SEARCHED, State
from peertoc.vocabulary import compact
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from peertoc.errors import PeertocError
    from peertoc.linking.table import Row, Table

_OLD: Final = "instead_of"
_KINDS: Final = {
    "initiative": "initiatives",
    "organisation": "organisations",
    "place": "places",
    "subject": "subjects",
}


def in_text(table: Table, file: str) -> str:
    """Sum up a table: what is certain, what is to be reviewed, what was looked for and not found."""
    certain, waiting = table.of(State.CERTAIN), queue(table)
    missing = sorted(
        (row for row in table.of(State.NOT_FOUND) if not _settled(row, table)), key=lambda row: row.pair
    )
    lines = [f"Links of {printable(file)}", f"  {len(certain)} certain{_by_kind(certain)}"]
    lines += [f"    {_label(row.subject_label, row.subject)}: {_target(row)}" for row in _once(certain)]
    lines.append(f"  {len(waiting)} to review")
    lines += [line for row in waiting for line in _candidate(row, waiting)]
    lines.append(f"  {len(missing)} looked for and not found")
    near = {row.subject for row in waiting}
    lines += [
        f"    {_label(row.subject_label, row.subject)}{_where(row)}{_near(row, near)}" for row in missing
    ]
    if decided := sum(row.state in DECIDED for row in table.rows):
        lines.append(f"  {decided} decided before")
    return "\n".join(lines) + "\n"


def in_json(table: Table, file: str, today: date, unchecked: Iterable[PeertocError] = ()) -> str:
    """Write a table as one JSON document, with what could not be read or asked."""
    document = {
        "version": 1,
        "tool": f"peertoc {__version__}",
        "today": today.isoformat(),
        "file": file,
        "links": [_value(row) for row in sorted(table.rows, key=lambda row: (*row.pair, row.predicate))],
        "unchecked": [{"reason": fault.message, "help": fault.help} for fault in unchecked],
        "summary": {state.value: len(table.of(state)) for state in State},
    }
    return dumps(document, indent=2) + "\n"


def _by_kind(rows: Sequence[Row]) -> str:
    counts = Counter(row.says(KIND) for row in rows)
    parts = [f"{counts[kind]} of {plural}" for kind, plural in _KINDS.items() if counts[kind]]
    return f": {', '.join(parts)}" if parts else ""


def _once(rows: Iterable[Row]) -> list[Row]:
    """Show a thing once where one source has several identifiers for it."""
    found: dict[tuple[str, str, str, str], Row] = {}
    for row in sorted(rows, key=lambda row: (row.says(KIND), *row.pair)):
        found.setdefault((row.subject, row.predicate, row.object_label or row.object, row.source), row)
    return list(found.values())


def _target(row: Row) -> str:
    name = f"{_label(row.object_label, row.object)} " if row.object_label else ""
    return f"{name}{printable(compact(row.object))} ({compact(row.predicate)})"


def _candidate(row: Row, rows: Sequence[Row]) -> list[str]:
    lines = []
    if next(each for each in rows if each.subject == row.subject) is row:
        lines.append(f"    {_label(row.subject_label, row.subject)}")
    value = row.confidence or 0.0
    said = [row.says("why")] if row.says("why") else []
    said += [f"it takes the place of {compact(row.says(_OLD))}"] if row.says(_OLD) else []
    why = f": {printable('; '.join(said))}" if said else ""
    name = _label(row.object_label, row.object)
    lines.append(f"      {value:.2f} {band_of(value)}  {name}  {printable(compact(row.object))}{why}")
    return lines


def _where(row: Row) -> str:
    return f" ({printable(row.says(SEARCHED))})" if row.says(SEARCHED) not in ("", "shipped") else ""


def _near(row: Row, near: set[str]) -> str:
    """Say so where nothing is the thing itself, though something near it is to be reviewed."""
    return " (not it itself: what is near it is to be reviewed)" if row.subject in near else ""


def _settled(row: Row, table: Table) -> bool:
    """Tell whether what one source has not was found certain or accepted elsewhere."""
    same = [each for each in table.of(State.CERTAIN, State.ACCEPTED) if each.subject == row.subject]
    return any(each.predicate == row.predicate for each in same)


def _label(label: str, iri: str) -> str:
    return f"“{shorten(printable(label), 80)}”" if label else printable(compact(iri))


def _value(row: Row) -> dict[str, Any]:
    return {
        "state": row.state.value,
        "kind": row.says(KIND) or None,
        "subject": row.subject,
        "subject_label": row.subject_label or None,
        "predicate": row.predicate,
        "object": row.object,
        "object_label": row.object_label or None,
        "confidence": row.confidence,
        "source": row.source.removeprefix(REGISTRY) or None,
        "source_version": row.source_version or None,
        "date": row.date or None,
        "signs": {key: value for key, value in row.other if key not in (KIND, SEARCHED)},
    }
