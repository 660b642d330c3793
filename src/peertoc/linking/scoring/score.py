"""One candidate beside what is sought: signs of likeness, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from peertoc.linking.scoring.signs import Signs, read_signs
from peertoc.linking.scoring.words import PLACE, settings
from peertoc.vocabulary import SKOS

if TYPE_CHECKING:
    from peertoc.linking.scoring.comparing import Likeness
    from peertoc.linking.scoring.words import Words
    from peertoc.linking.values import Candidate, Wanted

_SAME_NAME: Final = 0.95
_MOST_TYPES: Final = 3


class Band(StrEnum):
    """Name how much a score says; what is apart is never shown as a candidate."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Score:
    """Hold a score from 0 to 1, the property it would justify, and the signs that it rests on.

    ``features`` are pairs for the table; ``why`` is one plain clause for a reader.
    """

    value: float
    band: Band
    predicate: str
    features: tuple[tuple[str, str], ...]
    why: str


def score(wanted: Wanted, candidate: Candidate, words: Words) -> Score:
    """Score a candidate for what is sought."""
    signs = read_signs(wanted, candidate, words)
    against = _against(signs)
    value = 0.0 if against else _value(signs)
    if candidate.status in ("withdrawn", "superseded"):
        value = min(value, settings()["score"]["replaced"])
    why = against or _why(signs)
    return Score(round(value, 3), band_of(value), _predicate(signs), _features(signs, candidate), why)


def _against(signs: Signs) -> str:
    """Say what forbids that the two are one, in a clause; empty where nothing does."""
    if signs.unfit:
        return f"it is called “{signs.unfit}”, which no organisation is"
    if signs.country == "differs":
        return "the countries differ"
    if _silent(signs):
        lone = ", ".join(f"“{word.removeprefix(PLACE)}”" for word in signs.name.apart[:3])
        return f"only one of the names has {lone}" if lone else "nothing of it fits"
    return ""


def _silent(signs: Signs) -> bool:
    return not (signs.name.value or signs.acronym or signs.host)


def _value(signs: Signs) -> float:
    worth = settings()["score"]
    if signs.name.part:
        return float(worth["part_and_host"] if signs.host else worth["part_alone"])
    alone = max(worth.get(f"acronym_{signs.acronym}", 0.0), worth["host_alone"] if signs.host else 0.0)
    named = worth["name"] * signs.name.value * (worth["cut"] if signs.cut else 1)
    if signs.name.value >= settings()["likeness"]["named"]:
        named += worth["host"] * signs.host + worth["country"] * (signs.country == "same")
        named += worth["acronym"] * (signs.acronym in ("alone", "initials"))
    else:
        named = min(named, settings()["bands"]["fair"] - 0.001)
    return float(min(1.0, max(named, alone)))


def band_of(value: float) -> Band:
    """Say how much a score says."""
    known = settings()["bands"]
    return next((band for band in (Band.STRONG, Band.FAIR, Band.WEAK) if value >= known[band]), Band.APART)


def _predicate(signs: Signs) -> str:
    named = bool(signs.name.value) and not signs.name.part
    if named and signs.name.value >= _SAME_NAME and not signs.cut:
        return f"{SKOS}exactMatch"
    if named:
        return f"{SKOS}closeMatch"
    return f"{SKOS}{'exact' if signs.acronym == 'alone' and not signs.name.part else 'related'}Match"


def _features(signs: Signs, candidate: Candidate) -> tuple[tuple[str, str], ...]:
    acronym = {"alone": "same", "initials": "initials", "within": "within"}.get(signs.acronym, "")
    found = {
        "name": f"{signs.name.value:.3f}" if signs.name.value else "",
        "part": "yes" if signs.name.part else "",
        "compared": signs.compared if signs.name.value and signs.compared != candidate.name else "",
        "acronym": acronym,
        "country": signs.country,
        "host": "same" if signs.host else "",
        "types": ", ".join(candidate.types[:_MOST_TYPES]),
        "service_score": "" if candidate.service_score is None else f"{candidate.service_score:g}",
        "service_match": "" if candidate.service_match is None else str(candidate.service_match).lower(),
    }
    return tuple((key, value) for key, value in found.items() if value)


def _why(signs: Signs) -> str:
    parts = [_of_name(signs.name)] if signs.name.value else []
    parts += {"alone": ["the acronym"], "initials": ["the initials"]}.get(signs.acronym, [])
    parts += ["its acronym stands in the name"] if signs.acronym == "within" else []
    parts += ["the website"] if signs.host else []
    parts += ["the country"] if signs.country == "same" else []
    return ", ".join(parts)


def _of_name(name: Likeness) -> str:
    if name.part:
        return "its name stands within the one sought"
    return "the name" if name.value >= _SAME_NAME else f"the name, by {name.value:.0%}"
