"""What lies around a thing, beside the vocabulary, in a store: so much of a document as queries see."""

from __future__ import annotations

from functools import cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final, cast
from weakref import finalize

from pyoxigraph import BlankNode, DefaultGraph, Literal, Quad, Store, Variable

from peertoc.catalogue import vocabulary_documents
from peertoc.vocabulary import PTOC, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import NamedNode, QuerySolutions, Triple

    from peertoc.catalogue import Document, Term

#: The properties along which queries of suggestions go from a value to what has it.
BACK: Final = (f"{PTOC}cause", f"{PTOC}effect", f"{PTOC}step", f"{SKOS}inScheme")
#: What pyoxigraph 0.5.13 keeps in memory after it was removed is let go of after so many statements.
_MOST: Final = 20_000
_SHELVES: Final[list[Shelf]] = []


class Surroundings:
    """Hold of a document, beside the vocabulary, all that statements lead to from the things asked about.

    That is all that a query sees which goes from these along statements, and against them along ``BACK``.
    What the document says of names of the vocabulary is always there.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._shelf = shelf()
        self._graph = BlankNode()
        self._held: set[Term] = set()
        self._whole = False
        finalize(self, self._shelf.store.remove_graph, self._graph).atexit = False

    def query(self, text: str, given: Mapping[str, Term]) -> QuerySolutions:
        """Answer a query; ``given`` are terms for those of its variables that are in it."""
        bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): term for name, term in given.items() if f"?{name}" in text
        }
        found = self._shelf.store.query(
            text, default_graph=[DefaultGraph(), self._graph], substitutions=bound
        )
        return cast("QuerySolutions", found)

    def take_all(self) -> None:
        """Take in the whole document."""
        if not self._whole:
            self._add(self._document.triples)
            self._whole = True

    def take(self, things: Iterable[Term]) -> None:
        """Take in what lies around things."""
        if self._whole:
            return
        waiting = [*things] if self._held else [*things, *self._of_the_vocabulary()]
        seen: set[Term] = set()
        found: list[Triple] = []
        statements = self._document.statements
        while waiting:
            here = waiting.pop()
            if here in self._held or here in seen or isinstance(here, Literal):
                continue
            seen.add(here)
            about = [self._document.triples[number] for number in statements.about(here)]
            found += about
            waiting += (cast("Term", triple.object) for triple in about)
            waiting += (holder for path in BACK for holder in statements.subjects(path, here))
        self._add(found)
        self._held |= seen

    def _add(self, triples: Sequence[Triple]) -> None:
        self._shelf.store.extend(
            Quad(subject, predicate, thing, self._graph) for subject, predicate, thing in triples
        )
        self._shelf.taken += len(triples)

    def _of_the_vocabulary(self) -> Iterable[Term]:
        return names_of_ours().intersection(self._document.statements.described())


class Shelf:
    """Hold the vocabulary in a store; what is held of a document is in a graph that goes with it.

    ``taken`` counts the statements of all documents so far.
    """

    def __init__(self) -> None:
        self.store = Store()
        self.store.bulk_extend(Quad(*triple) for triple in _vocabulary())
        self.taken = 0


def shelf() -> Shelf:
    """Give the shelf for the next document: a new one now and then, for a store never lets go of memory."""
    if not _SHELVES or _SHELVES[-1].taken > _MOST:
        _SHELVES[:] = [Shelf()]
    return _SHELVES[-1]


@cache
def names_of_ours() -> frozenset[Term]:
    """Gather all that the vocabulary speaks of."""
    return frozenset(chain.from_iterable(map(attrgetter("subject", "object"), _vocabulary())))


def _vocabulary() -> Iterator[Triple]:
    return chain.from_iterable(document.triples for document in vocabulary_documents())
