"""What would never end is ended, and the rest goes on."""

from __future__ import annotations

import re
import threading
import time

import pytest

from peertoc.errors import PeertocError
from peertoc.validation.time_limit import time_limit


def test_a_pattern_that_is_matched_for_ever_is_ended() -> None:
    start = time.monotonic()
    with pytest.raises(PeertocError, match=r"longer than 0\.5 seconds"), time_limit(0.5):
        re.match("(a+)+$", "a" * 60 + "b")
    assert time.monotonic() - start < 5


def test_no_limit_and_time_enough_change_nothing() -> None:
    for seconds in (0, 30):
        with time_limit(seconds):
            assert sum(range(10)) == 45


def test_outside_the_main_thread_there_is_no_limit_and_no_fault() -> None:
    faults: list[BaseException] = []

    def work() -> None:
        try:
            with time_limit(0.01):
                time.sleep(0.05)
        except BaseException as fault:
            faults.append(fault)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert faults == []
