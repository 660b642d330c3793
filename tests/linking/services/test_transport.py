"""The door to the network: how politely it asks, and how long."""

from __future__ import annotations

import threading
import time

import pytest

from peertoc.linking.services.destination import destination
from peertoc.linking.services.exchange import AGENT, Request
from peertoc.linking.services.faults import OutOfReach, Unanswered
from peertoc.linking.services.transport import Transport
from peertoc.linking.services.waiting import Patience
from tests.linking.services.asking import Hours, asking, good, refused, status
from tests.linking.services.hostile import Handler, hostile, replies


def test_a_request_says_who_asks() -> None:
    with hostile(good) as server:
        assert asking(server.url) == {"ok": True}
    assert server.seen[0][2]["User-Agent"] == AGENT
    assert AGENT.startswith("peertoc/")
    assert "https://w3id.org/peertoc" in AGENT


def test_requests_to_one_host_keep_their_distance() -> None:
    hours = Hours()
    door = Transport(watch=hours.watch())
    with hostile(good) as server:
        for _ in range(3):
            door.send(Request(destination(server.url), interval=6.0))
        door.close()
    assert hours.waits == [6.0, 6.0]


def test_two_threads_stand_in_one_queue() -> None:
    inside = []
    most = []

    def slow(handler: Handler) -> None:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.05)
        inside.pop()
        good(handler)

    door = Transport(watch=Hours().watch())
    with hostile(slow) as server:
        threads = [
            threading.Thread(target=door.send, args=(Request(destination(server.url)),)) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        door.close()
    assert len(server.seen) == 4
    assert max(most) == 1


def test_a_host_that_asks_to_wait_is_waited_for() -> None:
    hours = Hours()
    heard: list[str] = []
    door = Transport(watch=hours.watch(), say=heard.append)
    with hostile(replies(status(429, Retry_After="17"), good)) as server:
        assert asking(server.url, door) == {"ok": True}
    assert 17.0 in hours.waits
    assert heard == [f"127.0.0.1:{server.server_port} is busy; asking it again in 17 seconds."]


def test_a_date_to_wait_for_is_understood() -> None:
    hours = Hours()
    with hostile(replies(status(503, Retry_After="Thu, 01 Jan 1970 00:00:00 GMT"), good)) as server:
        assert asking(server.url, Transport(watch=hours.watch())) == {"ok": True}
    assert sum(hours.waits) <= 1.0


def test_a_host_that_asks_to_wait_too_long_is_left() -> None:
    fault = refused(status(429, Retry_After="86400"))
    assert isinstance(fault, OutOfReach)
    assert "for more than 900 seconds in all" in fault.message
    assert "what was answered is kept" in fault.help


@pytest.mark.parametrize("number", [429, 500, 502, 503, 504])
def test_a_busy_or_faulty_host_is_asked_again_and_then_left(number: int) -> None:
    hours = Hours()
    door = Transport(patience=Patience(attempts=3), watch=hours.watch())
    with hostile(status(number)) as server:
        with pytest.raises(OutOfReach, match=f"answer {number}, after 3 tries"):
            door.send(Request(destination(server.url), interval=0.0))
        assert len(server.seen) == 3
        with pytest.raises(OutOfReach):
            door.send(Request(destination(server.url)))
        assert len(server.seen) == 3, "a host that was given up is not asked again in this run"
        door.close()
    first, second = hours.waits
    assert 1.0 <= first < 1.5
    assert 2.0 <= second < 3.0


def test_a_fault_of_one_request_does_not_end_the_others() -> None:
    door = Transport(watch=Hours().watch())
    with hostile(replies(status(404), good)) as server:
        with pytest.raises(Unanswered, match="has nothing at this address"):
            door.send(Request(destination(server.url)))
        assert door.send(Request(destination(server.url))) == {"ok": True}
        door.close()


def test_one_host_down_leaves_the_others() -> None:
    door = Transport(patience=Patience(attempts=1), watch=Hours().watch())
    with hostile(status(503)) as down, hostile(good) as up:
        with pytest.raises(OutOfReach):
            door.send(Request(destination(down.url)))
        assert door.send(Request(destination(up.url))) == {"ok": True}
        door.close()


def test_the_time_for_a_host_is_that_of_the_whole_run() -> None:
    busy = replies(status(503, Retry_After="60"), good, status(503, Retry_After="60"), good)
    with hostile(busy) as server, Transport(patience=Patience(host=100), watch=Hours().watch()) as door:
        assert door.send(Request(destination(server.url))) == {"ok": True}
        with pytest.raises(OutOfReach, match="for more than 100 seconds in all"):
            door.send(Request(destination(server.url)))


def test_manners_are_not_laid_to_the_host() -> None:
    with hostile(good) as server, Transport(patience=Patience(host=10), watch=Hours().watch()) as door:
        for _ in range(5):
            assert door.send(Request(destination(server.url), interval=6.0)) == {"ok": True}
