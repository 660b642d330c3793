"""What a property does to the two ends of a statement, where a file is taken in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.catalogue.parts.tokens import iri, plain, refuse_other_than_nodes
from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from peertoc.catalogue.parts.bonds import Bonds

# The most frequent one is false, which is quick to tell.
ONWARD, BACK, SLIP, TYPE, FAR = range(5)
BACK_FROM_TEXTS: Final = {BACK, FAR}
BACK_FROM_THINGS: Final = {BACK, FAR, SLIP}


class Known(dict[bytes, int]):
    """Tell of a predicate, as it is written, what it does."""

    def __init__(self, bonds: Bonds) -> None:
        super().__init__()
        self._bonds = bonds

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
        return SLIP if self._bonds.slips(name) else ONWARD
