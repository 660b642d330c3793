"""Terms as objects that are compared by identity: two are one exactly where the terms are equal.

No value is normalised: ``1``, ``01`` and ``"1"^^xsd:int`` are three nodes (SHACL compares terms).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from peertoc.catalogue import canonical

if TYPE_CHECKING:
    from peertoc.catalogue import Term

IRI: Final = 1
BLANK: Final = 2
LITERAL: Final = 3


class Node:
    """Hold a term by its canonical text, with its kind, its text, its datatype and its language."""

    __slots__ = ("datatype", "kind", "language", "text", "written")

    def __init__(self, written: str) -> None:
        self.written = written
        self.datatype = self.language = ""
        if written[0] == "<":
            self.kind, self.text = IRI, written[1:-1]
        elif written[0] == "_":
            self.kind, self.text = BLANK, written[2:]
        else:
            self.kind = LITERAL
            self.text, self.datatype, self.language = canonical.literal(written)

    @property
    def term(self) -> Term:
        """Give the term."""
        return canonical.term(self.written)


class _Known(dict[str, Node]):
    """Give the node of a term by its canonical text."""

    def __missing__(self, written: str) -> Node:
        node = self[written] = Node(written)
        return node


class Nodes:
    """Give each term its node; what came with the data of a run is forgotten with it."""

    def __init__(self) -> None:
        self._kept = _Known()
        #: All nodes by their canonical text, those of the data as well; others come when asked for.
        self.known = _Known()

    def kept(self, term: Term) -> Node:
        """Give the node of a term that outlives a run; one that came with the data stays from now on."""
        written = str(term)
        node = self._kept[written] = self.known[written]
        return node

    def keep_all(self) -> None:
        """Let all nodes that there are outlive a run."""
        self._kept.update(self.known)

    def passing(self, term: Term) -> Node:
        """Give the node of a term of the data."""
        return self.known[str(term)]

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
        self.known = _Known(self._kept)
