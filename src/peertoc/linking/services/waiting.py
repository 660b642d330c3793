"""How long to wait before another try: as long as the host says, else longer each time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Patience:
    """Say how long a host is waited for, in seconds, and how much is taken from it, in bytes.

    ``host`` limits all the time spent on one host in a run, waits included but for those that keep requests
    apart; ``answer`` limits one answer; ``pause`` is the first wait before another try, which doubles each
    time up to ``longest``.
    """

    attempts: int = 4
    pause: float = 1.0
    longest: float = 60.0
    answer: float = 30.0
    host: float = 900.0
    most_bytes: int = 5_000_000
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """Give the time and let it pass; tests bring their own."""

    now: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep


def pause(attempt: int, patience: Patience) -> float:
    """Give the seconds before try number ``attempt`` + 1: doubled each time, and spread by up to a half.

    >>> 1.0 <= pause(1, Patience()) < 1.5 and 2.0 <= pause(2, Patience()) < 3.0
    True
    """
    digest = sha256(f"{patience.seed}:{attempt}".encode()).digest()
    spread = 1 + int.from_bytes(digest[:4], "big") / 2**33
    return min(patience.pause * 2.0 ** (attempt - 1), patience.longest) * spread


def asked_to_wait(header: str, now: datetime | None = None) -> float | None:
    """Read ``Retry-After`` (RFC 9110, 10.2.3), seconds or a date; None where it says neither.

    >>> asked_to_wait("120")
    120.0
    >>> asked_to_wait("Wed, 21 Oct 2015 07:28:00 GMT", datetime(2015, 10, 21, 7, 27, tzinfo=UTC))
    60.0
    """
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        moment = parsedate_to_datetime(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max((moment - (now or datetime.now(tz=UTC))).total_seconds(), 0.0)
    except (ValueError, OverflowError):
        return None
