"""An alteration of the invented example, and the example as it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import Literal, NamedNode, Triple

from peertoc.catalogue import Document, find_sources, read
from peertoc.place import Place
from peertoc.vocabulary import RDF
from tests.examples.invented import BASE, SOURCE

if TYPE_CHECKING:
    from peertoc.catalogue import Term

TYPE: Final = NamedNode(f"{RDF}type")


@dataclass(frozen=True)
class Alteration:
    """Say what was done, to which statements, and what stands in their place."""

    kind: str
    gone: tuple[Triple, ...]
    new: tuple[Triple, ...]

    def __str__(self) -> str:
        told = self.gone[0] if self.gone else self.new[0]
        more = f" and {len(self.gone) - 1} more" if len(self.gone) > 1 else ""
        return f"{self.kind}: {told}{more} → {'; '.join(map(str, self.new[:2]))}"

    def touched(self) -> set[Term]:
        """Name everything that stands in an altered statement, on either side."""
        return {term for triple in (*self.gone, *self.new) for term in triple}

    def applied(self) -> Document:
        """Give the example with the alteration made."""
        gone = set(self.gone)
        triples = (*(triple for triple in original().triples if triple not in gone), *self.new)
        return Document("altered.ttl", "turtle", triples, Numbered())


class Numbered:
    """Places for statements that stand in no text: each on a line of its own."""

    def place(self, index: int, part: int) -> Place:
        return Place("altered.ttl", index + 1, part + 1)

    def line(self, _: Place) -> str:
        return ""


@cache
def original() -> Document:
    (source,) = find_sources([str(SOURCE)])
    assert not isinstance(source, Exception)
    return read(source)


def kind_of(term: Term | Triple) -> str:
    if isinstance(term, Triple | Literal):
        return ""
    kind = original().statements.value(term, TYPE.value)
    return kind.value if isinstance(kind, NamedNode) else ""


def next_of_the_kind(term: NamedNode) -> NamedNode:
    kind = kind_of(term)
    fellows = list(original().statements.of_type(kind)) if kind else []
    if len(fellows) < 2:
        return NamedNode(f"{BASE}treasurers-circle")
    return cast("NamedNode", fellows[(fellows.index(term) + 1) % len(fellows)])
