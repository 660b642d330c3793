"""The stretches between one hinge and the next: where a stretch is cut, every path is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Node = Any
Edge = tuple[Node, Node]


class Segments:
    """Divide a network at the nodes that every path passes.

    ``hinges`` are these nodes in the order in which paths first pass them, from the beginning to the end.
    Each other node belongs to the stretch in which it can first be reached: to come back to it later gets a
    path nowhere new.
    """

    def __init__(self, after: Mapping[Node, Sequence[Node]], hinges: Sequence[Node]) -> None:
        self._after = after
        self._stretches = list(pairwise(hinges))
        self._of: dict[Node, int] = {}
        for number, (start, stop) in enumerate(self._stretches):
            self._claim(number, start, stop)

    def are_cut_by(self, edges: Collection[Edge]) -> bool:
        """Tell whether no path is left without some edges, none of which alone cuts every path."""
        theirs: dict[int, set[Edge]] = {}
        for edge in edges:
            if edge[0] in self._of:
                theirs.setdefault(self._of[edge[0]], set()).add(edge)
        return any(len(group) > 1 and not self._leads(number, group) for number, group in theirs.items())

    def _claim(self, number: int, start: Node, stop: Node) -> None:
        """Give a stretch all nodes of no earlier one that can be reached before its end."""
        self._of[start] = number
        waiting = [start]
        while waiting:
            for each in self._after.get(waiting.pop(), ()):
                if each != stop and each not in self._of:
                    self._of[each] = number
                    waiting.append(each)

    def _leads(self, number: int, without: Collection[Edge]) -> bool:
        start, stop = self._stretches[number]
        reached, waiting = {start}, [start]
        while waiting:
            node = waiting.pop()
            for each in self._after.get(node, ()):
                if each in reached or (node, each) in without:
                    continue
                if each == stop:
                    return True
                if self._of.get(each) == number:
                    reached.add(each)
                    waiting.append(each)
        return False
