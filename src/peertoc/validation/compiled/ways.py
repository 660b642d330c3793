"""Which properties a node has: asked of few, each is tried; asked of many, all are gone through once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from peertoc.validation.compiled.nodes import Node

#: To go through a statement takes as long as to try so many properties.
_TRIES: Final = 3


class Ways(dict["Node", "list[Node]"]):
    """Give the properties of a node; ``sides`` gives the nodes that have each."""

    def __init__(self, sides: Callable[[], Mapping[Node, Collection[Node]]]) -> None:
        super().__init__()
        self._give_sides = sides
        self._all = False

    @cached_property
    def _sides(self) -> Mapping[Node, Collection[Node]]:
        return self._give_sides()

    @cached_property
    def _few(self) -> int:
        """Count the nodes for which to try each property takes as long as to go through all."""
        return _TRIES * sum(map(len, self._sides.values())) // max(1, len(self._sides))

    def __missing__(self, node: Node) -> list[Node]:
        if len(self) == self._few and not self._all:
            self._go_through_all()
            return self.setdefault(node, [])
        found = self[node] = [] if self._all else [way for way, nodes in self._sides.items() if node in nodes]
        return found

    def _go_through_all(self) -> None:
        self.clear()
        self._all = True
        for way, nodes in self._sides.items():
            for node in nodes:
                ways = self.get(node)
                if ways is None:
                    self[node] = [way]
                else:
                    ways.append(way)
