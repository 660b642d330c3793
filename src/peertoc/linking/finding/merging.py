"""What was found, put into the table: what a person decided or wrote stays, and nothing is accepted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from peertoc.linking.finding.proposing import fits, informed, is_host, of_candidate, of_link, of_nothing
from peertoc.linking.finding.titling import headed
from peertoc.linking.scoring import registered_words, score
from peertoc.linking.table.rows import DECIDED, PREDICATES, SEARCHED, Row, State, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from peertoc.linking.finding.answers import Answer
    from peertoc.linking.finding.sought import Sought
    from peertoc.linking.values import Candidate, Wanted

#: What makes a candidate the thing itself, or nearly so; any other is a host, or the like.
_SAME: Final = PREDICATES[:2]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Say which candidate was not put into the table, and why, in a clause."""

    wanted: Wanted
    candidate: Candidate
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold the table as it is now, and the candidates that were left out."""

    table: Table
    left_out: tuple[LeftOut, ...]


def merge(table: Table, sought: Sought, answers: Sequence[Answer], today: date) -> Outcome:
    """Put links and candidates into a table; the same finds give the same table."""
    old = {_key(row): row for row in table.rows if row.state not in DECIDED}
    decided = {row.pair for row in table.rows if row.state in DECIDED}
    fresh, left_out = _proposals(sought, answers, today)
    rows = {_key(row): row for row in table.rows if _stays(row, sought, answers)}
    for row in fresh:
        if row.pair not in decided:
            rows[_key(row)] = _aged(row, old.get(_key(row)))
    for row in _not_found(answers, list(rows.values()), today):
        rows[_key(row)] = _aged(row, old.get(_key(row)))
    return Outcome(Table(headed(table.head, sought), tuple(rows.values()), table.columns), left_out)


def _key(row: Row) -> tuple[object, ...]:
    """Tell rows apart: certain links by their property too, what was looked for by where that was done."""
    if row.state in DECIDED:
        return (*row.pair, row.source, row.state)
    where = row.predicate if row.state is State.CERTAIN else row.says(SEARCHED) or row.line
    return (*row.pair, where, row.state)


def _proposals(
    sought: Sought, answers: Sequence[Answer], today: date
) -> tuple[list[Row], tuple[LeftOut, ...]]:
    links = [of_link(link, today) for link in sought.links]
    certain = {row.pair for row in links}
    best: dict[tuple[object, ...], Row] = {}
    left_out: dict[LeftOut, None] = {}
    labels = {each.id: each.name for each in sought.things}
    for answer, candidate in [(one, informed(each)) for one in answers for each in one.candidates]:
        found = score(answer.wanted, candidate, registered_words())
        if why := fits(answer, candidate, found):
            if not is_host(answer.wanted):
                left_out[LeftOut(answer.wanted, candidate, why)] = None
            continue
        row = of_candidate(answer, candidate, found, labels, today)
        if row.pair not in certain and _better(row, best.get(_key(row))):
            best[_key(row)] = row
    return [*links, *best.values()], tuple(left_out)


def _better(row: Row, known: Row | None) -> bool:
    return known is None or (row.confidence or 0.0) > (known.confidence or 0.0)


def _stays(row: Row, sought: Sought, answers: Sequence[Answer]) -> bool:
    """Keep what is not of peertoc's own making, and what this run did not look for anew."""
    if row.state is State.CERTAIN:
        return False
    if row.state in DECIDED or not row.says(SEARCHED):
        return True
    known = {each.id for each in sought.things}
    asked = {(answer.group, answer.wanted.id) for answer in answers if answer.whole}
    failed = {(answer.group, answer.wanted.id) for answer in answers if not answer.whole}
    here = (row.says(SEARCHED), row.subject)
    return row.subject in known and (here not in asked or here in failed)


def _aged(row: Row, old: Row | None) -> Row:
    """Keep the day of a row that says what it said before, and what a person has added to it."""
    if old is None:
        return row
    kept = replace(row, comment=old.comment, extra=old.extra, reviewer=old.reviewer)
    # Where nothing but the property differs, a person has changed it.
    return old if replace(kept, date=old.date, predicate=old.predicate) == old else kept


def _not_found(answers: Sequence[Answer], rows: Iterable[Row], today: date) -> Iterable[Row]:
    found: set[tuple[str, str]] = set()
    for row in rows:
        if row.predicate in _SAME and row.state in (State.CANDIDATE, State.ACCEPTED):
            found.add((row.subject, row.says(SEARCHED)))
    for answer in answers:
        wanted, here = answer.wanted, (answer.wanted.id, answer.group)
        if answer.whole and here not in found and not is_host(wanted):
            yield of_nothing(wanted, answer.group, today)
