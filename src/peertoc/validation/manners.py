"""In which manner each file is checked: what was asked for, and what the settings above the file say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from peertoc.errors import UnknownName
from peertoc.settings import Settings, find_settings, read_settings
from peertoc.validation.checks.loading import FAMILIES, Check, all_checks, choose
from peertoc.validation.checks.own import own_checks
from peertoc.validation.run import Manner

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
    seconds: float = 0


class Manners:
    """Find the manner of each file; one folder of settings, or of further checks, is read once.

    What is asked for is looked at at once, settings when a file needs them. Raises PeertocError for what is
    unsound in either.
    """

    def __init__(self, asked: Asked, note: Callable[[str], None] = lambda _: None) -> None:
        self._asked = asked
        self._note = note
        self._settings_in = cache(find_settings)
        self._manner = cache(self._made)
        if asked.shapes or not (asked.select or asked.ignore):
            self._checks(asked.shapes)
        else:
            choose(all_checks(), asked.select, asked.ignore)

    def of(self, path: Path | None) -> Manner:
        """Give the manner for a file, or for standard input where the path is None."""
        return self._manner(self._settings_in(path.parent if path else Path.cwd()))

    def _made(self, file: Path | None) -> Manner:
        settings = read_settings(file) if file else Settings()
        if file:
            self._note(f"settings: {file}")
        asked = self._asked
        checks = self._checks(asked.shapes or settings.shapes)
        chosen = choose(checks, asked.select or settings.select, asked.ignore or settings.ignore)
        return Manner(
            _weighed(chosen, checks, settings),
            asked.lang or settings.lang or "en",
            asked.today,
            asked.seconds,
        )

    def _checks(self, folder: Path | None) -> tuple[Check, ...]:
        return (*all_checks(), *own_checks(folder)) if folder else all_checks()


def _weighed(chosen: tuple[Check, ...], known: tuple[Check, ...], settings: Settings) -> tuple[Check, ...]:
    """Give checks the severity that the settings have for them or for their family."""
    names = {check.name for check in known} | set(FAMILIES)
    for name in settings.severity:
        if name not in names:
            raise UnknownName("check or family", name, names)
    if not settings.severity:
        return chosen

    def weighed(check: Check) -> Check:
        severity = settings.severity.get(check.name, settings.severity.get(check.family))
        return replace(check, severity=cast("Severity", severity)) if severity else check

    return tuple(weighed(check) for check in chosen)
