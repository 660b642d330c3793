"""How far each phase is covered, and the circles in a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from peertoc.analysis import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.analysis.naming import Namer
    from peertoc.analysis.network import Network, Span
    from peertoc.analysis.values import Standing
    from peertoc.model import Step


def standing_of(network: Network, span: Span) -> dict[str, Standing]:
    """Tell of every step whether it lies on a path, leads into one, or is apart from all."""
    leading = network.upstream(span.live)
    return {
        id: "on" if node in span.live else "leads-in" if node in leading else "apart"
        for id, node in network.node.items()
    }


def phases_of(
    network: Network, standing: dict[str, Standing], phases: Sequence[str], name: Namer
) -> tuple[values.Phase, ...]:
    """Count what each phase has: the five, then others that steps stand in, then none, where any does."""
    known = {step.id: step.phase for step in network.chain.steps}
    others = sorted({*known.values()} - {*phases, ""})
    used = (*phases, *others, *([""] if "" in known.values() else []))
    return tuple(_phase(network, standing, phase, known, name.label(phase)) for phase in used)


def _phase(
    network: Network, standing: dict[str, Standing], phase: str, known: dict[str, str], label: str
) -> values.Phase:
    steps = network.chain.steps_in(phase)
    counted = [standing[step.id] for step in steps]
    within, out, into = _links(network, phase, known)
    return values.Phase(
        iri=phase,
        label=label,
        steps=len(steps),
        engagements=sum(step.kind == "Engagement" for step in steps),
        on_path=counted.count("on"),
        leads_in=counted.count("leads-in"),
        apart=counted.count("apart"),
        links_in=into,
        links_within=within,
        links_out=out,
        measured=sum(bool(step.indicators) for step in steps),
        indicators=_indicators(steps),
    )


def _links(network: Network, phase: str, known: dict[str, str]) -> tuple[int, int, int]:
    """Count the links within a phase, out of it and into it."""
    ends = [(known[cause] == phase, known[effect] == phase) for cause, effect in network.links]
    return ends.count((True, True)), ends.count((True, False)), ends.count((False, True))


def _indicators(steps: Sequence[Step]) -> int:
    """Count indicators; one that several steps share counts once."""
    return len({(each.id, each.place, each.title) for step in steps for each in step.indicators})


def circles_of(network: Network, name: Namer) -> Iterator[values.Circle]:
    """Give each circle with all its steps, and the shortest way round from its first."""
    for number, node in enumerate(network.circles, start=1):
        members = network.members[node]
        way = [*_way_round(network, members[0])]
        yield values.Circle(
            number,
            tuple(name.station(network, id) for id in members),
            tuple(name.station(network, id) for id in way),
        )


def _way_round(network: Network, first: str) -> list[str]:
    """Walk from a step back to itself, in as few links as there are; the first in the order of the steps."""
    within = set(network.members[network.node[first]])
    graph = network.steps.subgraph(within)
    far = dict(nx.single_source_shortest_path_length(graph.reverse(copy=False), first))
    way = [first]
    node = min(graph.successors(first), key=lambda id: (far[id], network.number(id)))
    while node != first:
        way.append(node)
        node = min(graph.successors(node), key=lambda id: (far[id], network.number(id)))
    return [*way, first]
