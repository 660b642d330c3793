"""Terms as objects that are compared by identity: two are one exactly where the terms are equal.

No value is normalised: ``1``, ``01`` and ``"1"^^xsd:int`` are three nodes (SHACL compares terms).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

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
        self.datatype = self.language = ""
        if isinstance(term, NamedNode):
            self.kind = IRI
        elif isinstance(term, BlankNode):
            self.kind = BLANK
        else:
            self.kind = LITERAL
            self.datatype = term.datatype.value
            self.language = term.language or ""


class Nodes:
    """Give each term its node; what came with the data of a run is forgotten with it."""

    def __init__(self) -> None:
        self._kept: dict[Term, Node] = {}
        self._passing: dict[Term, Node] = {}

    def kept(self, term: Term) -> Node:
        """Give the node of a term that outlives a run; one that came with the data stays from now on."""
        node = self._kept.get(term)
        if node is None:
            node = self._passing.pop(term) if term in self._passing else Node(term)
            self._kept[term] = node
        return node

    def passing(self, term: Term) -> Node:
        """Give the node of a term of the data."""
        node = self._kept.get(term) or self._passing.get(term)
        if node is None:
            node = self._passing[term] = Node(term)
        return node

    def iri(self, iri: str) -> Node:
        """Give the node of an IRI that outlives a run."""
        return self.kept(NamedNode(iri))

    def text(self, text: str, datatype: str = "") -> Node:
        """Give the node of a literal that outlives a run."""
        return self.kept(Literal(text, datatype=NamedNode(datatype) if datatype else None))

    def forget(self) -> None:
        """Forget the nodes of the data."""
        self._passing = {}
