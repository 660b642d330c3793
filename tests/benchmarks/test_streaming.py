"""Ten thousand initiatives as a stream: every defect is found, and the memory does not grow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks import streaming
from benchmarks.generator import ONE_IN

if TYPE_CHECKING:
    import pytest


def test_a_hundredth_of_the_million_is_checked_in_memory_that_does_not_grow() -> None:
    done = streaming.streamed(10_000)
    assert (done.initiatives, done.missed, done.code) == (10_000, 0, 1)
    assert done.findings >= 10_000 / ONE_IN
    assert done.while_taken < done.first_half
    assert done.grew < 1.2


def test_what_was_measured_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert streaming.main(["40", "--jobs", "1"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["initiatives"], told["missed"]) == (40, 0)
    assert told["statements"] > 40 * 64
