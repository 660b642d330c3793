"""The day that counts as today, and the moment that counts as now."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Final

#: The last year that a date can have in a file: years are written with four figures.
LAST_YEAR: Final = 9999


def today() -> date:
    """Give the day that repeats: SOURCE_DATE_EPOCH where it is a day, else the day of the clock."""
    moment = _repeated()
    return moment.date() if moment else datetime.now(tz=UTC).astimezone().date()


def now(day: date | None = None) -> datetime:
    """Give the moment that repeats, in UTC, to the second: the beginning of ``day``, where it is given.

    Else SOURCE_DATE_EPOCH where it is a moment, else that of the clock.
    """
    if day is not None:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    return (_repeated() or datetime.now(tz=UTC)).replace(microsecond=0)


def _repeated() -> datetime | None:
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), tz=UTC)
    return None
