"""The day that counts as today."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Final

#: The last year that a date can have in a file: years are written with four figures.
LAST_YEAR: Final = 9999


def today() -> date:
    """Give the day that repeats: SOURCE_DATE_EPOCH where it is a day, else the day of the clock."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), tz=UTC).date()
    return datetime.now(tz=UTC).astimezone().date()
