"""Go through the candidates of a table one by one; each decision is a table of its own, and can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peertoc.linking.table import Row, State, Table, accepted, none_exists, rejected
from peertoc.linking.table.rows import SEARCHED, registry

if TYPE_CHECKING:
    from peertoc.linking.table.deciding import By


@dataclass(slots=True)
class Review:
    """Hold where a review stands: the table with what was decided, and the candidates still to be seen."""

    table: Table
    by: By
    _queue: list[tuple[str, str]] = field(default_factory=list)
    _past: list[tuple[Table, list[tuple[str, str]]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._queue = [row.pair for row in queue(self.table)]

    @property
    def current(self) -> Row | None:
        """Give the candidate to be decided on; None at the end."""
        return self._row(self._queue[0]) if self._queue else None

    @property
    def left(self) -> int:
        """Count the candidates still to be seen."""
        return len(self._queue)

    @property
    def begun(self) -> bool:
        """Tell whether there is a step that can be undone."""
        return bool(self._past)

    def accept(self, predicate: str = "") -> None:
        """Accept the candidate, as it was proposed or with another property."""
        if row := self.current:
            self._replace(row, (accepted(row, self.by, predicate),))

    def reject(self) -> None:
        """Reject the candidate."""
        if row := self.current:
            self._replace(row, (rejected(row, self.by),))

    def none(self) -> None:
        """Say that no source that was looked into has the thing: its other candidates are rejected too."""
        if not (row := self.current):
            return
        mine = [
            each for each in self.table.of(State.CANDIDATE, State.NOT_FOUND) if each.subject == row.subject
        ]
        found = [each for each in self.table.of(State.ACCEPTED) if each.subject == row.subject]
        sources = {registry(each.says(SEARCHED)) for each in mine if each.says(SEARCHED)}
        settled = {registry(each.says(SEARCHED)) for each in found} | {each.source for each in found}
        taken = {each.source for each in self.table.of(State.NONE_EXISTS) if each.subject == row.subject}
        # A source that has the thing cannot be one that lacks it: there, the rest is rejected and no more.
        left = sources - settled
        made = none_exists(row.subject, row.subject_label, left, self.by) if left or not found else ()
        rows = [each for each in self.table.rows if each not in mine]
        rows += [rejected(each, self.by) for each in _once(mine)]
        rows += [each for each in made if each.source not in taken]
        rest = [pair for pair in self._queue if pair[0] != row.subject]
        self._remember(Table(self.table.head, tuple(rows), self.table.columns), rest)

    def skip(self) -> None:
        """Leave the candidate for another time."""
        if self._queue:
            self._remember(self.table, self._queue[1:])

    def undo(self) -> bool:
        """Go back by one step, and tell whether there was one."""
        if not self._past:
            return False
        self.table, self._queue = self._past.pop()
        return True

    def _replace(self, row: Row, rows: tuple[Row, ...]) -> None:
        seen = [each for each in self.table.of(State.CANDIDATE) if each.pair == row.pair]
        kept = tuple(each for each in self.table.rows if each not in seen)
        self._remember(Table(self.table.head, kept + rows, self.table.columns), self._queue[1:])

    def _remember(self, table: Table, rest: list[tuple[str, str]]) -> None:
        self._past.append((self.table, self._queue))
        self.table, self._queue = table, rest

    def _row(self, pair: tuple[str, str]) -> Row:
        return max(
            (row for row in self.table.of(State.CANDIDATE) if row.pair == pair),
            key=lambda row: row.confidence or 0.0,
        )


def _once(rows: list[Row]) -> list[Row]:
    """Give each candidate once, the likeliest of those that several sources have: a decision is on a pair."""
    found: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda each: -(each.confidence or 0.0)):
        if row.state is State.CANDIDATE:
            found.setdefault(row.pair, row)
    return list(found.values())


def queue(table: Table) -> list[Row]:
    """List the candidates to be decided on: thing by thing, the likeliest first."""
    decided = {row.pair for row in table.of(State.ACCEPTED, State.REJECTED)}
    none = {(row.subject, row.source) for row in table.of(State.NONE_EXISTS)}
    found: dict[tuple[str, str], Row] = {}
    for row in table.of(State.CANDIDATE):
        sources = {"", row.source, registry(row.says(SEARCHED))}
        if row.pair not in decided and not any((row.subject, source) in none for source in sources):
            known = found.setdefault(row.pair, row)
            if (row.confidence or 0.0) > (known.confidence or 0.0):
                found[row.pair] = row
    return sorted(found.values(), key=lambda row: (row.subject, -(row.confidence or 0.0), row.object))
