"""How much longer ``peertoc store add`` takes than the engine's bare bulk load: both by turns, in one run.

Time is that of the processor, since both wait for the same disk.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from benchmarks.generator import write
from peertoc.catalogue import find_sources
from peertoc.catalogue.store import Done, add, writing
from peertoc.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable

GRAPH: Final = ox.NamedNode("urn:peertoc:source:made.nt")


def measured(count: int, turns: int) -> tuple[int, list[tuple[float, float]]]:
    """Load made initiatives by turns; give how many statements there were, and the seconds of each turn."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.nt"
        statements = write(file, count)
        seconds = [
            (_timed(bare, file, Path(folder) / f"bare-{turn}"), _timed(ours, file, Path(folder) / f"{turn}"))
            for turn in range(turns)
        ]
    return statements, seconds


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


def _timed(load: Callable[[Path, Path], None], file: Path, store: Path) -> float:
    before = _spent()
    load(file, store)
    return _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(words: list[str]) -> None:
    """Print what each turn took, and how much longer ours takes in the best ones."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loading", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=5_600, help="initiatives to be made")
    parser.add_argument("turns", type=int, nargs="?", default=3)
    given = parser.parse_args(words)
    statements, seconds = measured(given.count, given.turns)
    print(f"{statements:,} statements")
    for engine, own in seconds:
        print(f"bulk_load {engine:6.2f} s   store add {own:6.2f} s   {own / engine:.2f} times")
    best, own = (min(each) for each in zip(*seconds, strict=True))
    print(f"best of {len(seconds)}: {own / best:.2f} times")


if __name__ == "__main__":
    main(sys.argv[1:])
