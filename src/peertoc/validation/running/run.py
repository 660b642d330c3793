"""A run: initiatives in, findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.catalogue import each_source
from peertoc.clock import today as _today
from peertoc.validation.checking import Manner
from peertoc.validation.checks import all_checks
from peertoc.validation.running.gathering import Gathering
from peertoc.validation.running.outcome import Wanted
from peertoc.validation.running.taking import Taker
from peertoc.validation.running.units import units_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from peertoc.validation.checks import Check
    from peertoc.validation.findings import Findings


def check_files(
    paths: Sequence[str],
    *,
    checks: Sequence[Check] | None = None,
    format: str | None = None,
    lang: str = "en",
    today: datetime.date | None = None,
) -> Findings:
    """Check the initiatives in files, folders, patterns or ``-``, each file by itself.

    What cannot be read stands in ``unchecked``; the rest is still checked. Raises nothing for a bad input.
    ``today`` is the day of the clock unless it is given.
    """
    manner = Manner(all_checks() if checks is None else tuple(checks), lang, today or _today())
    taker, gathering = Taker(lambda _: manner, Wanted()), Gathering()
    for unit in units_of(each_source(paths, format)):
        gathering.take(taker.take(unit))
    return gathering.end(manner.today)
