"""A chain as a graph: steps and links, circles drawn together, and where paths begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from peertoc.analysis.values import Begin, End
    from peertoc.model import Chain, Link

Ends = tuple[str, str]


class Network:
    """Hold a chain as two graphs: ``steps``, by their ids, and ``whole``, in which a circle is one node.

    A node of ``whole`` is the lowest number of its steps, so that sorting nodes keeps the order of the file.
    Links with an end that is no step of the chain are left out. No edge of ``whole`` leads back.
    """

    def __init__(self, chain: Chain) -> None:
        self.chain = chain
        self.links: dict[Ends, Link] = {
            (link.cause, link.effect): link
            for link in chain.links
            if chain.step(link.cause) and chain.step(link.effect)
        }
        self.steps: Any = nx.DiGraph()
        self.steps.add_nodes_from(step.id for step in chain.steps)
        self.steps.add_edges_from(self.links)
        groups = [sorted(group, key=self.number) for group in nx.strongly_connected_components(self.steps)]
        self.members: dict[int, list[str]] = {self.number(group[0]): group for group in groups}
        self.node: dict[str, int] = {id: node for node, group in self.members.items() for id in group}
        self.whole: Any = nx.DiGraph()
        self.whole.add_nodes_from(sorted(self.members))
        for cause, effect in self.links:
            if self.node[cause] != self.node[effect]:
                self.whole.add_edge(self.node[cause], self.node[effect])
        self.order: list[int] = list(nx.lexicographical_topological_sort(self.whole))
        self.circles: list[int] = [node for node in sorted(self.members) if self._is_circle(node)]

    def number(self, id: str) -> int:
        """Tell which step of the chain this is, counted from 1."""
        return self.chain.number(id) or 0

    def nodes(self, ids: Iterable[str]) -> set[int]:
        """Find the nodes in which steps stand."""
        return {self.node[id] for id in ids}

    def after(self, node: int) -> Iterator[int]:
        """Give the nodes that follow directly, in the order of the file."""
        yield from sorted(self.whole.successors(node))

    def downstream(self, nodes: Iterable[int]) -> set[int]:
        """Find nodes and all that follows from them."""
        return _reached(nodes, self.whole.successors)

    def upstream(self, nodes: Iterable[int]) -> set[int]:
        """Find nodes and all that leads to them."""
        return _reached(nodes, self.whole.predecessors)

    def of_kind(self, kind: str) -> list[str]:
        """List the steps of one kind."""
        return [step.id for step in self.chain.steps if step.kind == kind]

    def _is_circle(self, node: int) -> bool:
        members = self.members[node]
        return len(members) > 1 or (members[0], members[0]) in self.links


@dataclass(frozen=True, slots=True)
class Span:
    """Hold where paths begin and end, as steps, and what lies on any of them, as nodes."""

    begin: Begin
    end: End
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    live: Set[int]


def span_of(network: Network, chosen: str = "") -> Span:
    """Find where paths begin and end: from engagement to impact, else from first to last steps.

    A path begins at an engagement that no other engagement leads to, and ends at an impact that leads to no
    other, or at the step that is ``chosen``.
    """
    engagements, impacts = network.of_kind("Engagement"), network.of_kind("ReformImpact")
    firsts = [node for node in network.whole if not network.whole.in_degree(node)]
    begins = _outermost(network, engagements, back=True) or _members(network, firsts)
    started = network.nodes(begins)
    if chosen:
        end, ends = "chosen", [chosen]
    elif impacts:
        end, ends = "impact", _outermost(network, impacts, back=False)
    else:
        lasts = [node for node in network.whole if not network.whole.out_degree(node)]
        end, ends = "last-step", _members(network, lasts)
    if end != "impact":
        ends = [id for id in ends if network.node[id] not in started]
    live = network.downstream(started) & network.upstream(network.nodes(ends))
    reached = [id for id in ends if network.node[id] in live]
    return Span("engagement" if engagements else "first-step", end, tuple(begins), tuple(reached), live)  # type: ignore[arg-type]


def _outermost(network: Network, ids: list[str], *, back: bool) -> list[str]:
    """Keep the steps that no other of them leads to, or, where not ``back``, those that lead to no other."""
    theirs = network.nodes(ids)
    before = network.whole.predecessors if back else network.whole.successors
    beyond: set[int] = set()
    for node in network.order if back else reversed(network.order):
        if any(other in beyond or other in theirs for other in before(node)):
            beyond.add(node)
    return [id for id in ids if network.node[id] not in beyond]


def _members(network: Network, nodes: list[int]) -> list[str]:
    return [id for node in sorted(nodes) for id in network.members[node]]


def _reached(nodes: Iterable[int], following: Any) -> set[int]:
    reached = set(nodes)
    waiting = list(reached)
    while waiting:
        fresh = [node for node in following(waiting.pop()) if node not in reached]
        reached.update(fresh)
        waiting.extend(fresh)
    return reached
