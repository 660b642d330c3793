"""The lists of organisations that org-id.guide knows, and which one an identifier is from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from peertoc.linking.registry.tables import several, table

LISTS: Final = "org-id/lists.tsv"


@dataclass(frozen=True, slots=True)
class IdList:
    """Hold a list: its code, what it is called, ``active``, ``deprecated`` or ``withdrawn``, former codes."""

    code: str
    name: str
    status: str
    former: tuple[str, ...]


def list_of(identifier: str) -> IdList | None:
    """Find the list that an identifier of an organisation is from; None where org-id.guide knows none.

    Of several codes that fit, the longest counts: ``US-AK-CR`` before any ``US-AK``.
    """
    parts = identifier.split("-")
    starts = ("-".join(parts[:end]) for end in range(len(parts) - 1, 1, -1))
    return next((_lists()[start] for start in starts if start in _lists()), None)


def successor(held: IdList) -> IdList | None:
    """Give the list that has replaced another, which it names as its former code."""
    return next((each for each in _lists().values() if held.code in each.former), None)


@cache
def _lists() -> dict[str, IdList]:
    return {
        row["code"]: IdList(row["code"], row["en"], row["status"], several(row["former"]))
        for row in table(LISTS).rows
    }
