"""What is said of the subjects that have a name for a near property, wherever in the file they stand.

That is all that checks ask there, and they do not ask of which subject it is said: of those of which the same
is said, the first will do. So a name that every initiative has brings no more than one that a few have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from peertoc.catalogue.parts.crossing import Crossing
    from peertoc.catalogue.parts.exploring import Exploration
    from peertoc.catalogue.parts.runs import Run


@dataclass(frozen=True, slots=True)
class Star:
    """Hold lines of a block that say something of one subject, and hashes of what they say."""

    subject: int
    said: frozenset[int]
    runs: tuple[Run, ...]


class Nearby:
    """Find the lines that go with names which are values of near properties."""

    def __init__(self, crossing: Crossing, explored: Callable[[int], Exploration]) -> None:
        self._crossing = crossing
        self._explored = explored
        self._known: dict[int, tuple[tuple[int, Run], ...]] = {}

    def lines(self, names: Collection[int], own: Collection[int]) -> Iterator[tuple[int, Run]]:
        """Give the lines that go with names, each with its block; not those of one's own. Raises OSError."""
        for name in names:
            if name in self._crossing.near_in:
                if name not in self._known:
                    self._known[name] = tuple(self._around(name))
                yield from (line for line in self._known[name] if line[0] not in own)

    def _around(self, name: int) -> Iterator[tuple[int, Run]]:
        met: set[frozenset[int]] = set()
        for block in sorted(self._crossing.near_in[name]):
            # Each name is asked for once; what is kept of all blocks takes room.
            for star in self._explored(block).stars.pop(name, ()):
                stars = [(block, star), *self._elsewhere(star.subject, block)]
                said = frozenset[int]().union(*(each.said for _, each in stars))
                if said not in met:
                    met.add(said)
                    yield from ((number, run) for number, each in stars for run in each.runs)

    def _elsewhere(self, subject: int, block: int) -> Iterable[tuple[int, Star]]:
        """Give what other blocks say of a subject."""
        for other in self._crossing.joined_in.get(subject, ()):
            said = self._explored(other).said.get(subject) if other != block else None
            if said is not None:
                yield other, said
