"""What to write under a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode

from peertoc.suggesting.ground import Ground
from peertoc.suggesting.naming import Names

if TYPE_CHECKING:
    import datetime

    from peertoc.catalogue import Document, Term


class Repairs:
    """Fill the suggestions of checks with the names of a document; it is asked only when there is one."""

    def __init__(self, document: Document, lang: str, today: datetime.date) -> None:
        self._ground = Ground(document, lang)
        self._today = today
        self._names: dict[Term, Names] = {}

    def fill(self, text: str, **told: Term | None) -> str:
        """Write out what would mend something; empty where what it has to name has no name.

        ``told`` are the ``focus`` and the ``value`` of a finding.
        """
        given = {mark: term for mark, term in told.items() if isinstance(term, NamedNode | BlankNode)}
        unnamed = [mark for mark, term in told.items() if not isinstance(term, NamedNode)]
        this = self._ground.initiative_of(told.get("focus"))
        if not text or this is None or any(f"{{{mark}}}" in text for mark in unnamed):
            return ""
        if this not in self._names:
            self._names[this] = Names(self._ground, this, self._today)
        return self._names[this].fill(text, **given)
