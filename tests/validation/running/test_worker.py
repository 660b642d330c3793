"""What runs in a process that checks, without the process."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

import pytest

from peertoc.validation.running.worker import READY, serve
from tests.validation.running.grounds import Failing, Text, order, units

if TYPE_CHECKING:
    from peertoc.validation.running.sharing import Order
    from peertoc.validation.running.units import Unit


def served(asked: Order, *batches: list[Unit]) -> list[Any]:
    inbox: SimpleQueue[Any] = SimpleQueue()
    for each in (asked, *batches, None):
        inbox.put(each)
    outgoing = io.BytesIO()
    serve(inbox, outgoing)
    size = outgoing.tell()
    outgoing.seek(0)
    found = []
    while outgoing.tell() < size:
        found.append(pickle.load(outgoing))
    return found


def test_each_unit_has_an_outcome_in_its_order() -> None:
    ready, *found = served(order(), units(Text("a"), Text("b", 2)), units(Text("c", 0)))
    assert ready == READY
    assert [(one.name, one.state, len(one.told)) for one in found] == [
        ("a", "checked", 1),
        ("b", "checked", 2),
        ("c", "checked", 0),
    ]


def test_rows_travel_in_the_place_of_findings() -> None:
    _, found = served(order(rows="csv"), units(Text("a.ttl")))
    (told,) = found.told
    assert told.row.startswith("risk-unmanaged,phases,warning,")
    assert told.finding is None


def test_findings_travel_light() -> None:
    for behind in (False, True):
        _, found = served(order(behind=behind), units(Text("a")))
        finding = found.told[0].finding
        assert (finding.rule, finding.about) == (None, None)
        assert (finding.result is not None) == behind
        assert len(pickle.dumps(finding)) < 3_000


def test_of_many_findings_no_more_travel_than_may_be_shown() -> None:
    found = served(order(most=3), units(Text("b", 10), Text("c", 10), Text("a", 10)))[1:]
    assert [len(one.told) for one in found] == [10, 10, 10]
    # The first three of b; none of c, which comes behind; a comes before all of them.
    assert [sum(told.finding is not None for told in one.told) for one in found] == [3, 0, 3]


def test_a_fault_of_the_program_travels_with_the_place_where_it_arose() -> None:
    fault = served(order(), units(Failing("a"), Text("b")))[1]
    assert isinstance(fault, KeyError)
    assert "grounds.py" in fault.__notes__[0]


class Unpicklable(Exception):
    def __init__(self, one: int, *, two: int) -> None:
        super().__init__(one)
        self.two = two


def test_a_fault_that_cannot_travel_is_told_in_its_words() -> None:
    from peertoc.validation.running.worker import _carried

    fault = _carried(Unpicklable(1, two=2))
    assert type(fault) is RuntimeError
    assert str(fault) == "Unpicklable: 1"
    assert "Unpicklable: 1" in fault.__notes__[0]


def test_a_process_that_nobody_hears_any_longer_ends_without_a_word() -> None:
    words = [sys.executable, "-P", "-m", "peertoc.validation.running.worker"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(pickle.dumps(order()))
        process.stdin.flush()
        # Standard input stays open, as when the one who asks is about to be ended by the system.
        assert process.wait(20) == 0
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot be asked to end a process")
def test_a_process_whose_parent_ended_before_the_system_was_asked_ends_at_once() -> None:
    code = (
        "import os\n"
        "from peertoc.lasting import end_with_parent\n"
        "end_with_parent()\n"
        "print('still here', flush=True)\n"
        "os.getppid = iter((7, 1)).__next__\n"
        "end_with_parent()\n"
        "print('gone')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("still here\n", "")
