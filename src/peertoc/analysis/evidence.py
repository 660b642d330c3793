"""How well links are supported: the weakest evidence on a path, and the path that is supported best."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peertoc.analysis.network import Network, Span
    from peertoc.analysis.routes import Route
    from peertoc.model import Link

#: From weakest to strongest; a link of which nothing else is said has none of them.
STRENGTHS: Final = ("none", "weak", "moderate", "strong")
_UNBOUND: Final = len(STRENGTHS)


def strength_of(link: Link) -> str:
    """Give the strength of evidence as one of STRENGTHS, or nothing where none of them is stated.

    Where several causal links tell of one link, the strength that stands first in the file counts.
    """
    short = link.strength.removeprefix(PREFIXES["strength"])
    return short if short in STRENGTHS else ""


class Evidence:
    """Weigh the links between the nodes of a span; where several join two nodes, the best supported counts.

    Links within a circle are not weighed: a path may take any way round.
    """

    def __init__(self, network: Network, span: Span) -> None:
        self._network, self._span = network, span
        self.links: list[Link] = [
            link
            for (cause, effect), link in network.links.items()
            if {network.node[cause], network.node[effect]} <= span.live
            and network.node[cause] != network.node[effect]
        ]
        self._ranks: dict[tuple[int, int], int | None] = {}
        for link in self.links:
            edge = (network.node[link.cause], network.node[link.effect])
            known, rank = self._ranks.get(edge), _rank(link)
            self._ranks[edge] = rank if known is None else known if rank is None else max(known, rank)

    def weakest(self) -> list[Link]:
        """List the links with the weakest evidence that is stated on any path."""
        ranks = [rank for link in self.links if (rank := _rank(link)) is not None]
        return [link for link in self.links if ranks and _rank(link) == min(ranks)]

    def unsaid(self) -> list[Link]:
        """List the links of which no strength is stated."""
        return [link for link in self.links if _rank(link) is None]

    def on(self, route: Route) -> tuple[str, int]:
        """Tell the weakest evidence that is stated on a path, or nothing, and on how many links none is."""
        ranks = [self._ranks.get(edge) for edge in pairwise(route)]
        said = [rank for rank in ranks if rank is not None]
        return STRENGTHS[min(said)] if said else "", len(ranks) - len(said)

    def best(self) -> Route | None:
        """Find the path with the fewest links of which nothing is stated; of these, the strongest weakest.

        Of paths that are alike in both, the first in the order of the steps.
        """
        unsaid: dict[int, int] = {}
        weakest: dict[int, int] = {}
        ends = self._network.nodes(self._span.ends) & set(self._span.live)
        for node in reversed(self._network.order):
            after = self._after(node)
            if node in ends:
                unsaid[node], weakest[node] = 0, _UNBOUND
            elif after:
                unsaid[node] = min(self._cost(node, each, unsaid) for each in after)
                tight = self._tight(node, unsaid)
                weakest[node] = max(self._limit(node, each, weakest) for each in tight)
        begins = sorted(set(self._span.live) & self._network.nodes(self._span.begins))
        if not begins:
            return None
        node = min(begins, key=lambda each: (unsaid[each], -weakest[each], each))
        route = [node]
        while node not in ends:
            node = max(
                self._tight(node, unsaid), key=lambda each: (self._limit(route[-1], each, weakest), -each)
            )
            route.append(node)
        return tuple(route)

    def _after(self, node: int) -> Sequence[int]:
        if node not in self._span.live:
            return ()
        return [each for each in self._network.after(node) if each in self._span.live]

    def _cost(self, node: int, after: int, unsaid: Mapping[int, int]) -> int:
        return (self._ranks[node, after] is None) + unsaid[after]

    def _tight(self, node: int, unsaid: Mapping[int, int]) -> list[int]:
        return [each for each in self._after(node) if self._cost(node, each, unsaid) == unsaid[node]]

    def _limit(self, node: int, after: int, weakest: Mapping[int, int]) -> int:
        rank = self._ranks[node, after]
        return weakest[after] if rank is None else min(rank, weakest[after])


def _rank(link: Link) -> int | None:
    strength = strength_of(link)
    return STRENGTHS.index(strength) if strength else None
