"""Loading is measured against the engine alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks import loading

if TYPE_CHECKING:
    import pytest


def test_both_ways_load_by_turns_and_the_ratio_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    loading.main(["20", "2"])
    first, *turns, last = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"2,\d{3} statements", first)
    assert len(turns) == 2
    took, times = r" +[\d.]+ s \(CPU [\d.]+ s\)", r"[\d.]+ times \(CPU [\d.]+\)"
    assert all(re.fullmatch(f"bulk_load{took}   store add{took}   {times}", each) for each in turns)
    assert re.fullmatch(f"best of 2: {times}", last)
