"""From blocks to parts: each block with all that its things lead to, wherever in the file that stands.

A part is closed: whatever a check can reach from a thing that it describes is in it. So what is found at a
thing is the same as in the whole file; and each thing has one part in which it is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from peertoc.catalogue.parts.exploring import Exploration
from peertoc.catalogue.parts.nearby import Nearby
from peertoc.catalogue.parts.runs import together

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from peertoc.catalogue.parts.blocks import Block
    from peertoc.catalogue.parts.crossing import Crossing
    from peertoc.catalogue.parts.exploring import Cluster
    from peertoc.catalogue.parts.reading import Reader
    from peertoc.catalogue.parts.runs import Run

# Two of which each needs more than this share of the other are one.
_MOST = 0.5


class Closing:
    """Find what each block needs of the others."""

    def __init__(
        self,
        blocks: Sequence[Block],
        crossing: Crossing,
        reader: Reader,
        everywhere: Iterable[int] = (),
        far: Iterable[int] = (),
    ) -> None:
        self.blocks = blocks
        self._crossing = crossing
        self._reader = reader
        #: The names that every part needs.
        self.everywhere = set(everywhere)
        self._nearby = Nearby(crossing, self._explore)
        self._explored: dict[int, Exploration] = {}
        self._claims: dict[int, set[int]] = defaultdict(set)
        for name in far:
            self._claim(name)

    def groups(self) -> list[list[int]]:
        """List the blocks that make a part each, in their order: mostly one, and those that are entangled."""
        members = {number: [number] for number in range(len(self.blocks))}
        home = list(members)
        waiting = list(reversed(members))
        while waiting:
            number = waiting.pop()
            entangled = self._entangled(number, members, home) if number in members else []
            for other in entangled:
                for block in members[other]:
                    home[block] = number
                members[number] += members.pop(other)
            if entangled:
                waiting.append(number)
        return sorted(sorted(group) for group in members.values())

    def needed(self, own: Collection[int], names: Iterable[int] = ()) -> dict[int, tuple[Run, ...]]:
        """Give the lines that blocks, and further names, need of others, by block. Raises OSError."""
        reached, seen = self._reached(self._wanted(own, names), own)
        found: dict[int, list[Run]] = defaultdict(list)
        near: dict[int, list[Run]] = defaultdict(list)
        met: set[object] = set()
        for number, clusters in sorted(reached.items()):
            # Blocks that say the same of a thing stand in the order of the file: sorting puts a thing in one.
            new = [cluster for cluster in clusters.values() if cluster.says not in met]
            met.update(cluster.says for cluster in new)
            found[number] += (run for cluster in new for run in cluster.runs)
        for number, line in self._nearby.lines(seen, frozenset(own)):
            near[number].append(line)
        lines = {number: together(found[number], near[number]) for number in sorted({*found, *near})}
        return {number: runs for number, runs in lines.items() if runs}

    def _wanted(self, own: Iterable[int], names: Iterable[int] = ()) -> set[int]:
        wanted = {*names, *self.everywhere}
        for number in own:
            wanted.update(self._crossing.named_by.get(number, ()))
            wanted.update(self._claims.get(number, ()))
        return wanted

    def _entangled(self, number: int, members: dict[int, list[int]], home: list[int]) -> list[int]:
        """List the groups of which one needs the most, and that need the most of it."""
        others = self._most(number, members, home)
        return [other for other in others if number in self._most(other, members, home)]

    def _most(self, number: int, members: dict[int, list[int]], home: list[int]) -> list[int]:
        """List the groups of which one needs the most."""
        sizes: Counter[int] = Counter()
        reached, _ = self._reached(self._wanted(members[number]), members[number])
        for block, clusters in reached.items():
            sizes[home[block]] += sum(cluster.size for cluster in clusters.values())
        return [
            group
            for group, size in sizes.items()
            if size > _MOST * sum(self.blocks[block].size for block in members[group])
        ]

    def _reached(
        self, names: Iterable[int], own: Iterable[int]
    ) -> tuple[dict[int, dict[int, Cluster]], set[int]]:
        """Give the clusters to which names lead, by block, and the names of all that is met on the way."""
        own = frozenset(own)
        found: dict[int, dict[int, Cluster]] = {}
        waiting, seen = list(names), set[int]()
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            for number in self._crossing.joined_in.get(name, ()):
                if number not in own:
                    clusters = found.setdefault(number, {})
                    new = self._explore(number).reached([name], clusters)
                    waiting += (name for cluster in new for name in cluster.names)
        return found, seen

    def _claim(self, name: int) -> None:
        """Let a thing go wherever something that it leads to is told."""
        crossing = self._crossing
        homes = crossing.joined_in.get(name, ())
        reached, seen = self._reached([name], ())
        # What nobody describes may be told by whoever names it.
        lost = seen & crossing.near_in.keys() - crossing.joined_in.keys()
        for number in {*reached, *(block for each in lost for block in crossing.near_in[each])}:
            if number not in homes:
                self._claims[number].add(name)

    def _explore(self, number: int) -> Exploration:
        if number not in self._explored:
            self._explored[number] = Exploration(self.blocks[number], self._reader, self._crossing)
        return self._explored[number]
