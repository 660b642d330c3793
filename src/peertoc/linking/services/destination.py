"""Where a request may go: http or https, no password in the address, and never on to another host."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from peertoc.linking.services.faults import Unanswered
from peertoc.wording import INVISIBLE, printable, shorten

_PORTS: Final = {"http": 80, "https": 443}
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Destination:
    """Hold an address that may be asked, and the parts of it that decide."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def server(self) -> str:
        """Name the server as a reader knows it: the host, with its port where that is not the usual one."""
        return self.host if self.port == _PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def open_letter(self) -> bool:
        """Tell whether others on the way can read what is sent there."""
        return self.scheme == "http" and not self.local

    @property
    def local(self) -> bool:
        """Tell whether it is this machine."""
        return self.host in _LOCAL


def destination(url: str) -> Destination:
    """Read an address that somebody gave. Raises Unanswered where nothing may be sent to it."""
    shown = shorten(printable(url), 200)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Unanswered("", f"“{shown}” is not a proper web address.") from None
    if parts.scheme not in _PORTS or not parts.hostname or INVISIBLE.search(url) or " " in url:
        raise Unanswered(
            "",
            f"“{shown}” is not the address of a service on the web.",
            help="Give one that begins with https://.",
        )
    if parts.username is not None or parts.password is not None:
        raise Unanswered(
            parts.hostname,
            f"The address of {printable(parts.hostname)} carries a name or a password.",
            help="Leave them out: peertoc would write them into its cache.",
        )
    return Destination(url, parts.scheme, parts.hostname, port or _PORTS[parts.scheme])


def moved(origin: Destination, location: str) -> Destination:
    """Follow a redirect within the same server, or from http to https of the same host.

    Raises Unanswered for any other: what was agreed to be sent to one host goes to no second one.
    """
    shown = shorten(printable(location), 200)
    try:
        target = destination(urljoin(origin.url, location))
    except (Unanswered, ValueError):
        target = None
    if target is None or not _same(origin, target):
        raise Unanswered(
            origin.server,
            f"{origin.server} wants to send the request on to “{shown}”, and that was not followed.",
            help="Nothing was sent there. If you trust that address, give it with --service.",
        )
    return target


def _same(origin: Destination, target: Destination) -> bool:
    if origin.host != target.host:
        return False
    if origin.scheme == target.scheme:
        return origin.port == target.port
    return (origin.scheme, target.scheme, target.port) == ("http", "https", 443)
