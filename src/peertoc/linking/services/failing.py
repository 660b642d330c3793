"""What the network library says when something fails, in words for a person."""

from __future__ import annotations

import ssl
from typing import Final

from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    SSLError,
    TimeoutError,
)

from peertoc.linking.services.faults import Broken, OutOfReach, Unanswered
from peertoc.wording import printable

_AWAY: Final = "Check the address and the connection, and run it again; what was answered is kept."
_PROXY: Final = "Look at the settings https_proxy and no_proxy of this machine."
_CERTIFICATE: Final = (
    "Nothing was sent. Ask whoever runs it, and look at the clock and the certificates of this machine."
)

# The first that fits speaks: a name that is not found is a connection that was not made.
_WORDS: Final[tuple[tuple[type[Exception], type[Unanswered], str, str], ...]] = (
    (ProxyError, OutOfReach, "The proxy on the way to {server} does not let it through: {reason}.", _PROXY),
    (SSLError, OutOfReach, "The certificate of {server} is not to be trusted: {reason}.", _CERTIFICATE),
    (NameResolutionError, OutOfReach, "No host called {server} was found.", _AWAY),
    (NewConnectionError, OutOfReach, "{server} cannot be reached: {reason}.", _AWAY),
    (ConnectTimeoutError, OutOfReach, "{server} cannot be reached: nothing answers there.", _AWAY),
    (TimeoutError, OutOfReach, "{server} had not answered in full after {seconds:g} seconds.", _AWAY),
    (ProtocolError, Broken, "{server} broke off its answer, or gave one that is not HTTP.", _AWAY),
    (HTTPError, Unanswered, "{server} gave an answer that is not proper HTTP.", ""),
    (OSError, Unanswered, "The connection with {server} failed: {reason}.", _AWAY),
    (ValueError, Unanswered, "{server} gave an answer that is not proper HTTP.", ""),
)


def told(fault: Exception, server: str, seconds: float) -> Exception:
    """Put a failure into words; one that is no failure of the network comes back as it is."""
    if isinstance(fault, Unanswered):
        return fault
    for kind, becomes, words, cure in _WORDS:
        if isinstance(fault, kind):
            message = words.format(server=server, reason=_reason(fault), seconds=seconds)
            return becomes(server, message, help=cure)
    return fault


def _reason(fault: BaseException) -> str:
    """Give the innermost cause in words: urllib3 wraps what the system said."""
    while (inner := _within(fault)) is not None:
        fault = inner
    if isinstance(fault, ssl.SSLCertVerificationError):
        return printable(fault.verify_message)
    if isinstance(fault, ssl.SSLError):
        return printable((fault.reason or "the connection is not encrypted").lower().replace("_", " "))
    return printable(str(getattr(fault, "strerror", None) or "unknown fault").lower())


def _within(fault: BaseException) -> BaseException | None:
    first = fault.args[0] if fault.args else None
    return fault.__cause__ or fault.__context__ or (first if isinstance(first, BaseException) else None)
