"""What all tests share: where the checkout is, and what may be absent outside continuous integration."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def absent(what: str) -> None:
    """Skip the test because ``what`` is absent here; where everything is required, fail instead."""
    if os.environ.get("PEERTOC_REQUIRE") == "all":
        pytest.fail(f"{what} is absent, and PEERTOC_REQUIRE=all asks for it")
    pytest.skip(f"{what} is absent; the test runs in continuous integration")


def shared(*parts: str) -> Path:
    """Name a file of the design folder beside the checkout; a user's clone has none."""
    path = ROOT.parent.joinpath("shared", *parts)
    if not path.exists():
        absent("/".join(("../shared", *parts)))
    return path


def ends_with_parent(code: str) -> bool:
    """Run code that prints the number of a process which it has started; tell whether that ends with it."""
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    return is_gone(worker)


def is_gone(process: int) -> bool:
    """Tell whether a process ends within ten seconds."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        with open(f"/proc/{process}/stat", encoding="utf-8") as stream:  # noqa: PTH123
            if stream.read().rpartition(")")[2].split()[0] == "Z":
                return True
        time.sleep(0.1)
    return False
