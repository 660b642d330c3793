"""Several processes: the order stays, one that is killed costs one file, and none outlives the run."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import find_sources
from peertoc.errors import Malformed, PeertocError, UnknownName
from peertoc.place import Place
from peertoc.validation.running import hand, pool, sharing
from peertoc.validation.running.pool import Pool
from peertoc.validation.running.sharing import outcomes
from peertoc.validation.running.units import End, Unit, units_of
from tests.conftest import ROOT, ends_with_parent
from tests.validation.running.grounds import Failing, Killing, KillingPart, Slow, Text, order, units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import ExitStack
    from pathlib import Path

    from peertoc.validation.running.outcome import Outcome
    from peertoc.validation.running.sharing import Order
    from peertoc.validation.running.units import Entry


def checked(asked: Order, *entries: Entry, jobs: int = 2) -> list[Outcome]:
    with outcomes(asked, entries, jobs) as found:
        return list(found)


def shown(found: list[Outcome]) -> list[tuple[str, str, int]]:
    return [(one.name, one.state, len(one.told)) for one in found]


def test_what_comes_out_is_in_the_order_of_what_goes_in_and_the_same_as_from_one_process() -> None:
    fault = Malformed("A full stop is missing.", place=Place("c", 3, 1), source="x", help="Add it.")
    entries: list[Entry] = [
        *units(*(Text(str(number), number) for number in range(40))),
        fault,
        *units(Text("z", 0)),
    ]
    alone, shared = checked(order(), *entries, jobs=1), checked(order(), *entries)
    assert shown(alone) == shown(shared)
    assert shown(alone)[7] == ("7", "checked", 7)
    assert alone[40].fault is shared[40].fault is fault
    pairs = zip(alone, shared, strict=True)
    assert all(one.finding == two.finding for a, b in pairs for one, two in zip(a.told, b.told, strict=True))


def test_a_process_that_is_killed_costs_one_thing_and_the_rest_is_checked() -> None:
    things = [
        *(Text(f"a{number}") for number in range(5)),
        Killing("k", size=7),
        Text("b"),
        Killing("l"),
        Text("c"),
    ]
    found = checked(order(), *units(*things))
    assert [one.name for one in found] == [thing.name for thing in things]
    assert [one.name for one in found if one.state == "unchecked"] == ["k", "l"]
    lost = next(one.fault for one in found if one.name == "k")
    assert lost is not None
    assert lost.message == "The process that checked this was stopped: it was ended by the signal SIGKILL."
    assert lost.place == Place("k")
    assert "--jobs 1" in lost.help


def test_a_fault_that_is_found_there_says_here_all_that_it_says(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("<a> <b>\n  <c> <d> .", encoding="utf-8")
    unit = next(units_of(find_sources([str(file)])))
    alone, shared = (checked(order(), unit, unit, jobs=jobs)[1].fault for jobs in (1, 2))
    assert isinstance(shared, Malformed)
    assert alone is not None
    assert (type(alone), vars(alone)) == (type(shared), vars(shared))
    assert shared.place.line in {1, 2}


def test_a_name_that_does_not_exist_ends_the_run() -> None:
    with pytest.raises(UnknownName, match="no-such"):
        checked(order("no-such"), *units(Text("a"), Text("b")))


def test_a_fault_of_the_program_ends_the_run_and_shows_where_it_arose() -> None:
    with pytest.raises(KeyError) as caught:
        checked(order(), *units(Text("a"), Failing("b")))
    assert "grounds.py" in "".join(caught.value.__notes__)


def test_a_process_that_cannot_start_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand, "_WORKER", "peertoc.no_such_module")
    with pytest.raises(
        PeertocError, match=r"^No process could be started to check in: it ended with code 1\.$"
    ):
        checked(order(), *units(Text("a")))


def test_a_process_that_is_killed_while_it_starts_costs_one_thing_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Shot(hand.Hand):
        started = 0

        def __init__(self) -> None:
            super().__init__()
            Shot.started += 1
            if Shot.started == 1:
                self.stop()

    monkeypatch.setattr(pool, "Hand", Shot)
    found = checked(order(), *units(*(Text(f"a{number}") for number in range(5))))
    assert [one.state for one in found] == ["unchecked", *["checked"] * 4]
    assert "SIGKILL" in found[0].fault.message  # type: ignore[union-attr]


def test_garbage_is_looked_for_seldom_while_things_are_taken_and_as_ever_behind() -> None:
    before = gc.get_threshold()
    with outcomes(order(), units(Text("a"), Text("b")), jobs=1) as found:
        assert gc.get_threshold()[0] > 100 * before[0]
        assert len(list(found)) == 2
    assert gc.get_threshold() == before


def test_a_system_that_starts_no_more_processes_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(PeertocError, match="check in: resource temporarily unavailable"):
        checked(order(), *units(Text("a")))


def test_of_a_part_that_killed_its_process_the_lines_are_told() -> None:
    part = Unit(KillingPart("k"), None, part=True)
    (lost,) = checked(order(), part)
    assert lost.part
    assert lost.fault is not None
    assert lost.fault.help.endswith("leaves it more. Lines 7 to 9 were not checked.")


def test_time_that_is_over_is_over_there_too() -> None:
    found = checked(order("chain", seconds=0.001), *units(Text("a"), Text("b", 0)))
    assert [one.state for one in found] == ["unchecked", "unchecked"]
    assert found[0].fault is not None
    assert "longer than 0.001 seconds" in found[0].fault.message


def test_no_more_is_read_ahead_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def coming() -> Iterator[Entry]:
        nonlocal read
        for entry in units(Slow("slow", seconds=2), *(Text(str(number)) for number in range(2_000))):
            read += 1
            yield entry

    with outcomes(order(), coming(), 2) as found:
        assert next(found).name == "slow"
        assert read <= 8 * 16
        assert len(list(found)) == 2_000


def test_behind_the_end_of_a_file_nothing_is_read_before_its_parts_are_done() -> None:
    done: list[str] = []

    def coming() -> Iterator[Entry]:
        yield from units(Slow("a", seconds=0.5), Slow("b", seconds=0.5))
        yield End("ab")
        assert done == ["a", "b", "ab"]
        yield from units(Text("c"))

    with outcomes(order(), coming(), 2) as found:
        done += (one.name for one in found)
    assert done == ["a", "b", "ab", "c"]


def test_when_the_run_is_left_what_is_under_way_is_stopped() -> None:
    start = time.monotonic()
    with Pool(order(), 2) as pool:
        found = pool.outcomes(
            iter(units(Text("a"), *(Slow(str(number), seconds=60) for number in range(64))))
        )
        assert next(found).name == "a"
        running = [each._process for each in pool._hands]
    assert running
    assert all(process.poll() is not None for process in running)
    assert time.monotonic() - start < 20


def test_a_process_does_not_outlive_one_that_was_killed() -> None:
    code = (
        "from tests.validation.running.grounds import *\n"
        "from peertoc.validation.running.pool import Pool\n"
        "with Pool(order(), 1) as pool:\n"
        "    found = pool.outcomes(iter(units(Text('a'), Slow('b', seconds=60))))\n"
        "    next(found)\n"
        "    print(*(each._process.pid for each in pool._hands), flush=True)\n"
        "    next(found)\n"
    )
    assert ends_with_parent(code)


def test_for_a_little_no_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("one was started"))
    assert len(checked(order(), *units(*(Text(str(number)) for number in range(30))), jobs=0)) == 30
    assert len(checked(order(), *units(Text("large", size=2**30)), jobs=0)) == 1


@pytest.mark.parametrize(("number", "size"), [(200, 0), (2, 2**21)])
def test_for_much_there_are_as_many_processes_as_cores(
    number: int, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "cores", lambda: 3)
    started: list[int] = []
    pool = sharing._pool

    def smaller(order: Order, jobs: int, stack: ExitStack) -> Pool:
        started.append(jobs)
        return pool(order, 1, stack)

    monkeypatch.setattr(sharing, "_pool", smaller)
    things = units(*(Text(str(each), 0, size) for each in range(number)))
    assert len(checked(order(), *things, jobs=0)) == number
    assert started == [3]


def test_one_core_is_enough_for_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "cores", lambda: 1)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("one was started"))
    assert len(checked(order(), *units(*[Text("a", 0)] * 300), jobs=0)) == 300


def test_what_comes_before_what_has_to_wait_is_done_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    done: list[str] = []

    def coming() -> Iterator[Entry]:
        yield from units(Text("a"))
        yield End("")
        assert done == ["a", ""]
        yield from units(Text("large", 0, 2**30), Text("c", 0))

    with outcomes(order(), coming()) as found:
        done += (one.name for one in found)
    assert done == ["a", "", "large", "c"]


def test_ctrl_c_is_not_for_the_process_that_checks() -> None:
    with Pool(order(), 1) as pool:
        found = pool.outcomes(iter(units(Text("a"), Slow("b", seconds=1))))
        next(found)
        for each in pool._hands:
            os.kill(each._process.pid, signal.SIGINT)
        assert next(found).state == "checked"


def test_what_a_process_cannot_read_ends_the_run_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    with pytest.raises(ModuleNotFoundError, match="tests"):
        checked(order(), *units(Text("a")))
