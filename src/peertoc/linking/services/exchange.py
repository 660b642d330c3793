"""One request and its answer, within a time and a size that a hostile host cannot stretch."""

from __future__ import annotations

from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Final
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import TimeoutError

from peertoc import __version__
from peertoc.linking.services.failing import told
from peertoc.linking.services.faults import Unanswered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peertoc.linking.services.destination import Destination

AGENT: Final = f"peertoc/{__version__} (+https://w3id.org/peertoc)"
_PIECE: Final = 65_536
_CONNECT: Final = 10.0


@dataclass(frozen=True, slots=True)
class Request:
    """Say what is asked: GET without a body, else POST; ``interval`` is the least time since the last one."""

    to: Destination
    body: bytes | None = None
    kind: str = ""
    interval: float = 1.0

    @property
    def method(self) -> str:
        """Name the method of HTTP."""
        return "GET" if self.body is None else "POST"


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what came back; the names of ``headers`` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """Speak with one server, one request at a time; a thread that hangs is left to itself.

    What the machine says of proxies (``https_proxy``, ``no_proxy`` …) is followed, but not for itself.
    """

    def __init__(self, to: Destination) -> None:
        self._server = to.server
        self._pools = _pools(to)

    def exchange(self, request: Request, seconds: float, most_bytes: int) -> Reply:
        """Send a request and take its answer. Raises Unanswered in the words of what happened."""
        box: SimpleQueue[Reply | Exception] = SimpleQueue()
        late = Event()

        def work() -> None:
            try:
                box.put(self._take(request, seconds, most_bytes, late))
            except Exception as fault:
                box.put(fault)

        # A time limit on each read is none on the whole: a host may send a byte now and then for ever.
        Thread(target=work, daemon=True).start()
        try:
            outcome = box.get(timeout=seconds)
        except Empty:
            outcome = TimeoutError()
        finally:
            late.set()
        if isinstance(outcome, Exception):
            raise told(outcome, self._server, seconds) from None
        return outcome

    def close(self) -> None:
        """Let go of the connection."""
        self._pools.clear()

    def _take(self, request: Request, seconds: float, most_bytes: int, late: Event) -> Reply:
        headers = {"User-Agent": AGENT, "Accept": "application/json", "Accept-Encoding": "identity"}
        if request.kind:
            headers["Content-Type"] = request.kind
        response = self._pools.urlopen(
            request.method,
            request.to.url,
            body=request.body,
            headers=headers,
            redirect=False,
            preload_content=False,
            decode_content=False,
            timeout=urllib3.Timeout(connect=min(seconds, _CONNECT), read=seconds),
        )
        try:
            body = self._body(response, most_bytes, late)
        except BaseException:
            response.close()
            raise
        response.release_conn()
        names = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status, names, body)

    def _body(self, response: urllib3.BaseHTTPResponse, most_bytes: int, late: Event) -> bytes:
        pieces = bytearray()
        while piece := response.read1(_PIECE):
            pieces += piece
            if len(pieces) > most_bytes:
                raise Unanswered(
                    self._server,
                    f"The answer of {self._server} was cut off: it is longer than {most_bytes:,} bytes.",
                    help="No answer to so few names is as long. Ask whoever runs it.",
                )
            if late.is_set():
                raise TimeoutError
        return bytes(pieces)


def _pools(to: Destination) -> urllib3.PoolManager:
    proxy = getproxies().get(to.scheme)
    if not proxy or to.local or proxy_bypass(to.host):
        return urllib3.PoolManager(maxsize=1, retries=False)
    return urllib3.ProxyManager(proxy if "://" in proxy else f"http://{proxy}", maxsize=1, retries=False)
