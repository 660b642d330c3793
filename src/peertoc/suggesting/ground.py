"""What an initiative says: its document beside the vocabulary, asked in SPARQL."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import Literal, NamedNode

from peertoc.catalogue.places import OBJECT
from peertoc.place import Place
from peertoc.suggesting.beside import head_of
from peertoc.suggesting.declaring import declared
from peertoc.suggesting.surroundings import Surroundings, names_of_ours
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
        self._stated: dict[Term, dict[Term, int]] = {}
        self._alone = self.document.is_whole and len(self.initiatives) == 1

    def ask(self, text: str, this: Term) -> Iterator[tuple[Term, Term]]:
        """Give the ``?thing`` and ``?value`` of each answer to a query about ``?this``, in no order."""
        self._around.take_all()
        for solution in self._around.query(text, {"this": this}):
            yield cast("Term", solution["thing"]), cast("Term", solution["value"])

    def find(self, find: str, **given: Term) -> set[Term]:
        """Find what ``find`` of the table of names says, by ``?this``, ``?focus`` and ``?value`` if given."""
        self._around.take((*given.values(), *map(NamedNode, _IN_FULL.findall(find))))
        return {cast("Term", solution["it"]) for solution in self._around.query(query(find), given)}

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Give the prefixes that the document declares; for that, all its lines are read."""
        return declared(self.document)

    def belongs(self, thing: Term, this: Term) -> bool:
        """Tell whether something is part of an initiative, or of no initiative of the document."""
        return this in (self._owners(thing) or self.initiatives)

    def initiative_of(self, thing: Term | None) -> Term | None:
        """Give the first initiative that something belongs to, or else one whose name lies beside its own.

        Without either it may be any of the document. Another part of the file may hold what a part does not:
        there it is None, also where several names lie beside.
        """
        owners = self._owners(thing) if thing is not None else ()
        beside = self._folders.get(head_of(thing.value), ()) if isinstance(thing, NamedNode) else ()
        known = owners or (beside if len(beside) == 1 or self.document.is_whole else ())
        return next(iter(known or (self.initiatives if self.document.is_whole else ())), None)

    def place(self, thing: Term, this: Term | None) -> Place:
        """Find where something stands; what is of the vocabulary, where this initiative mentions it."""
        if self._alone or thing not in names_of_ours():
            return self.document.place(thing)
        number = self._mentioned(this).get(thing) if this is not None else None
        return Place(self.document.name) if number is None else self.document.places.place(number, OBJECT)

    def _owners(self, thing: Term) -> Sequence[Term]:
        if self._alone:
            return self.initiatives
        if thing not in self._known:
            self._known[thing] = sorted(self._leading_to(thing), key=self._order.__getitem__)
        return self._known[thing]

    @cached_property
    def _folders(self) -> dict[str, list[Term]]:
        """Gather the initiatives by what their names have in common with those beside them."""
        found: dict[str, list[Term]] = {}
        for each in self.initiatives:
            if isinstance(each, NamedNode):
                found.setdefault(head_of(each.value), []).append(each)
        return found

    @cached_property
    def _around(self) -> Surroundings:
        return Surroundings(self.document)

    def _mentioned(self, this: Term) -> dict[Term, int]:
        """Give the values that an initiative states, each with the number of its first statement."""
        if this not in self._stated:
            seen: set[Term] = set()
            found: dict[Term, int] = {}
            waiting = [this]
            while waiting:
                here = waiting.pop()
                if here in seen or here in names_of_ours() or (here in self._order and here != this):
                    continue
                seen.add(here)
                for number in self.graph.about(here):
                    value = cast("Term", self.document.triples[number].object)
                    found[value] = min(found.get(value, number), number)
                    waiting.append(value)
                waiting += self.graph.subjects(_CAUSE, here)
            self._stated[this] = found
        return self._stated[this]

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
