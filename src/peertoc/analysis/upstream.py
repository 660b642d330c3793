"""What would have to hold for one step: all that leads to it, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.analysis import values

if TYPE_CHECKING:
    from collections.abc import Collection

    from peertoc.analysis.hinges import Key
    from peertoc.analysis.naming import Namer
    from peertoc.analysis.network import Network


def impact_of(network: Network, chosen: str, name: Namer, cut: Collection[Key]) -> values.Impact:
    """Give the steps that lead to a step, in stages, and every link among them and to it.

    A step stands in the first stage in which all that leads to it has come before; a circle stands whole.
    """
    above = network.upstream([network.node[chosen]])
    stage: dict[int, int] = {}
    for node in network.order:
        if node in above:
            before = (stage[each] + 1 for each in network.whole.predecessors(node))
            stage[node] = max(before, default=0)
    stages: list[list[str]] = [[] for _ in range(max(stage.values()) + 1)]
    for node in sorted(stage):
        stages[stage[node]] += [id for id in network.members[node] if id != chosen]
    links = [
        link
        for (cause, effect), link in network.links.items()
        if network.node[cause] in above and network.node[effect] in above
    ]
    order = (sorted(each, key=network.number) for each in stages if each)
    return values.Impact(
        name.station(network, chosen),
        tuple(tuple(name.station(network, id) for id in each) for each in order),
        tuple(name.link(network, link, cut) for link in links),
    )
