"""What hangs together within one block, around the names that it shares with others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.parts.joined import Joined
from peertoc.catalogue.parts.nearby import Star
from peertoc.catalogue.parts.runs import Standing
from peertoc.catalogue.parts.tokens import folder, statement
from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.catalogue.parts.blocks import Block
    from peertoc.catalogue.parts.crossing import Crossing
    from peertoc.catalogue.parts.reading import Reader, Statement
    from peertoc.catalogue.parts.runs import Run

_TYPE: Final = f"<{RDF}type>".encode()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Hold things of one block that are joined both ways: their lines, what they lead to, shared names.

    Of lines that say the same, there is the first; ``said`` stands for all.
    """

    runs: tuple[Run, ...]
    size: int
    leads: frozenset[int]
    names: frozenset[int]
    said: int

    @property
    def says(self) -> object:
        """Give what is the same for clusters that are alike."""
        return self.said, self.size, self.names


class Exploration:
    """Know the clusters of a block that can be reached from the names that it shares with others.

    And what it says of subjects that have such a name for a near property.
    """

    def __init__(self, block: Block, reader: Reader, crossing: Crossing) -> None:
        text = block.read()
        self._joined = Joined()
        self._lines: dict[int, list[int]] = defaultdict(list)
        self._leads: dict[int, set[int]] = defaultdict(set)
        self._typed: set[int] = set()
        self._homes: dict[int, int] = {}
        self._near: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._said: dict[int, list[int]] = defaultdict(list)
        self._take(reader.statements(text, usual=block.usual), reader)
        self._join_odd(crossing)
        self._groups = self._members()
        #: The clusters by the name of their group, each name that is shared with its group.
        self.clusters: dict[int, Cluster] = {}
        self.group: dict[int, int] = {}
        standing = Standing(text)
        self._keep(standing, crossing)
        #: By a shared name what is said of its subjects; and of each shared subject what is said here.
        self.stars: dict[int, tuple[Star, ...]] = {}
        self.said: dict[int, Star] = {}
        self._keep_stars(standing, crossing)
        del self._joined, self._lines, self._leads, self._typed, self._homes, self._groups
        del self._near, self._said

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

    def _take(self, statements: Iterable[Statement], reader: Reader) -> None:
        for number, subject, predicate, thing, back in statements:
            name = hash(subject)
            if predicate == _TYPE:
                self._typed.add(name)
                if thing == reader.home:
                    self._homes.setdefault(hash(folder(subject)), name)
            if reader.is_said(predicate, thing):
                self._said[name].append(number)
            if thing and reader.is_near(predicate):
                self._near[hash(thing)].append((name, number))
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

    def _keep(self, standing: Standing, crossing: Crossing) -> None:
        """Keep the clusters that hold a shared name, and all to which they lead."""
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
                cluster = self._cluster(group, groups, standing, crossing)
                self.clusters[group] = cluster
                waiting += cluster.leads

    def _cluster(self, group: int, groups: dict[int, int], standing: Standing, crossing: Crossing) -> Cluster:
        members = self._groups[group]
        names = {name for member in members for name in self._leads[member]}.union(members)
        leads = frozenset(groups[name] for name in names if groups[name] in self._groups)
        said: dict[bytes, int] = {}
        for line in sorted(line for member in members for line in self._lines[member]):
            said.setdefault(statement(standing.line(line)), line)
        runs = standing.runs(said.values())
        return Cluster(
            runs,
            sum(run[3] for run in runs),
            leads - {group},
            frozenset(name for name in names if name in crossing),
            hash(frozenset(said)),
        )

    def _keep_stars(self, standing: Standing, crossing: Crossing) -> None:
        """Keep what is said of the subjects of shared names; of those alike, and here alone, the first."""
        for name, subjects in self._near.items():
            if name in crossing:
                kept: dict[tuple[int, frozenset[int]], Star] = {}
                for subject, line in subjects:
                    star = self._star(subject, [line, *self._said[subject]], standing)
                    kept.setdefault((subject if subject in crossing else 0, star.said), star)
                self.stars[name] = tuple(kept.values())
        self.said = {
            subject: self._star(subject, lines, standing)
            for subject, lines in self._said.items()
            if lines and subject in crossing
        }

    def _star(self, subject: int, lines: list[int], standing: Standing) -> Star:
        said = frozenset(hash(statement(standing.line(line)).split(None, 1)[1]) for line in lines)
        return Star(subject, said, tuple(run for line in sorted(set(lines)) for run in standing.runs([line])))
