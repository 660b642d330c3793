"""The only door to the network: one queue for each host, limits kept, no host that holds up the others."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Final, Self

from peertoc.linking.services.cache import Answer, Cache
from peertoc.linking.services.destination import moved
from peertoc.linking.services.exchange import Reply, Request
from peertoc.linking.services.faults import Unanswered
from peertoc.linking.services.host import Host, accepted
from peertoc.linking.services.parsing import parse
from peertoc.linking.services.waiting import Patience, Watch

if TYPE_CHECKING:
    from collections.abc import Callable

_MOVED: Final = (301, 302, 307, 308)
_MOST_MOVES: Final = 5


class Transport:
    """Send requests and read answers as JSON; what was answered is kept in ``cache``.

    ``say`` is told, in a sentence, when there is a wait that a person would notice. Threads may share one.
    Use it in ``with``: it lets go of every connection at the end.
    """

    def __init__(
        self,
        cache: Cache | None = None,
        patience: Patience | None = None,
        watch: Watch | None = None,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.cache = cache or Cache()
        self._patience = patience or Patience()
        self._watch = watch or Watch()
        self._say = say
        self._hosts: dict[str, Host] = {}
        self._lock = Lock()

    def get(self, request: Request, fits: Callable[[object], object]) -> Answer:
        """Give the answer that is kept, else ask for it, and keep it where ``fits`` does not raise.

        Raises Unanswered, and whatever ``fits`` raises.
        """
        kept = self.cache.find(request.to.url)
        if kept is not None:
            with suppress(Unanswered):
                fits(kept.value)
                return kept
        value = self.send(request)
        fits(value)
        return self.cache.keep(request.to.url, value)

    def send(self, request: Request) -> object:
        """Ask, whatever is kept, and read the answer as JSON. Raises Unanswered in plain words."""
        with self._lock:
            host = self._hosts.get(request.to.server) or Host(self._patience, self._watch, self._say)
            self._hosts[request.to.server] = host
        with host.queue:
            return parse(self._settled(host, request), request.to.server)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection."""
        for host in self._hosts.values():
            host.close()

    def _settled(self, host: Host, request: Request) -> Reply:
        for _ in range(_MOST_MOVES):
            reply = host.ask(request)
            if reply.status not in _MOVED:
                return accepted(request, reply)
            to = moved(request.to, reply.headers.get("location", ""))
            request = Request(to, request.body, request.kind, request.interval)
        server = request.to.server
        raise Unanswered(server, f"{server} sends every request on to another address, without end.")
