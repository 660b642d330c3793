"""Asking for help is instant."""

from __future__ import annotations

import subprocess
import sys
import time

HEAVY = ("rdflib", "pyshacl", "networkx", "graphviz", "rich", "pyoxigraph")


def seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return time.perf_counter() - start


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom peertoc.cli import main\nsys.argv = ['peertoc', '--help']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert end.code == 0\n"
        f"print('HEAVY', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "validate" in done.stdout
    assert done.stdout.strip().endswith("HEAVY []")


def test_help_takes_at_most_three_times_what_click_takes() -> None:
    """The two are measured in turn; the quickest of each counts, so that a busy machine does not decide."""
    help_ = "import sys; sys.argv = ['peertoc', '--help']; from peertoc.cli import main; main()"
    pairs = [(seconds("import click"), seconds(help_)) for _ in range(7)]
    click, peertoc = min(first for first, _ in pairs), min(second for _, second in pairs)
    assert peertoc <= 3 * click
