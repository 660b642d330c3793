"""Small numbers for names, in few bytes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import chain
from typing import Final

# Names are known by so many bits, and spread evenly over all that they can be.
_BITS: Final = 64
# About so many begin with the same bits.
_ALIKE: Final = 8


class Numbering(dict[bytes, int]):
    """Know the number of each token, counted from 1; those that have none share the number 0.

    ``names`` are the hashes of those that have one, each larger than the one before. That takes up to 9 bytes
    for each; tokens that were met are remembered until they are cleared.
    """

    def __init__(self, names: array[int]) -> None:
        super().__init__()
        #: How many have a number.
        self.count = len(names)
        self._names = names
        bits = max(self.count // _ALIKE, 1).bit_length()
        self._shift, self._half = _BITS - bits, 1 << (bits - 1)
        starts = (bisect_left(names, start << self._shift) for start in range(-self._half, self._half))
        self._starts = array("I", chain(starts, [self.count]))

    def __missing__(self, token: bytes) -> int:
        name = hash(token)
        place = (name >> self._shift) + self._half
        stop = self._starts[place + 1]
        index = bisect_left(self._names, name, self._starts[place], stop)
        self[token] = number = index + 1 if index < stop and self._names[index] == name else 0
        return number
