"""One line of a table of links, read and checked cell by cell."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import Final

from peertoc.errors import PeertocError
from peertoc.linking.table.cells import parted, unguarded
from peertoc.linking.table.columns import OURS, REQUIRED
from peertoc.linking.table.names import expanded
from peertoc.linking.table.rows import BY_HAND, NO_TERM, PREDICATES, REVIEWED, SEMAPV, SSSOM, STATED, Row
from peertoc.vocabulary import OWL, compact
from peertoc.wording import printable, shorten

_SAME: Final = f"{OWL}sameAs"
_TIGHT: Final = frozenset({*REQUIRED, "predicate_modifier", "object_source", "mapping_date", "confidence"})
_IDS: Final = ("subject_id", "predicate_id", "object_id", "mapping_justification")


class RowReader:
    """Make rows of the cells of one table."""

    def __init__(self, columns: list[str], prefixes: dict[str, str], shared: dict[str, str]) -> None:
        self._columns = columns
        self._prefixes = prefixes
        self._shared = shared

    def row(self, line: int, cells: list[str]) -> Row:
        """Read one row. Raises PeertocError with what is amiss."""
        found = {**self._shared, **self._named(cells)}
        for name in REQUIRED:
            if not found.get(name):
                raise PeertocError(
                    f"The cell {name} is empty.", help="Fill it in, or take the whole row away."
                )
        subject, predicate, thing, justification = (expanded(found[name], self._prefixes) for name in _IDS)
        _check(predicate, justification)
        _check_no_slip(thing, justification)
        return Row(
            subject,
            predicate,
            thing,
            justification,
            subject_label=found.get("subject_label", ""),
            object_label=found.get("object_label", ""),
            negated=_negated(found.get("predicate_modifier", ""), thing),
            source=self._source(found.get("object_source", "")),
            source_version=found.get("object_source_version", ""),
            date=_day(found.get("mapping_date", "")),
            confidence=_number(found.get("confidence", "")),
            reviewer=found.get("reviewer_label", ""),
            other=parted(found.get("other", "")),
            comment=found.get("comment", ""),
            extra=tuple((name, found[name]) for name in self._columns if name not in OURS and found[name]),
            line=line,
        )

    def _named(self, cells: list[str]) -> dict[str, str]:
        count = len(self._columns)
        if any(cell.strip() for cell in cells[count:]):
            raise PeertocError(
                f"The row has {len(cells)} cells, and the table {count} columns.",
                help="Look for a tab within a text; text with a tab stands in quotation marks.",
            )
        padded = cells[:count] + [""] * (count - len(cells))
        return {
            name: text.strip() if name in _TIGHT else unguarded(text)
            for name, text in zip(self._columns, padded, strict=True)
        }

    def _source(self, text: str) -> str:
        return expanded(text, self._prefixes) if text else ""


def _check(predicate: str, justification: str) -> None:
    if predicate == _SAME:
        raise PeertocError(
            "owl:sameAs says that two things are one in every respect, which a registry never knows.",
            help="Write skos:exactMatch.",
        )
    if predicate not in (*PREDICATES, *STATED):
        known = ", ".join(compact(each) for each in PREDICATES)
        raise PeertocError(
            f"“{printable(compact(predicate))}” is no property that links a thing to an identifier.",
            help=f"Write one of {known}.",
        )
    if not justification.startswith(SEMAPV):
        shown = shorten(printable(justification), 80)
        raise PeertocError(
            f"“{shown}” is no justification that SSSOM knows.",
            help="Write semapv:ManualMappingCuration for what a person decided.",
        )


def _check_no_slip(thing: str, justification: str) -> None:
    """Refuse a slip in the two words that make a decision: read past, it would be lost or become another."""
    if thing.startswith(SSSOM) and thing != NO_TERM:
        shown = shorten(printable(thing.removeprefix(SSSOM)), 80)
        raise PeertocError(
            f"“sssom:{shown}” is nothing that a registry has.",
            help="Write sssom:NoTermFound to say that none exists.",
        )
    word = justification.removeprefix(SEMAPV)
    meant = {each.removeprefix(SEMAPV).lower(): each.removeprefix(SEMAPV) for each in (BY_HAND, REVIEWED)}
    near = get_close_matches(word[:80].lower(), meant, n=1, cutoff=0.85)
    if near and meant[near[0]] != word:
        raise PeertocError(
            f"“semapv:{shorten(printable(word), 80)}” is no justification that SSSOM knows.",
            help=f"Write semapv:{meant[near[0]]} for what a person decided.",
        )


def _negated(text: str, thing: str) -> bool:
    if text not in ("", "Not"):
        raise PeertocError(
            f"The predicate_modifier “{shorten(printable(text), 40)}” has no meaning.",
            help="Write Not for a link that was rejected, else leave the cell empty.",
        )
    if text and thing == NO_TERM:
        raise PeertocError(
            "The row says Not of sssom:NoTermFound, which has no meaning.",
            help="Leave out Not to say that none exists.",
        )
    return bool(text)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise PeertocError(
            f"“{shorten(printable(text), 40)}” is no date.", help="Write it as 2026-01-31."
        ) from None


def _number(text: str) -> float | None:
    try:
        number = float(text) if text else None
    except ValueError:
        number = -1.0
    if number is not None and not 0 <= number <= 1:
        raise PeertocError(
            f"The confidence “{shorten(printable(text), 40)}” is no number from 0 to 1.",
            help="Write it as 0.85, with a point, or leave the cell empty.",
        )
    return number
