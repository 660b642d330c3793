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
    assert all(
        re.fullmatch(r"bulk_load +[\d.]+ s   store add +[\d.]+ s   [\d.]+ times", each) for each in turns
    )
    assert re.fullmatch(r"best of 2: [\d.]+ times", last)
