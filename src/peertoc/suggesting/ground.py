"""What an initiative says: its document beside the vocabulary, asked in SPARQL."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Variable

from peertoc.catalogue import vocabulary_documents
from peertoc.vocabulary import PTOC, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple

    from peertoc.catalogue import Document, Term


class Ground:
    """Ask a document what it says; share what is the same for each of its initiatives."""

    def __init__(self, document: Document, lang: str = "en") -> None:
        self.document = document
        self.graph = document.statements
        self.lang = lang
        self.initiatives = self.graph.of_type(f"{PTOC}Initiative")

    def ask(self, text: str, this: Term) -> Iterator[tuple[Term, Term]]:
        """Give the ``?thing`` and ``?value`` of each answer to a query about ``?this``, in no order."""
        bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {Variable("this"): this}
        found = cast(
            "QuerySolutions", self._store.query(text, substitutions=bound if "?this" in text else None)
        )
        for solution in found:
            yield cast("Term", solution["thing"]), cast("Term", solution["value"])

    def belongs(self, thing: Term, this: Term) -> bool:
        """Tell whether something is part of an initiative, or of no initiative of the document."""
        if len(self.initiatives) == 1 or thing in self._reach[this]:
            return True
        return not any(thing in reached for reached in self._reach.values())

    @cached_property
    def _store(self) -> Store:
        """Load the document beside the vocabulary."""
        store = Store()
        for document in (*vocabulary_documents(), self.document):
            store.bulk_extend(Quad(*triple) for triple in document.triples)
        return store

    @cached_property
    def _reach(self) -> dict[Term, set[Term]]:
        return {this: self._reached(this) for this in self.initiatives}

    def _reached(self, this: Term) -> set[Term]:
        """Collect what statements lead to from an initiative, but to no other; links by their cause."""
        others = set(self.initiatives) - {this}
        reached: set[Term] = set()
        waiting = [this]
        while waiting:
            here = waiting.pop()
            if here in reached or here in others or isinstance(here, Literal):
                continue
            reached.add(here)
            for path, values in self.graph.properties(here).items():
                waiting += values if path != f"{RDF}type" else ()
            waiting += self.graph.subjects(f"{PTOC}cause", here)
        return reached
