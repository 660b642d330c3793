"""How far long work has come is shown on a terminal, and nowhere else."""

from __future__ import annotations

import io
import itertools
import re
import sys
import time
from typing import TYPE_CHECKING

from peertoc.catalogue.counting import Extent
from peertoc.cli import progress
from peertoc.cli.given import Given
from peertoc.cli.progress import late_progress, watching
from peertoc.validation.running.outcome import Outcome

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


def run(
    monkeypatch: pytest.MonkeyPatch, extent: Extent, *outcomes: Outcome, soon: float = 0, looked: str = ""
) -> str:
    monkeypatch.setattr(progress, "_SOON", soon)
    monkeypatch.setattr(progress, "_OFTEN", 0)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with watching(Given(lambda _: [], extent=extent)) as watch:
        if looked:
            watch.look(30, 120, looked)
        for outcome in outcomes:
            watch.take(outcome)
    return terminal.getvalue()


def test_a_run_shows_how_much_is_done_by_bytes_and_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = (1_000, 1_000, 7_000, 500, 500)
    files = [Outcome(f"plan{number}.ttl", "checked", size) for number, size in enumerate(sizes)]
    clock = itertools.count(start=1_000_000, step=2)
    monkeypatch.setattr(time, "time", lambda: next(clock))
    shown = run(monkeypatch, Extent(5, sum(sizes), whole=True), *files)
    assert "20%" in shown
    assert "94%" in shown
    assert "3 of 5 · plan2.ttl" in shown
    assert "100%" in shown
    assert re.search(r"00:00:\d\d", shown)


def test_a_run_over_a_few_small_files_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [Outcome("plan.ttl", "checked", 10)] * 4
    assert run(monkeypatch, Extent(4, 40, whole=True), *files) == ""
    assert run(monkeypatch, Extent(9, 90, whole=False), *files, soon=60) == ""


def test_parts_of_a_large_file_count_by_their_bytes_and_as_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [Outcome("large.nt", "checked", 2**23, part=True)] * 4
    shown = run(
        monkeypatch, Extent(1, 2**25, whole=True), *parts, Outcome("large.nt", "end"), looked="large.nt"
    )
    assert "looking through 25% · large.nt" in shown
    assert "0 of 1 · large.nt" in shown
    assert "49%" in shown
    assert "1 of 1" in shown


def test_other_words_get_a_line_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with watching(Given(lambda _: [], extent=Extent(9, 90, whole=True))) as watch:
        watch.take(Outcome("a.ttl", "checked", 10))
        watch.clear()
        assert isinstance(sys.stderr, Terminal)
        assert sys.stderr.getvalue().endswith("\r\x1b[K")
