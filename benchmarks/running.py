"""Measure the engines in turns, case by case, and keep what came out as plain values."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from benchmarks.engines import ENGINES, HERE, OURS, UNSTOPPED, Input
from benchmarks.generator import write
from benchmarks.reports import rows
from peertoc.resources import data_root
from peertoc.validation.checks.proving import DAY
from peertoc.validation.reference import context_text, shapes_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from benchmarks.engines import Engine
    from benchmarks.reports import Row

#: One example in which nothing is found, and one in which something is.
_FOR_EVER: Final = 1e9
EXAMPLES: Final = {"clean": "invented-complete", "found": "pempal-2012"}


@dataclass(frozen=True, slots=True)
class Case:
    """Name what is measured: a key, so many initiatives, so many statements, and the files."""

    key: str
    initiatives: int
    statements: int
    given: Input


@dataclass(slots=True)
class Tally:
    """Gather what one engine did in one case: runs as seconds, CPU seconds, kilobytes; how it ended."""

    outcome: str = "ok"
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    kilobytes: list[int] = field(default_factory=list)
    found: frozenset[Row] | None = None

    def as_values(self, ours: frozenset[Row] | None) -> dict[str, Any]:
        """Give plain values, with what is found here and by us counted against each other."""
        values: dict[str, Any] = {"outcome": self.outcome}
        values |= {"seconds": self.seconds, "cpu": self.cpu, "kilobytes": self.kilobytes}
        if self.found is not None:
            values["findings"] = len(self.found)
            if ours is not None:
                values |= {"same": len(self.found & ours), "ours_alone": len(ours - self.found)}
        return values


def prepare(folder: Path, sizes: Iterable[int], examples: Sequence[str], seed: int) -> list[Case]:
    """Write the data of every case into ``folder``, small ones first."""
    shapes = folder / "shapes.ttl"
    shapes.write_text(shapes_text(), encoding="utf-8")
    cases = []
    for key in examples:
        data = folder / f"{key}.ttl"
        shutil.copyfile(data_root() / "examples" / EXAMPLES[key] / "initiative.ttl", data)
        count = sum(1 for _ in ox.parse(path=data, base_iri="https://example.org/"))
        cases.append(Case(key, 1, count, _given(data, shapes)))
    for size in sizes:
        data = folder / f"{size}.nt"
        statements = write(data, size, seed)
        cases.append(Case(str(size), size, statements, _given(data, shapes)))
    return sorted(cases, key=lambda case: case.statements)


def _given(data: Path, shapes: Path) -> Input:
    """Put the context behind the data, as the reference run has it."""
    merged = data.with_name(f"{data.stem}-merged.ttl")
    with merged.open("wb") as file:
        with data.open("rb") as first:
            shutil.copyfileobj(first, file)
        file.write(context_text(DAY).encode())
    return Input(data, merged, shapes)


def run(
    case: Case, names: Sequence[str], rounds: int, cap: float, say: Callable[[str], None]
) -> dict[str, Any]:
    """Measure the engines named, one after the other, and that ``rounds`` times.

    One that fails, or another that runs past ``cap`` seconds, is left out of the rounds that follow.
    """
    engines = [engine for engine in ENGINES if engine.name in names]
    tallies = {engine.name: Tally() for engine in engines}
    for number in range(rounds):
        for engine in engines:
            tally = tallies[engine.name]
            if tally.outcome == "ok":
                _once(engine, case, _FOR_EVER if engine.name in UNSTOPPED else cap, tally)
                say(f"{case.key}, {number + 1}: {engine.name} {tally.outcome}, {tally.seconds[-1]:.2f} s")
    ours = tallies[OURS].found if OURS in tallies else None
    return {name: tally.as_values(ours) for name, tally in tallies.items()}


def _once(engine: Engine, case: Case, cap: float, tally: Tally) -> None:
    """Run an engine once, in a process that does nothing else."""
    output, errors = (case.given.shapes.with_name(name) for name in ("report.ttl", "errors.txt"))
    starter = [sys.executable, "-I", "-S", str(HERE / "measuring.py"), str(cap), str(output), str(errors)]
    done = subprocess.run([*starter, *engine.command(case.given)], capture_output=True, text=True, check=True)  # noqa: S603
    outcome, seconds, cpu, kilobytes = done.stdout.split()
    tally.seconds.append(float(seconds))
    tally.cpu.append(float(cpu))
    tally.kilobytes.append(int(kilobytes))
    if outcome not in engine.codes:
        tally.outcome = "cap" if outcome == "cap" else f"failed: {_last_line(errors)}"
    elif engine.reports:
        _read(tally, output)


def _read(tally: Tally, report: Path) -> None:
    try:
        tally.found = rows(report)
    except SyntaxError as fault:
        tally.outcome = f"failed: its report cannot be read: {fault}"


def _last_line(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else "without a word"
