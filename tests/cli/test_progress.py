"""How far long work has come is shown on a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from peertoc.cli import progress
from peertoc.cli.progress import late_progress

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, soon: float) -> str:
    monkeypatch.setattr(progress, "_SOON", soon)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with late_progress("Adding") as watch:
        for done in range(0, 101, 10):
            watch(done, 100, f"file-{done}\x1b.ttl")
    return terminal.getvalue()


def test_work_that_is_soon_done_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 60) == ""


def test_work_that_takes_its_time_shows_how_much_is_done_and_of_what(monkeypatch: pytest.MonkeyPatch) -> None:
    written = shown(monkeypatch, 0)
    assert "Adding" in written
    assert "50%" in written
    assert "100%" in written
    assert "file-50\\x1b.ttl" in written
