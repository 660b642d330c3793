"""Programs of a test that stand in for what draws."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for dot is a shell script")


def write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def gone(process: int) -> bool:
    """Wait a little for a process to be no more, or no more than a name that nobody collects."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False
