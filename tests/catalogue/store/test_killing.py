"""A writer that is killed at any moment loses nothing that it had told."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue.store import reading
from tests.catalogue.store.ground import add_to, faults_in, plan
from tests.catalogue.store.killed import FILES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = 50
SEED = 20260131
_TOLD = re.compile(r"(added|replaced|unchanged) .*?([^/]+\.ttl) \(")


class Writers:
    """Start writers into a store one after the other, and kill them."""

    def __init__(self, run: subprocess.Popen[str]) -> None:
        self._run = run

    def length_of_a_round(self, first: int) -> float:
        """Let a writer do a round, and measure how long it takes."""
        assert self._run.stdout is not None
        began, lines = time.monotonic(), iter(self._run.stdout.readline, "")
        number = self._start(first)
        while next(lines) != f"round {first + 1}\n":
            pass
        length = time.monotonic() - began
        os.kill(number, signal.SIGKILL)
        while next(lines) != "ended\n":
            pass
        return length

    def killed(self, first: int, after: float) -> list[str]:
        """Kill a writer some time after it was started; give what it told."""
        assert self._run.stdout is not None
        number = self._start(first)
        time.sleep(after)
        os.kill(number, signal.SIGKILL)
        return list(iter(self._run.stdout.readline, "ended\n"))

    def _start(self, first: int) -> int:
        assert self._run.stdin is not None
        assert self._run.stdout is not None
        self._run.stdin.write(f"{first}\n")
        self._run.stdin.flush()
        return int(self._run.stdout.readline().removeprefix("writer "))


@pytest.fixture
def writers(tmp_path: Path) -> Iterator[Writers]:
    code = [sys.executable, "-m", "tests.catalogue.store.killed", str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        code, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as run:
        try:
            yield Writers(run)
        finally:
            os.killpg(run.pid, signal.SIGKILL)
        assert run.stderr is not None
        assert run.stderr.read() == ""


def rounds(lines: list[str], first: int) -> dict[str, int]:
    """Give the last round in which each file was told to be in the store."""
    now, last = first, {}
    for line in lines:
        if line.startswith("round "):
            now = int(line.split()[1])
        elif found := _TOLD.match(line):
            last[found[2]] = now
    return last


def round_of(text: str) -> int:
    found = re.search(r'title "Round (\d+)', text)
    return int(found[1]) if found else 0


def test_nothing_that_was_told_is_lost_by_fifty_kills(tmp_path: Path, writers: Writers) -> None:
    moments = random.Random(SEED)
    store, longest, first, working = tmp_path / "store", 0.0, 2 * FILES, 0
    told: dict[str, int] = {}
    for number in range(FILES + 1):
        longest = writers.length_of_a_round(number)
    for _ in range(KILLS):
        lines = writers.killed(first, moments.uniform(0, 1.5 * longest))
        told |= rounds(lines, first)
        first = max([first, *(int(line.split()[1]) for line in lines if line.startswith("round "))]) + 1
        working += len([path for path in store.iterdir() if path.is_dir()]) > 1
        with reading(store) as catalogue:
            texts = {kept.name: catalogue.text_of(kept).read_text("utf-8") for kept in catalogue.sources}
        assert all(round_of(texts[name]) >= number for name, number in told.items() if name != "same.ttl")
        assert faults_in(store) == []
    assert len(told) > KILLS // 10
    assert working > KILLS // 4, "the writers were mostly killed while they did nothing"
    add_to(store, plan(tmp_path / "last.ttl"))
    assert len([path for path in store.iterdir() if path.is_dir()]) == 1
