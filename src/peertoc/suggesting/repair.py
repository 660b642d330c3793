"""What to write under a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode

from peertoc.suggesting.beside import head_of
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
        self._names: dict[Term | str, Names] = {}

    def fill(self, text: str, **told: Term | None) -> str:
        """Write out what would mend something; empty where what it has to name has no name.

        ``told`` are the ``focus`` and the ``value`` of a finding.
        """
        given = {mark: term for mark, term in told.items() if isinstance(term, NamedNode | BlankNode)}
        unnamed = [mark for mark, term in told.items() if not isinstance(term, NamedNode)]
        if not text or any(f"{{{mark}}}" in text for mark in unnamed):
            return ""
        names = self._names_for(told.get("focus"))
        return names.fill(text, **given) if names else ""

    def _names_for(self, thing: Term | None) -> Names | None:
        """Give the names of the initiative of something; where that is not known, those near the thing."""
        this = self._ground.initiative_of(thing)
        near = thing if this is None and isinstance(thing, NamedNode) else None
        key = this or (head_of(near.value) if near else None)
        if key is None:
            return None
        if key not in self._names:
            self._names[key] = Names(self._ground, this, self._today, near)
        return self._names[key]
