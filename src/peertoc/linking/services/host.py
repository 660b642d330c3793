"""One host: its queue, how long it has taken, how it is asked again, and when no more."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from peertoc.linking.services.exchange import Line, Reply, Request
from peertoc.linking.services.faults import Broken, OutOfReach, TooMuch, Unanswered
from peertoc.linking.services.waiting import asked_to_wait, pause

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.linking.services.destination import Destination
    from peertoc.linking.services.waiting import Patience, Watch

_AGAIN: Final = (429, 500, 502, 503, 504)
_TOO_MUCH: Final = (413, 414)
_NOTICED: Final = 5.0
_LATER: Final = "Run it again later: what was answered is kept, and only the rest is asked for."
_WORDS: Final = {
    400: "did not understand the request",
    401: "wants a login, and peertoc has none to give",
    403: "refuses the request",
    404: "has nothing at this address",
    405: "takes no such request at this address",
    410: "has nothing at this address any more",
    429: "has had too many requests from here",
}


class Host:
    """Remember of one host when it was asked last, how long it has taken, and whether it is out of reach."""

    def __init__(self, patience: Patience, watch: Watch, say: Callable[[str], None]) -> None:
        self.queue = Lock()
        self._patience = patience
        self._watch = watch
        self._say = say
        self._line: Line | None = None
        self._last: float | None = None
        self._spent = 0.0
        self._fault: OutOfReach | None = None

    def ask(self, request: Request) -> Reply:
        """Ask until there is an answer, or no more patience. Raises OutOfReach, from then on at once."""
        if self._fault is not None:
            raise self._fault
        self._in_turn(request)
        began = self._watch.now()
        try:
            return self._tried(request, began)
        except OutOfReach as fault:
            self._fault = fault
            raise
        finally:
            self._spent += self._watch.now() - began

    def close(self) -> None:
        """Let go of the connections."""
        if self._line is not None:
            self._line.close()

    def _tried(self, request: Request, began: float) -> Reply:
        attempt = 0
        while True:
            attempt += 1
            reply = self._once(request)
            if isinstance(reply, Reply) and reply.status not in _AGAIN:
                return reply
            if attempt >= self._patience.attempts:
                raise OutOfReach(request.to.server, _gave_up(request.to, reply, attempt), help=_LATER)
            self._rest(request, reply, attempt, began)

    def _once(self, request: Request) -> Reply | Broken:
        self._line = self._line or Line(request.to)
        try:
            return self._line.exchange(request, self._patience.answer, self._patience.most_bytes)
        except Broken as fault:
            return fault
        finally:
            self._last = self._watch.now()

    def _in_turn(self, request: Request) -> None:
        """Keep the distance to the request before: manners of our own, which are not laid to the host."""
        due = 0.0 if self._last is None else self._last + request.interval - self._watch.now()
        if due > 0:
            self._watch.wait(due)

    def _rest(self, request: Request, reply: Reply | Broken, attempt: int, began: float) -> None:
        header = reply.headers.get("retry-after", "") if isinstance(reply, Reply) else ""
        asked = asked_to_wait(header)
        seconds = max(pause(attempt, self._patience) if asked is None else asked, request.interval)
        left = self._patience.host - self._spent - (self._watch.now() - began)
        server, most = request.to.server, f"{self._patience.host:g} seconds"
        if seconds > left:
            words = f"{server} is busy, and would keep this waiting for more than {most} in all."
            raise OutOfReach(server, words, help=_LATER)
        if seconds >= _NOTICED:
            self._say(f"{server} is busy; asking it again in {seconds:.0f} seconds.")
        self._watch.wait(seconds)


def accepted(request: Request, reply: Reply) -> Reply:
    """Let an answer through that is one. Raises Unanswered for any other, in the words of its number."""
    server = request.to.server
    if reply.status == 200:
        return reply
    if reply.status in _TOO_MUCH:
        raise TooMuch(server, f"{server} will not take so much in one request (answer {reply.status}).")
    words = _WORDS.get(reply.status, "gave no answer that peertoc can use")
    raise Unanswered(server, f"{server} {words} (answer {reply.status}).")


def _gave_up(to: Destination, reply: Reply | Broken, attempts: int) -> str:
    if isinstance(reply, Broken):
        return reply.message
    words = _WORDS.get(reply.status, "has a fault of its own, or is too busy")
    return f"{to.server} {words} (answer {reply.status}, after {attempts} tries)."
