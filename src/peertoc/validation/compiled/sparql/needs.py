"""What a query needs of the graph, gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peertoc.validation.compiled.walking import ANY_PROPERTY

if TYPE_CHECKING:
    from peertoc.validation.compiled.sparql.algebra import Triple
    from peertoc.validation.compiled.sparql.conditions import Slip
    from peertoc.validation.compiled.sparql.nearing import Said


@dataclass(slots=True)
class Needs:
    """Gather what a query needs: properties gone backwards, and what it asks of the file as a whole.

    ``slips`` are properties that a query asks for by how their names begin, and that are not declared. Behind
    those that are ``near`` it looks no further than at what is said there, and so ``said``. Where a query may
    begin anywhere, it may begin with the properties ``begins``.
    """

    back: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    said: set[Said] = field(default_factory=set)
    begins: set[str] = field(default_factory=set)
    slips: set[Slip] = field(default_factory=set)
    whole: list[Triple] = field(default_factory=list)

    def worth(self) -> tuple[int, bool, int]:
        """Give a measure by which the better of two ways is the smaller."""
        gone = self.back | self.near
        return len(self.whole), ANY_PROPERTY in gone, len(gone) + len(self.slips)

    def add(self, other: Needs) -> None:
        """Take in what another part needs."""
        self.back |= other.back
        self.near |= other.near
        self.said |= other.said
        self.begins |= other.begins
        self.slips |= other.slips
        self.whole += other.whole
