"""Put names, dates and lists together into phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peertoc.outline import phrases
from peertoc.outline.layout import LONGEST_WRAPPED
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.model import Date

_DATE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:Z|[+-]\d\d:\d\d)?")
_DAY: Final = re.compile(r"\d\d? ")


def spoken(date: Date | None) -> str:
    """Say a date in words; one that cannot be understood is said as it was written."""
    if date is None:
        return ""
    parts = _DATE.fullmatch(date.text.strip())
    if not parts:
        return tidy(date.text)
    year, month, day = parts.groups()
    said = (day and str(int(day)), month and phrases.MONTHS[int(month) - 1], year)
    return " ".join(part for part in said if part)


def period(start: Date | None, end: Date | None) -> str:
    """Say from when to when; once, where both are the same."""
    if start and start == end:
        return spoken(start)
    if start and end:
        return phrases.FROM_TO.format(start=spoken(start), end=spoken(end))
    if start:
        return phrases.SINCE.format(start=spoken(start))
    return phrases.UNTIL.format(end=spoken(end)) if end else ""


def on(date: Date | None) -> str:
    """Say on which day, or in which month or year."""
    said = spoken(date)
    template = phrases.ON if _DAY.match(said) else phrases.IN
    return template.format(date=said) if said else ""


def listed(parts: Iterable[str]) -> str:
    """Say one thing after the other: ``a, b and c``, or ``a, b; c; and d`` where a part has a pause."""
    said = [part for part in parts if part]
    if len(said) < 2:
        return "".join(said)
    before, last = [part.removesuffix(".") for part in said[:-1]], said[-1]
    if any(mark in part for part in said for mark in (",", ";", phrases.AND.format(before="", last=""))):
        return phrases.AND_LONG.format(before="; ".join(before), last=last)
    return phrases.AND.format(before=", ".join(before), last=last)


def noted(name: str, *notes: str) -> str:
    """Say a name with its notes in brackets."""
    said = "; ".join(note for note in notes if note)
    return phrases.WITH_NOTE.format(name=name.removesuffix("."), note=said) if said else name


def capital(text: str) -> str:
    """Begin with a capital letter, as a heading does."""
    return text[:1].upper() + text[1:]


def quoted(name: str) -> str:
    """Put a title in quotation marks."""
    return phrases.QUOTED.format(name=name)


def tidy(text: str) -> str:
    """Put a text on one line, safe for a terminal."""
    return printable(" ".join(text.split()) if len(text) <= LONGEST_WRAPPED else text)
