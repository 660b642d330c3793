"""How long ``peertoc store add`` takes beside the engine's bare bulk load: both by turns, in one run.

Two times are told: how long one waits, and how long the processors worked for it.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from benchmarks.generator import write
from peertoc.catalogue import find_sources
from peertoc.catalogue.store import Done, add, writing
from peertoc.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable

GRAPH: Final = ox.NamedNode("urn:peertoc:source:made.nt")


class Took(NamedTuple):
    """Hold seconds: as one waits for them, and as processors worked."""

    waited: float
    worked: float

    def __str__(self) -> str:
        return f"{self.waited:6.2f} s (CPU {self.worked:.2f} s)"

    def times(self, other: Took) -> str:
        """Say how many times another this is."""
        return f"{self.waited / other.waited:.2f} times (CPU {self.worked / other.worked:.2f})"


def measured(count: int, turns: int) -> tuple[int, list[tuple[Took, Took]]]:
    """Load made initiatives by turns; give how many statements there were, and what each turn took."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.nt"
        statements = write(file, count)
        took = [
            (_timed(bare, file, Path(folder) / f"bare-{turn}"), _timed(ours, file, Path(folder) / f"{turn}"))
            for turn in range(turns)
        ]
    return statements, took


def bare(file: Path, store: Path) -> None:
    """Load a file with nothing but the engine."""
    engine = ox.Store(str(store))
    engine.bulk_load(file.read_bytes(), format=ox.RdfFormat.N_TRIPLES, to_graph=GRAPH)
    engine.flush()


def ours(file: Path, store: Path) -> None:
    """Add a file to a new store, as the command does. Raises PeertocError where it cannot be added."""
    with writing(store, "benchmark", make=True) as writer:
        for done in add(writer, find_sources([str(file)]), now()):
            if not isinstance(done, Done):
                raise done


def _timed(load: Callable[[Path, Path], None], file: Path, store: Path) -> Took:
    start, before = time.perf_counter(), _worked()
    load(file, store)
    return Took(time.perf_counter() - start, _worked() - before)


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(words: list[str]) -> None:
    """Print what each turn took, and how the best ones compare."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loading", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=5_600, help="initiatives to be made")
    parser.add_argument("turns", type=int, nargs="?", default=3)
    given = parser.parse_args(words)
    statements, took = measured(given.count, given.turns)
    print(f"{statements:,} statements")
    for engine, own in took:
        print(f"bulk_load {engine}   store add {own}   {own.times(engine)}")
    best, own = (Took(*map(min, zip(*each, strict=True))) for each in zip(*took, strict=True))
    print(f"best of {len(took)}: {own.times(best)}")


if __name__ == "__main__":
    main(sys.argv[1:])
