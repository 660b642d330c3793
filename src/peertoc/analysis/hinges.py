"""What every path hangs on: steps, links and assumptions without which nothing gets through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from peertoc.analysis.segments import Segments

if TYPE_CHECKING:
    from peertoc.analysis.network import Network, Span
    from peertoc.model import Assumption, Link

_BEGIN: Final = 0
_END: Final = 1
#: The id of an assumption, or its words where it has none: the same words mean the same assumption.
Key = tuple[object, ...]


class Hinges:
    """Find what every path of a span hangs on.

    A step or link is a hinge where no way leads from a beginning to an end without it; circles are walked
    step by step for that, so that the steps within them are told apart.
    """

    def __init__(self, network: Network, span: Span) -> None:
        live = {id for id in network.steps if network.node[id] in span.live}
        self._links = [link for ends, link in network.links.items() if live.issuperset(ends)]
        self._after: dict[Any, list[Any]] = {_BEGIN: [id for id in span.begins if id in live]}
        for link in self._links:
            self._after.setdefault(link.cause, []).append(link.effect)
        for id in span.ends:
            self._after.setdefault(id, []).append(_END)
        found = self._dominators() if live else []
        self.steps: list[str] = [each for each in found if isinstance(each, str)]
        cut = {each for each in found if isinstance(each, tuple)}
        self.links: list[Link] = [link for link in self._links if (link.cause, link.effect) in cut]

    def assumptions(self) -> list[tuple[Assumption, list[Link]]]:
        """List the assumptions that every path hangs on, each with its links, in the order of the links."""
        standing: dict[Key, list[tuple[Assumption, Link]]] = {}
        for link in self._links:
            for each in link.assumptions:
                standing.setdefault(key_of(each), []).append((each, link))
        cut = {(link.cause, link.effect) for link in self.links}
        segments = Segments(self._after, (_BEGIN, *self.steps, _END))
        found = []
        for pairs in standing.values():
            theirs = {(link.cause, link.effect) for _, link in pairs}
            if theirs & cut or segments.are_cut_by(theirs):
                found.append((pairs[0][0], [link for _, link in pairs]))
        return found

    def _dominators(self) -> list[Any]:
        """Walk back from the end over what dominates it; links stand between steps as nodes of their own."""
        graph: Any = nx.DiGraph()
        for node, following in self._after.items():
            for each in following:
                graph.add_edges_from(((node, (node, each)), ((node, each), each)))
        dominators: dict[Any, Any] = dict(nx.immediate_dominators(graph, _BEGIN))
        found: list[Any] = []
        node = dominators.get(_END)
        while node not in (None, _BEGIN):
            found.append(node)
            node = dominators.get(node)
        return found[::-1]


def key_of(assumption: Assumption) -> Key:
    """Tell one assumption from another: by its name, else by its words."""
    return (assumption.id,) if assumption.id else (assumption.title, assumption.description)
