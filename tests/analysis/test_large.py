"""However wide, long or circular a chain is, it is analysed within seconds."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from peertoc.analysis.analysing import Asked, analyse
from peertoc.analysis.formats import FORMATS, write
from peertoc.analysis.routes import MOST_NODES
from peertoc.catalogue.reading import read_labels
from peertoc.model import Assumption, Chain, Initiative, Link, Step, TheoryOfChange
from tests.analysis.samples import NOWHERE, ladder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.analysis import Analysis

KINDS = {"e": "Engagement", "l": "LearningOutcome", "r": "ReformImpact"}


def analysed(
    kinds: str, links: Sequence[tuple[int, int]], shared: int = 0, impact: str = ""
) -> tuple[Analysis, ...]:
    """Analyse a chain; with ``shared``, each assumption stands on two links, so far from each other."""
    ids = [f"https://example.org/t/s{number}" for number in range(len(kinds) + 1)]
    steps = [Step(id=id, place=NOWHERE, kind=KINDS[kind]) for id, kind in zip(ids[1:], kinds, strict=True)]
    held = [Assumption(id=f"https://example.org/t/a{number}", place=NOWHERE) for number in range(len(links))]
    made = [
        Link(
            id="",
            place=NOWHERE,
            cause=ids[cause],
            effect=ids[effect],
            assumptions=(held[number % shared],) if shared else (),
        )
        for number, (cause, effect) in enumerate(links)
    ]
    theory = TheoryOfChange(id="https://example.org/t", place=NOWHERE, chain=Chain(tuple(steps), tuple(made)))
    initiative = Initiative(id="https://example.org/i", place=NOWHERE, theories=(theory,))
    return analyse([(initiative, read_labels())], Asked(impact=impact))


def test_two_to_the_power_of_40_paths_are_counted_and_100_listed() -> None:
    theory = analysed(*ladder(40))[0].theories[0]
    assert (theory.path_count.number, theory.path_count.exact) == (2**40, True)
    assert len(theory.paths) == 100
    assert len(theory.cut_steps) == 41
    assert theory.longest is not None
    assert theory.longest.count.number == 2**40


CIRCLE = [(number, number % 1000 + 1) for number in range(1, 1001)]
LARGE = {
    "5,000 steps in a row": ("e" + "l" * 4998 + "r", [(each, each + 1) for each in range(1, 5000)], 0),
    "5,000 steps in diamonds": (*ladder(1666), 0),
    "two ways of 2,500 steps that share every assumption": (
        "e" + "l" * 4998 + "r",
        [
            *((1, 2), *((each, each + 1) for each in range(2, 2500)), (2500, 5000)),
            *((1, 2501), *((each, each + 1) for each in range(2501, 4999)), (4999, 5000)),
        ],
        2500,
    ),
    "a circle of 1,000 steps": ("e" + "l" * 998 + "r", CIRCLE, 0),
    "1,000 steps with 20,000 links": (
        "e" + "l" * 998 + "r",
        [(each, each + far) for far in range(1, 21) for each in range(1, 1001 - far)],
        0,
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_chain_takes_seconds_and_little_memory(name: str) -> None:
    kinds, links, shared = LARGE[name]
    start = time.process_time()
    found = analysed(kinds, links, shared, impact=f"s{len(kinds)}")
    for format in FORMATS:
        assert write("t.ttl", found, (), format)
    assert time.process_time() - start < 20


def test_what_is_listed_of_long_paths_is_bounded() -> None:
    tracemalloc.start()
    theory = analysed(*ladder(600))[0].theories[0]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    listed = sum(len(path.stations) for path in theory.paths)
    assert MOST_NODES <= listed < MOST_NODES + len(theory.steps)
    assert theory.path_count.number == 2**600
    assert peak < 200_000_000


def test_beyond_a_bound_it_is_only_counted_that_there_are_more(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("routes", "analysing"):
        monkeypatch.setattr(f"peertoc.analysis.{module}.MOST_COUNTED", 10**4)
    found = analysed(*ladder(13)), analysed(*ladder(14))
    counts = [each[0].theories[0].path_count for each in found]
    assert [(count.number, count.exact) for count in counts] == [(8192, True), (10_000, False)]
    assert "more than 10^4 paths lead from" in " ".join(write("t.ttl", found[1], (), "text").split())
