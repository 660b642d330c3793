"""Check initiatives that come as a stream, and watch the memory: ``python -m benchmarks.streaming COUNT``.

N-Quads, a graph for each initiative, are made and handed over as fast as they are taken; nobody keeps them.
With ``--keep``, the run is kept in stream.json, and shown in docs/performance.md.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, Final, cast

from benchmarks.generator import BASE, made
from benchmarks.machine import machine
from peertoc.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT: Final = Path(__file__).parent / "stream.json"
_OFTEN: Final = 0.2
_COMMAND: Final = (sys.executable, "-m", "peertoc", "validate", "-", "--from", "nquads", "--format", "jsonl")


@dataclass(frozen=True, slots=True)
class Streamed:
    """Tell how a stream was checked. Times are seconds, memory is that of all processes, in megabytes.

    ``missed`` are the defects that were made and not found. ``first_half`` and ``second_half`` are the peaks
    in the two halves of the checking, which begins when all has been taken.
    """

    initiatives: int
    statements: int
    bytes: int
    taken: float
    seconds: float
    while_taken: float
    first_half: float
    second_half: float
    findings: int
    missed: int
    code: int

    @property
    def grew(self) -> float:
        """Say how many times the memory of the first half the second one needed."""
        return self.second_half / self.first_half


def streamed(count: int, jobs: int = 2, tell: Callable[[str], object] = lambda _: None) -> Streamed:
    """Make initiatives and have them checked as they come, from standard input."""
    began = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - our own command
        [*_COMMAND, "--jobs", str(jobs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as run:
        feeder = _Feeder(cast("IO[bytes]", run.stdin), count)
        reader = _Reader(cast("IO[bytes]", run.stdout))
        for thread in (feeder, reader):
            thread.start()
        memory: list[tuple[float, float]] = []
        while run.poll() is None:
            memory.append((time.monotonic(), _held(run.pid)))
            tell(f"{feeder.made:,} made, {reader.findings:,} findings, {memory[-1][1]:.0f} MB")
            time.sleep(_OFTEN)
        for thread in (feeder, reader):
            thread.join()
    ended = time.monotonic()
    middle = (feeder.ended + ended) / 2
    return Streamed(
        initiatives=count,
        statements=feeder.statements,
        bytes=feeder.bytes,
        taken=feeder.ended - began,
        seconds=ended - began,
        while_taken=_peak(memory, began, feeder.ended),
        first_half=_peak(memory, feeder.ended, middle),
        second_half=_peak(memory, middle, ended),
        findings=reader.findings,
        missed=len(feeder.defects - reader.told),
        code=run.returncode,
    )


class _Feeder(Thread):
    """Make initiatives, hand them over, and remember the defects: the check that must speak, and of which."""

    def __init__(self, stream: IO[bytes], count: int) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._count = count
        self.made = self.statements = self.bytes = 0
        self.defects: set[tuple[str, str]] = set()
        self.ended = 0.0

    def run(self) -> None:
        """Hand over all, as long as somebody takes it."""
        try:
            with self._stream:
                for each in made(self._count):
                    graph = f"<{BASE}{each.number}/graph> .\n"
                    text = "".join(f"{line.removesuffix('.')}{graph}" for line in each.lines).encode()
                    self._stream.write(text)
                    self.made, self.statements = each.number, self.statements + len(each.lines)
                    self.bytes += len(text)
                    if each.check:
                        self.defects.add((each.check, f"{BASE}{each.number}/"))
        except BrokenPipeError:
            pass
        self.ended = time.monotonic()


class _Reader(Thread):
    """Read findings, a line each, and remember which check spoke of which initiative."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self.findings = 0
        self.told: set[tuple[str, str]] = set()

    def run(self) -> None:
        """Read to the end."""
        for line in self._stream:
            finding = json.loads(line)
            if "check" in finding:
                self.findings += 1
                start, base, rest = finding["focus"].partition(BASE)
                self.told.add((finding["check"], f"{start}{base}{rest.partition('/')[0]}/"))


def _held(process: int) -> float:
    """Add up the memory of a process and of those that it started, in megabytes."""
    return sum(map(_resident, _family(process))) / 1e6


def _family(process: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{process}/task")
        children = [
            int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []
    return [process, *(each for child in children for each in _family(child))]


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _peak(memory: list[tuple[float, float]], start: float, end: float) -> float:
    return max((held for when, held in memory if start <= when <= end), default=0.0)


def kept() -> dict[str, Any] | None:
    """Give the run that was kept, if one was."""
    return json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else None


def main(words: list[str]) -> int:
    """Check as many initiatives as are asked for, and print what there is to tell."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.streaming", description=__doc__)
    parser.add_argument("count", type=int, help="initiatives to be made")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", action="store_true", help="keep the run in stream.json")
    given = parser.parse_args(words)
    where = machine()
    done = streamed(given.count, given.jobs, lambda line: print(f"\r{line}", end="", file=sys.stderr))
    print(file=sys.stderr)
    told = asdict(done) | {"grew": round(done.grew, 3)}
    print(json.dumps(told, indent=1))
    if given.keep:
        today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        write_whole(KEPT, json.dumps({"date": today, "machine": where, "run": told}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
