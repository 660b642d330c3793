"""What an initiative says: its document beside the vocabulary, asked in SPARQL."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import Literal, NamedNode

from peertoc.suggesting.declaring import declared
from peertoc.suggesting.surroundings import Surroundings
from peertoc.suggesting.table import query
from peertoc.vocabulary import PTOC, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.catalogue import Document, Term

_TYPE: Final = f"{RDF}type"
_IN_FULL: Final = re.compile("<([^<>]+)>")
_CAUSE: Final = f"{PTOC}cause"


class Ground:
    """Ask a document what it says; share what is the same for each of its initiatives."""

    def __init__(self, document: Document, lang: str = "en") -> None:
        self.document = document
        self.graph = document.statements
        self.lang = lang
        self.initiatives = self.graph.of_type(f"{PTOC}Initiative")
        self._order = {initiative: number for number, initiative in enumerate(self.initiatives)}
        self._known: dict[Term, Sequence[Term]] = {}

    def ask(self, text: str, this: Term) -> Iterator[tuple[Term, Term]]:
        """Give the ``?thing`` and ``?value`` of each answer to a query about ``?this``, in no order."""
        self._around.take_all()
        for solution in self._around.query(text, {"this": this}):
            yield cast("Term", solution["thing"]), cast("Term", solution["value"])

    def find(self, find: str, **given: Term) -> set[Term]:
        """Find what ``find`` of the table of names says, for ``?this``, ``?focus`` and ``?value``."""
        self._around.take((*given.values(), *map(NamedNode, _IN_FULL.findall(find))))
        return {cast("Term", solution["it"]) for solution in self._around.query(query(find), given)}

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Give the prefixes that the document declares; for that, all its lines are read."""
        return declared(self.document)

    def belongs(self, thing: Term, this: Term) -> bool:
        """Tell whether something is part of an initiative, or of no initiative of the document."""
        return this in self._owners(thing)

    def initiative_of(self, thing: Term | None) -> Term | None:
        """Give the first initiative that something belongs to."""
        owners = self.initiatives if thing is None else self._owners(thing)
        return next(iter(owners), None)

    def _owners(self, thing: Term) -> Sequence[Term]:
        if len(self.initiatives) == 1:
            return self.initiatives
        if thing not in self._known:
            found = self._leading_to(thing)
            self._known[thing] = sorted(found, key=self._order.__getitem__) or self.initiatives
        return self._known[thing]

    @cached_property
    def _around(self) -> Surroundings:
        return Surroundings(self.document)

    def _leading_to(self, thing: Term) -> set[Term]:
        """Collect the initiatives from which statements lead to something, but not by way of another."""
        found: set[Term] = set()
        seen: set[Term] = set()
        waiting = [thing]
        while waiting:
            here = waiting.pop()
            if here in self._order:
                found.add(here)
            elif here not in seen and not isinstance(here, Literal):
                seen.add(here)
                # What is said of a class leads nowhere.
                waiting += self.graph.holders(here, but=_TYPE)
                # A link between steps belongs to whom its cause belongs.
                waiting += self.graph.objects(here, _CAUSE)
        return found
