"""Measuring one command: its time, its memory, and an end where it does not end."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.engines import HERE

if TYPE_CHECKING:
    from pathlib import Path


def measured(folder: Path, cap: float, code: str) -> tuple[str, float, float, int]:
    starter = [sys.executable, "-I", "-S", str(HERE / "measuring.py"), str(cap)]
    files = [str(folder / "output"), str(folder / "errors")]
    command = [*starter, *files, sys.executable, "-I", "-S", "-c", code]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return told[0], float(told[1]), float(told[2]), int(told[3])


def test_code_and_output_are_kept(tmp_path: Path) -> None:
    outcome, _, _, _ = measured(tmp_path, 60, "import sys; print('out'); sys.exit('err')")
    assert outcome == "1"
    assert (tmp_path / "output").read_text() == "out\n"
    assert (tmp_path / "errors").read_text() == "err\n"


def test_memory_is_that_of_the_command_and_not_of_who_asks(tmp_path: Path) -> None:
    held = bytearray(200_000_000)
    _, _, _, little = measured(tmp_path, 60, "pass")
    _, _, _, much = measured(tmp_path, 60, "x = bytearray(b'x') * 100_000_000")
    assert little < 50_000 < 100_000_000 / 1_024 < much < 200_000
    assert len(held) == 200_000_000


def test_a_command_that_does_not_end_is_stopped_with_its_children(tmp_path: Path) -> None:
    start = time.monotonic()
    code = "import os, time; os.fork(); time.sleep(60)"
    outcome, seconds, _, _ = measured(tmp_path, 0.5, code)
    assert outcome == "cap"
    assert 0.5 <= seconds <= time.monotonic() - start < 30


def test_time_asleep_is_no_cpu_time(tmp_path: Path) -> None:
    _, seconds, cpu, _ = measured(tmp_path, 60, "import time; time.sleep(0.5)")
    assert seconds >= 0.5 > cpu
