"""Ask servers that misbehave, on a watch that does not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.linking.services.destination import destination
from peertoc.linking.services.exchange import Request
from peertoc.linking.services.faults import Unanswered
from peertoc.linking.services.transport import Transport
from peertoc.linking.services.waiting import Patience, Watch
from tests.linking.services.hostile import Handler, hostile

if TYPE_CHECKING:
    from collections.abc import Callable


class Hours:
    """A watch that lets time pass without waiting."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds

    def watch(self) -> Watch:
        return Watch(self.now, self.wait)


def good(handler: Handler) -> None:
    handler.answer('{"ok": true}')


def status(number: int, **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.answer("{}", number, **headers)


HURRIED = Patience(attempts=2)


def asking(url: str, transport: Transport | None = None, patience: Patience = HURRIED) -> object:
    door = transport or Transport(patience=patience, watch=Hours().watch())
    try:
        return door.send(Request(destination(url)))
    finally:
        door.close()


def refused(script: Callable[[Handler], None], patience: Patience = HURRIED) -> Unanswered:
    with hostile(script) as server, pytest.raises(Unanswered) as caught:
        asking(server.url, patience=patience)
    assert caught.value.host == f"127.0.0.1:{server.server_port}"
    assert f"127.0.0.1:{server.server_port}" in caught.value.message
    assert "\n" not in caught.value.message
    return caught.value
