"""What hangs together within one block, around the names that it shares with others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final, TypeAlias

from peertoc.catalogue.parts.blocks import each_line
from peertoc.catalogue.parts.joined import Joined
from peertoc.catalogue.parts.tokens import folder
from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.catalogue.parts.blocks import Block
    from peertoc.catalogue.parts.crossing import Crossing
    from peertoc.catalogue.parts.reading import Reader, Statement

_TYPE: Final = f"<{RDF}type>".encode()
#: Some lines that follow each other: the number of the first in its block, how many, first byte, bytes.
Run: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Hold things of one block that are joined both ways: their lines, what they lead to, shared names."""

    runs: tuple[Run, ...]
    size: int
    leads: frozenset[int]
    names: frozenset[int]


class Exploration:
    """Know the clusters of a block that can be reached from the names that it shares with others."""

    def __init__(self, block: Block, reader: Reader, crossing: Crossing) -> None:
        text = block.read()
        self._joined = Joined()
        self._lines: dict[int, list[int]] = defaultdict(list)
        self._leads: dict[int, set[int]] = defaultdict(set)
        self._typed: set[int] = set()
        self._homes: dict[int, int] = {}
        self._take(reader.statements(text, usual=block.usual), reader.home)
        self._join_odd(crossing)
        self._groups = self._members()
        #: The clusters by the name of their group, each name that is shared with its group.
        self.clusters: dict[int, Cluster] = {}
        self.group: dict[int, int] = {}
        self._keep(text, crossing)
        del self._joined, self._lines, self._leads, self._typed, self._homes, self._groups

    def reached(self, names: Iterable[int], found: dict[int, Cluster]) -> list[Cluster]:
        """Add to ``found`` the clusters of names, and those to which they lead in the block; give the new."""
        new: list[Cluster] = []
        waiting = [self.group[name] for name in names if name in self.group]
        while waiting:
            group = waiting.pop()
            if group not in found:
                found[group] = self.clusters[group]
                new.append(found[group])
                waiting += found[group].leads
        return new

    def _take(self, statements: Iterable[Statement], home: bytes) -> None:
        for number, subject, predicate, thing, back in statements:
            name = hash(subject)
            if predicate == _TYPE:
                self._typed.add(name)
                if thing == home:
                    self._homes.setdefault(hash(folder(subject)), name)
            self._lines[name].append(number)
            self._leads[name].add(hash(predicate))
            if back:
                self._joined.join(name, hash(thing))
                self._leads[name].add(hash(thing))
            elif thing:
                self._leads[name].add(hash(thing))

    def _join_odd(self, crossing: Crossing) -> None:
        """Join what has no class here, or is odd elsewhere, to all that leads to it."""
        here = self._lines.keys() - self._typed
        odd = {name for name in here if name not in crossing} | crossing.odd
        for name, leads in self._leads.items():
            for thing in odd.intersection(leads):
                self._joined.join(name, thing)

    def _members(self) -> dict[int, list[int]]:
        groups: dict[int, list[int]] = defaultdict(list)
        for name in self._lines:
            groups[self._joined.group(name)].append(name)
        return groups

    def _keep(self, text: bytes, crossing: Crossing) -> None:
        """Keep the clusters that hold a shared name, and all to which they lead."""
        starts = list(accumulate(map(len, each_line(text)), initial=0))
        mentioned = {name for leads in self._leads.values() for name in leads} | self._lines.keys()
        groups = {name: self._joined.group(name) for name in mentioned}
        self.group = {
            name: group for name, group in groups.items() if name in crossing and group in self._groups
        }
        self.group |= {home: groups[name] for home, name in self._homes.items() if home in crossing}
        waiting = list(self.group.values())
        while waiting:
            group = waiting.pop()
            if group not in self.clusters:
                cluster = self._cluster(group, groups, starts, crossing)
                self.clusters[group] = cluster
                waiting += cluster.leads

    def _cluster(self, group: int, groups: dict[int, int], starts: list[int], crossing: Crossing) -> Cluster:
        members = self._groups[group]
        names = {name for member in members for name in self._leads[member]}.union(members)
        leads = frozenset(groups[name] for name in names if groups[name] in self._groups)
        lines = sorted(line for member in members for line in self._lines[member])
        runs = tuple(
            (first, count, starts[first], starts[first + count] - starts[first])
            for first, count in _runs(lines)
        )
        size = sum(run[3] for run in runs)
        return Cluster(runs, size, leads - {group}, frozenset(name for name in names if name in crossing))


def _runs(lines: list[int]) -> list[tuple[int, int]]:
    """Put numbers that follow each other together: the first, and how many."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and runs[-1][0] + runs[-1][1] == line:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((line, 1))
    return runs
