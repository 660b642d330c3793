"""Terms as objects that are compared by identity: two are one exactly where the terms are equal.

No value is normalised: ``1``, ``01`` and ``"1"^^xsd:int`` are three nodes (SHACL compares terms).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

if TYPE_CHECKING:
    from peertoc.catalogue import Term

IRI: Final = 1
BLANK: Final = 2
LITERAL: Final = 3


class Node:
    """Hold a term, with what is asked of it often: its kind, its text, its datatype and its language."""

    __slots__ = ("datatype", "kind", "language", "term", "text")

    def __init__(self, term: Term) -> None:
        self.term = term
        self.text: str = term.value
        if type(term) is Literal:
            self.kind = LITERAL
            self.datatype = term.datatype.value
            self.language = term.language or ""
        else:
            self.kind = IRI if type(term) is NamedNode else BLANK
            self.datatype = self.language = ""


class Nodes:
    """Give each term its node; what came with the data of a run is forgotten with it."""

    def __init__(self) -> None:
        self._kept: dict[Term, Node] = {}
        #: All nodes there are, those of the data as well.
        self.known: dict[Term, Node] = {}

    def kept(self, term: Term) -> Node:
        """Give the node of a term that outlives a run; one that came with the data stays from now on."""
        node = self._kept.get(term)
        if node is None:
            node = self._kept[term] = self.passing(term)
        return node

    def passing(self, term: Term) -> Node:
        """Give the node of a term of the data."""
        node = self.known.get(term)
        if node is None:
            node = self.known[term] = Node(term)
        return node

    def passing_by(self) -> int:
        """Count the nodes that came with the data."""
        return len(self.known) - len(self._kept)

    def iri(self, iri: str) -> Node:
        """Give the node of an IRI that outlives a run."""
        return self.kept(NamedNode(iri))

    def text(self, text: str, datatype: str = "") -> Node:
        """Give the node of a literal that outlives a run."""
        return self.kept(Literal(text, datatype=NamedNode(datatype) if datatype else None))

    def forget(self) -> None:
        """Forget the nodes of the data."""
        self.known = self._kept.copy()
