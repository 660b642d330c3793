"""Measure, print the tables, and keep them: ``python -m benchmarks``, as scripts/bench calls it."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.engines import AT_HAND, ENGINES, HERE, OTHERS, versions
from benchmarks.machine import load, machine
from benchmarks.page import page
from benchmarks.running import EXAMPLES, prepare, run
from benchmarks.streaming import kept
from peertoc.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.running import Case

RESULTS: Final = HERE / "results.json"
PAGE: Final = HERE.parent / "docs" / "performance.md"
#: From so many initiatives on, each engine runs once.
LARGE: Final = 1_000


def main() -> int:
    """Measure what was asked for; without --quick, write the page."""
    asked = _options()
    names = AT_HAND if asked.quick else tuple(engine.name for engine in ENGINES)
    if not asked.quick and not OTHERS.is_dir():
        print("The other engines are not there: run scripts/bench, which installs them.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        cases = prepare(Path(folder), asked.sizes, () if asked.quick else tuple(EXAMPLES), asked.seed)
        results = _measured(cases, names, asked)
    if not asked.quick:
        write_whole(RESULTS, json.dumps(results, indent=1) + "\n")
        write_whole(PAGE, page(results, kept()))
    print(page(results, None if asked.quick else kept()))
    return 0


def _measured(cases: Sequence[Case], names: tuple[str, ...], asked: argparse.Namespace) -> dict[str, Any]:
    """Run every case; what ran past the cap is not tried with more."""
    results: dict[str, Any] = {
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "seed": asked.seed,
        "cap": asked.cap,
        "versions": versions(names),
        "machine": machine(),
        "cases": [],
    }
    late: dict[str, int] = {}
    least: dict[str, float] = {}
    for case in cases:
        rounds = 1 if case.initiatives >= LARGE else asked.rounds
        trying = [name for name in names if case.statements <= late.get(name, case.statements)]
        engines = run(case, trying, rounds, asked.cap, lambda line: print(line, file=sys.stderr))
        told = {name: engines.get(name) or _not_tried(least.get(name)) for name in names}
        # An example is of another kind than what is made in any number.
        for name in trying if case.key not in EXAMPLES else ():
            if told[name]["outcome"] == "cap":
                late[name], least[name] = case.statements, max(told[name]["seconds"])
        counts = {"key": case.key, "initiatives": case.initiatives, "statements": case.statements}
        results["cases"].append({**counts, "rounds": rounds, "engines": told})
    results["machine"]["load_after"] = load()
    return results


def _not_tried(least: float | None) -> dict[str, Any]:
    """Tell of an engine that was stopped with less data how long it takes at least."""
    return {"outcome": "not tried", "seconds": []} | ({} if least is None else {"least": least})


def _sizes(text: str) -> list[int]:
    return sorted(int(size) for size in text.split(","))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measures peertoc against other engines."
    )
    add = parser.add_argument
    add("--quick", action="store_true", help="one initiative, the engines at hand, once; writes nothing")
    add("--sizes", type=_sizes, help="how many initiatives (default: 100,1000)")
    add("--rounds", type=int, help="how often each engine runs on less than 1,000 initiatives (default: 3)")
    add("--cap", type=float, default=300, help="seconds after which an engine is stopped (default: 300)")
    add("--seed", type=int, default=1, help="other data (default: 1)")
    asked = parser.parse_args()
    asked.sizes = asked.sizes or ([1] if asked.quick else [100, 1_000])
    asked.rounds = asked.rounds or (1 if asked.quick else 3)
    return asked


if __name__ == "__main__":
    sys.exit(main())
