"""What a property does to the two ends of a statement, where a file is taken in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.catalogue.parts.tokens import iri, plain, refuse_other_than_nodes
from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from peertoc.catalogue.parts.bonds import Bonds

# The most frequent one is false, which is quick to tell.
ONWARD, BACK, SLIP, TYPE, FAR, NEAR = range(6)
BACK_FROM_TEXTS: Final = {BACK, FAR}
NAMED_BY_TEXTS: Final = {BACK, FAR, NEAR}
BACK_FROM_THINGS: Final = {BACK, FAR, SLIP}


class Known(dict[bytes, int]):
    """Tell of a predicate, as it is written, what it does."""

    def __init__(self, bonds: Bonds) -> None:
        super().__init__()
        self._bonds = bonds
        #: Whether near properties pass for others along which checks go back.
        self.all_back = False

    def go_back(self) -> None:
        """Let near properties pass for others along which checks go back."""
        self.all_back = True
        self.update((predicate, BACK) for predicate, kind in self.items() if kind == NEAR)

    def __missing__(self, predicate: bytes) -> int:
        refuse_other_than_nodes([predicate])
        name = iri(plain(predicate))
        self[predicate] = self._kind(name)
        return self[predicate]

    def _kind(self, name: str) -> int:
        if name == f"{RDF}type":
            return TYPE
        if name in self._bonds.far:
            return FAR
        if name in self._bonds.back:
            return BACK
        if name in self._bonds.near:
            return BACK if self.all_back else NEAR
        return SLIP if self._bonds.slips(name) else ONWARD
