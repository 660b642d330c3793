"""On small chains at random, all that is found agrees with what trying every way finds."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from peertoc.analysis.evidence import STRENGTHS, Evidence, strength_of
from peertoc.analysis.hinges import Hinges
from peertoc.analysis.network import Network, span_of
from peertoc.analysis.routes import count_paths, list_paths, longest_chains
from tests.analysis.samples import random_chain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from peertoc.analysis.network import Span
    from peertoc.model import Chain

SEEDS = range(250)
Pair = tuple[str, str]


def reached(
    chain: Chain, begins: Collection[str], without: Collection[Pair] = (), step: str = ""
) -> set[str]:
    """Find all steps on the way from some, without some links and one step."""
    found = set(begins) - {step}
    while True:
        more = {
            link.effect
            for link in chain.links
            if link.cause in found and link.effect != step and (link.cause, link.effect) not in without
        }
        if more <= found:
            return found
        found |= more


def apart(chain: Chain, one: str, other: str) -> bool:
    """Tell whether two steps stand in no circle together."""
    return other not in reached(chain, [one]) or one not in reached(chain, [other])


def ends_of(chain: Chain) -> tuple[set[str], set[str]]:
    """Find where paths begin and end, from what is said of both."""
    engagements = [step.id for step in chain.steps if step.kind == "Engagement"]
    impacts = [step.id for step in chain.steps if step.kind == "ReformImpact"]
    ids = [step.id for step in chain.steps]

    def led_to(id: str, others: list[str]) -> bool:
        return any(
            other != id and apart(chain, id, other) and id in reached(chain, [other]) for other in others
        )

    def leads_to(id: str, others: list[str]) -> bool:
        return any(
            other != id and apart(chain, id, other) and other in reached(chain, [id]) for other in others
        )

    begins = {id for id in engagements or ids if not led_to(id, engagements or ids)}
    ends = {id for id in impacts or ids if not leads_to(id, impacts or ids)}
    if not impacts:
        ends = {id for id in ends if not any(id == one or not apart(chain, id, one) for one in begins)}
    return begins, ends & reached(chain, begins)


def every_way(network: Network, begins: set[int], ends: set[int]) -> Iterator[tuple[int, ...]]:
    """Walk every way through the nodes."""
    waiting: list[tuple[int, ...]] = [(node,) for node in sorted(begins)]
    while waiting:
        way = waiting.pop()
        if way[-1] in ends:
            yield way
        waiting += [(*way, after) for after in network.whole.successors(way[-1])]


def sample(seed: int) -> tuple[Chain, Network, Span, set[str], set[str]]:
    chain = random_chain(random.Random(seed), circles=bool(seed % 2))
    network = Network(chain)
    return chain, network, span_of(network), *ends_of(chain)


def test_the_samples_hold_what_they_are_meant_to_try() -> None:
    found = [sample(seed) for seed in SEEDS]
    assert sum(bool(network.circles) for _, network, *_ in found) > 50
    assert sum(bool(span.live) for _, _, span, *_ in found) > 120
    assert {span.end for _, _, span, *_ in found} == {"impact", "last-step"}
    assert {span.begin for _, _, span, *_ in found} == {"engagement", "first-step"}
    assert sum(bool(Hinges(network, span).assumptions()) for _, network, span, *_ in found) > 40


@pytest.mark.parametrize("seed", SEEDS)
def test_paths_begin_and_end_where_they_should_and_all_are_counted(seed: int) -> None:
    _, network, span, begins, ends = sample(seed)
    assert (set(span.begins), set(span.ends)) == (begins, ends)
    ways = set(every_way(network, network.nodes(begins), network.nodes(ends)))
    listed = list_paths(network, span, 10**6)
    assert count_paths(network, span) == len(listed) == len(ways)
    assert set(listed) == ways
    assert listed == sorted(listed)
    assert list_paths(network, span, 2) == listed[:2]


@pytest.mark.parametrize("seed", SEEDS)
def test_all_paths_hang_on_what_leaves_none_when_it_is_taken_away(seed: int) -> None:
    chain, network, span, begins, ends = sample(seed)
    hinges = Hinges(network, span)

    def gone(without: Collection[Pair] = (), step: str = "") -> bool:
        return bool(ends) and not reached(chain, begins, without, step) & ends

    assert set(hinges.steps) == {step.id for step in chain.steps if gone(step=step.id)}
    cut = {(link.cause, link.effect) for link in hinges.links}
    pairs = [(link.cause, link.effect) for link in chain.links]
    assert cut == {pair for pair in pairs if gone([pair])}
    standing: dict[str, list[Pair]] = {}
    for link in chain.links:
        for each in link.assumptions:
            standing.setdefault(each.id, []).append((link.cause, link.effect))
    assert {each.id for each, _ in hinges.assumptions()} == {id for id, on in standing.items() if gone(on)}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_path_that_is_supported_best_is_the_best_of_all(seed: int) -> None:
    chain, network, span, *_ = sample(seed)
    evidence = Evidence(network, span)

    def rank(cause: int, effect: int) -> int:
        here = [
            STRENGTHS.index(strength_of(link)) if strength_of(link) else -1
            for link in chain.links
            if (network.node[link.cause], network.node[link.effect]) == (cause, effect)
        ]
        return max(here)

    def merit(way: tuple[int, ...]) -> tuple[int, int]:
        ranks = [rank(*edge) for edge in pairwise(way)]
        return -ranks.count(-1), min((each for each in ranks if each >= 0), default=len(STRENGTHS))

    ways = list_paths(network, span, 10**6)
    best = evidence.best()
    assert (best is None) == (not ways)
    if best:
        assert merit(best) == max(map(merit, ways))
        assert best in ways
    for way in ways:
        unsaid, weakest = merit(way)
        assert evidence.on(way) == (STRENGTHS[weakest] if weakest < len(STRENGTHS) else "", -unsaid)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_chain_is_longer_than_the_longest(seed: int) -> None:
    _, network, *_ = sample(seed)
    nodes = set(network.whole)
    ways = list(every_way(network, nodes, nodes))
    most = max(map(len, ways))
    links, count, chains = longest_chains(network, 10**6)
    if most == 1:
        assert (links, count, chains) == (0, 0, [])
    else:
        assert (links, count) == (most - 1, len(chains))
        assert set(chains) == {way for way in ways if len(way) == most}
