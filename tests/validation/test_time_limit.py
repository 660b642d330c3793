"""What would never end is ended, and the rest goes on."""

from __future__ import annotations

import re
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from peertoc.catalogue import read_text
from peertoc.errors import PeertocError
from peertoc.validation import checking
from peertoc.validation.checking import Manner, check
from peertoc.validation.checks import all_checks
from peertoc.validation.checks.own import own_checks
from peertoc.validation.compiled.engine import Compiled
from peertoc.validation.pyshacl_engine import PyShacl
from peertoc.validation.time_limit import TookTooLong, time_limit
from tests.guidance.grounds import HEAD
from tests.validation.checks.samples import RULE, own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from peertoc.validation.engine import Result

SMALL = HEAD + '<https://example.org/i> a ptoc:Initiative ; ptoc:noneBecause "Not yet."@en .'


def stopped(manner: Manner, *, at: int = 1) -> TookTooLong:
    """Check a small initiative with an engine that has no time left in the run of this number."""
    runs = 0

    class Slow(Compiled):
        def run(self, *what: Any) -> tuple[Result, ...]:
            nonlocal runs
            runs += 1
            if runs == at:
                fault = TookTooLong(2)
                fault.shapes = (all_checks()[3].iri,)
                raise fault
            return super().run(*what)

    with pytest.raises(TookTooLong) as caught:
        check(read_text(SMALL, name="plan.ttl"), manner, Slow())
    return caught.value


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


# ---- what was being done


def test_the_check_that_had_no_time_left_is_named_with_how_to_leave_it_out() -> None:
    fault = stopped(Manner())
    name = all_checks()[3].name
    assert fault.message == f"Checking took longer than 2 seconds and was stopped in the check {name}."
    assert fault.help == f"Give it more with --timeout SECONDS, or leave it out with --ignore {name}."
    assert str(fault) == fault.message


def test_a_check_that_was_not_chosen_is_not_to_be_left_out() -> None:
    chosen = tuple(each for each in all_checks() if each.name == "no-evaluation")
    fault = stopped(Manner(chosen), at=2)
    assert fault.message.endswith("was stopped in checks that were not chosen, to know what is excused.")
    assert "--ignore" not in fault.help


@pytest.mark.parametrize(("step", "name"), [("tell", "put into words"), ("with_repairs", "suggestions")])
def test_a_step_behind_the_checks_is_named(monkeypatch: pytest.MonkeyPatch, step: str, name: str) -> None:
    def slow(*_: object, **__: object) -> Iterator[None]:
        raise TookTooLong(1)
        yield

    monkeypatch.setattr(checking, step, slow)
    with pytest.raises(TookTooLong, match=f"was stopped while .*{name}"):
        check(read_text(SMALL, name="plan.ttl"), Manner())


def test_what_another_engine_had_under_way_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def slow(*_: object) -> None:
        raise TookTooLong(1)

    monkeypatch.setattr(PyShacl, "run", slow)
    rule = RULE.replace("sh:minCount 1", "sh:minCount 1 ; sh:lessThan ptoc:funderLater")
    with pytest.raises(TookTooLong, match="in the check no-funder") as caught:
        check(read_text(SMALL, name="plan.ttl"), Manner(own_checks(own(tmp_path, rule))))
    assert "a check of your own" in caught.value.help
