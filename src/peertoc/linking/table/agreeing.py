"""Decisions in a table that are there twice, or that cannot hold at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.linking.table.rows import DECIDED, SEARCHED, Row, State, registry
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HELP = "Keep the one that holds, and take the other away."


def disagreements(rows: Sequence[Row]) -> Iterator[tuple[int, str, str]]:
    """Give line, sentence and cure for each decision that repeats another or contradicts it."""
    first: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        if row.state not in DECIDED:
            continue
        key = (*row.pair, row.source if row.state is State.NONE_EXISTS else "")
        earlier = first.setdefault(key, row)
        if earlier is not row:
            yield row.line, _sentence(earlier, row), _HELP
    yield from _found_and_none(rows)


def _sentence(earlier: Row, row: Row) -> str:
    what = _named(row)
    if (earlier.state, earlier.predicate) == (row.state, row.predicate):
        return f"The decision on {what} stands twice: on line {earlier.line} too."
    if earlier.state is row.state:
        return f"The decision on {what} is another kind of match on line {earlier.line}."
    return f"The link to {what} is {row.state} here, and {earlier.state} on line {earlier.line}."


def _found_and_none(rows: Sequence[Row]) -> Iterator[tuple[int, str, str]]:
    links: dict[str, list[Row]] = {}
    for row in rows:
        if row.state is State.ACCEPTED:
            links.setdefault(row.subject, []).append(row)
    for none in rows:
        if none.state is State.NONE_EXISTS:
            for link in links.get(none.subject, ()):
                if none.source in ("", link.source, registry(link.says(SEARCHED))):
                    what = shorten(printable(none.subject_label or none.subject), 60)
                    yield none.line, f"“{what}” has no identifier here, and one on line {link.line}.", _HELP


def _named(row: Row) -> str:
    return f"“{shorten(printable(row.object_label or row.object), 60)}”"
