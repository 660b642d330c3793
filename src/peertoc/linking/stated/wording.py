"""Names of places within texts: lists of them, and titles that end with one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peertoc.linking.registry.countries import Area, find

if TYPE_CHECKING:
    from collections.abc import Iterable


def areas_in(text: str) -> tuple[Area, ...]:
    """Find the country or region that a text names, or several where the text is a list of such names alone.

    A text of which a part is unknown names nothing for certain: in “Atlanta, Georgia” no country is meant.
    """
    whole = find(text)
    if whole is not None:
        return (whole,)
    parts = [part.strip() for part in _between().split(text) if part.strip()]
    found = [find(part) for part in parts]
    known = [area for area in found if area is not None]
    return certain(known) if len(known) > 1 and len(known) == len(found) else ()


def certain(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Leave out what may be another place beside the rest, as Georgia beside the United States."""
    beside = tuple(dict.fromkeys(areas))
    codes = {area.alpha2 for area in beside}
    return tuple(area for area in beside if codes.isdisjoint(area.beside))


def named_last(title: str, language: str) -> tuple[str, tuple[Area, ...]]:
    """Find what a title says of the place in its last words, as in “Learning Program in Bangladesh”.

    Gives those words and what they name. A name that another place has as well counts for nothing here.
    """
    for found in _before(language.partition("-")[0].lower() or "en").finditer(title):
        rest = title[found.end() :].rstrip(" .")
        areas = areas_in(rest) if _is_name(rest) else ()
        if areas and not any(area.shared for area in areas):
            return title[found.start() :].strip(), areas
    return "", ()


def country_last(name: str) -> tuple[str, Area | None]:
    """Take “Slovenia” off “Centre of Excellence in Finance, Slovenia”; gives the rest, and the country.

    A name that another place has as well is taken off, and tells no country.
    """
    found = re.fullmatch(r"(.+?)(?:,\s+([^,]+)|\s+\(([^()]+)\))", name)
    area = find(found[2] or found[3]) if found else None
    if found is None or area is None or not area.alpha2:
        return name, None
    return found[1], None if area.shared else area


def _is_name(text: str) -> bool:
    """Tell a name from a word: it begins with a capital, and a short one has no other (“US”, not “us”)."""
    return bool(text) and text[0].isupper() and (len(text) > 3 or text.isupper())


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).with_name("words.toml")).read_text("utf-8"))


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _words()["between"]["words"])
    return re.compile(rf"\s*[,;]\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+", re.IGNORECASE)


@cache
def _before(language: str) -> re.Pattern[str]:
    words = "|".join(_words()["before"].get(language, _words()["before"]["en"]))
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:the\s+)?", re.IGNORECASE)
