"""Which year to suggest: so many from now, or, of something that is over, one that has been."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peertoc.clock import LAST_YEAR
from peertoc.vocabulary import PREFIXES, PTOC, SCHEMA

if TYPE_CHECKING:
    from peertoc.catalogue import Term
    from peertoc.suggesting.ground import Ground

_FOUR: Final = re.compile(r"\d{4}(?!\d)")
#: The years of an initiative that is over and does not say when it began: as many as any suggestion counts.
_SPAN: Final = 4


class Years:
    """Count years from this one; for what is finished, from its beginning, and to its end at the latest.

    An initiative that is over and does not say when it began is taken to have lasted as long as is suggested.
    """

    def __init__(self, ground: Ground, this: Term | None, year: int) -> None:
        self._graph = ground.graph
        self._this = this
        self._now = year

    def written(self, ahead: int, about: Term | None) -> str:
        """Write the year that is ``ahead`` for what something says of itself; never one above 9999."""
        first, last = self._now, LAST_YEAR
        over = [thing for thing in (about, self._this) if thing is not None and self._over(thing)]
        if over:
            dated = over[0] if self._said(over[0], "endDate") else over[-1]
            last = self._said(dated, "endDate") or self._now
            first = self._said(dated, "startDate") or last - (_SPAN if dated == self._this else 0)
        return f'"{min(first + ahead, last):04}"^^xsd:gYear'

    def _over(self, thing: Term) -> bool:
        stated = self._graph.objects(thing, f"{PTOC}status")
        return f"{PREFIXES['status']}finished" in {term.value for term in stated}

    def _said(self, thing: Term, name: str) -> int:
        """Read the year of a date, this one where it is still to come; 0 where none can be read."""
        read = (_FOUR.match(term.value) for term in self._graph.objects(thing, SCHEMA + name))
        years = [int(match[0]) for match in read if match]
        return min([*years, self._now]) if years else 0
