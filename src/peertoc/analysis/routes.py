"""Paths through a network: counted without walking them, listed as far as asked for, and the longest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from peertoc.analysis.network import Network, Span

#: Counts beyond this are told as “more than”; no file may make us hold numbers without end.
MOST_COUNTED: Final = 10**2000
#: However many paths are asked for, they hold no more nodes than this between them, beyond the first path.
MOST_NODES: Final = 50_000
Route = tuple[int, ...]


def count_paths(network: Network, span: Span) -> int:
    """Count the paths of a span, each way through the nodes once; above MOST_COUNTED there are more."""
    counts = dict.fromkeys(span.live & network.nodes(span.begins), 1)
    for node in network.order:
        if node in span.live and node not in counts:
            before = (counts.get(each, 0) for each in network.whole.predecessors(node))
            counts[node] = min(sum(before), MOST_COUNTED + 1)
    ends = span.live & network.nodes(span.ends)
    return min(sum(counts.get(node, 0) for node in ends), MOST_COUNTED + 1)


def list_paths(network: Network, span: Span, most: int) -> list[Route]:
    """List paths of a span, in the order of their steps, ``most`` of them at most."""
    ends = network.nodes(span.ends)
    begins = sorted(span.live & network.nodes(span.begins))
    return _first(most, _walks(begins, lambda node: (n for n in network.after(node) if n in span.live), ends))


def longest_chains(network: Network, most: int) -> tuple[int, int, list[Route]]:
    """Find the chains with the most nodes: how many links, how many chains, and ``most`` of them at most."""
    length: dict[int, int] = {}
    count: dict[int, int] = {}
    for node in reversed(network.order):
        after = list(network.whole.successors(node))
        length[node] = 1 + max((length[each] for each in after), default=0)
        ways = sum(count[each] for each in after if length[each] == length[node] - 1)
        count[node] = min(ways or 1, MOST_COUNTED + 1)
    longest = max(length.values(), default=0)
    begins = sorted(node for node in length if length[node] == longest)
    if longest < 2:
        return 0, 0, []
    lasts = {node for node in length if length[node] == 1}

    def on(node: int) -> Iterator[int]:
        return (each for each in network.after(node) if length[each] == length[node] - 1)

    total = min(sum(count[node] for node in begins), MOST_COUNTED + 1)
    return longest - 1, total, _first(most, _walks(begins, on, lasts))


def _walks(
    begins: Iterable[int], on: Callable[[int], Iterable[int]], ends: Collection[int]
) -> Iterator[Route]:
    """Walk every way from a beginning to an end; every node that ``on`` gives must lead to an end."""
    for begin in begins:
        route, waiting = [begin], [iter(on(begin))]
        if begin in ends:
            yield (begin,)
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
                route.pop()
                continue
            route.append(node)
            if node in ends:
                yield tuple(route)
            waiting.append(iter(on(node)))


def _first(most: int, walks: Iterator[Route]) -> list[Route]:
    found: list[Route] = []
    nodes = 0
    while len(found) < most and nodes < MOST_NODES:
        route = next(walks, None)
        if route is None:
            break
        found.append(route)
        nodes += len(route)
    return found
