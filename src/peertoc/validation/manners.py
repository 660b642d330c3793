"""In which manner each file is checked: what was asked for, and what the settings above the file say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from peertoc.errors import PeertocError
from peertoc.place import Place
from peertoc.settings import Settings, find_settings, read_settings
from peertoc.validation.checking import Manner
from peertoc.validation.checks.loading import Check, all_checks, choose, meant_for
from peertoc.validation.checks.own import own_checks
from peertoc.validation.engines import COMPILED
from peertoc.wording import printable

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from peertoc.validation.findings import Severity


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what was asked for by option; it wins over settings. ``lang`` is None where nothing was said."""

    today: datetime.date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    shapes: Path | None = None
    lang: str | None = None
    audience: str = ""
    seconds: float = 0
    engine: str = COMPILED


class Manners:
    """Find the manner of each file; one folder of settings, or of further checks, is read once.

    Further checks that are asked for are looked at at once, settings when a file needs them. Raises
    PeertocError for what is unsound in either; in settings, with their place.
    """

    def __init__(self, asked: Asked, note: Callable[[str], None] = lambda _: None) -> None:
        self._asked = asked
        self._note = note
        self._settings_in = cache(find_settings)
        self._manner = cache(self._made)
        if asked.shapes:
            choose(self._checks(asked.shapes), asked.select, asked.ignore)

    def of(self, path: Path | None) -> Manner:
        """Give the manner for a file, or for standard input where the path is None."""
        return self._manner(self._settings_in(path.parent if path else Path.cwd()))

    def _made(self, file: Path | None) -> Manner:
        asked = self._asked
        settings, checks = self._settled(file)
        chosen = choose(checks, asked.select or settings.select, asked.ignore or settings.ignore)
        return Manner(
            _weighed(meant_for(chosen, asked.audience), settings),
            asked.lang or settings.lang or "en",
            asked.today,
            asked.seconds,
            asked.engine,
        )

    def _settled(self, file: Path | None) -> tuple[Settings, tuple[Check, ...]]:
        """Read settings and the checks that they bring; what is wrong in either is told with the file."""
        if file is None:
            return Settings(), self._checks(self._asked.shapes)
        self._note(f"settings: {file}")
        try:
            settings = read_settings(file)
            checks = self._checks(self._asked.shapes or settings.shapes)
            choose(checks, (*settings.select, *settings.severity), ())
            choose(checks, settings.select, settings.ignore)
        except PeertocError as fault:
            fault.place = fault.place or Place(printable(str(file)))
            raise
        return settings, checks

    def _checks(self, folder: Path | None) -> tuple[Check, ...]:
        return (*all_checks(), *own_checks(folder)) if folder else all_checks()


def _weighed(chosen: tuple[Check, ...], settings: Settings) -> tuple[Check, ...]:
    """Give checks the severity that the settings have for them or for their family."""
    if not settings.severity:
        return chosen

    def weighed(check: Check) -> Check:
        severity = settings.severity.get(check.name, settings.severity.get(check.family))
        return replace(check, severity=cast("Severity", severity)) if severity else check

    return tuple(weighed(check) for check in chosen)
