"""Two names beside each other: how alike they are, and which words keep them apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from peertoc.linking.scoring.words import PLACE, folded, settings

if TYPE_CHECKING:
    from peertoc.linking.scoring.words import Words


@dataclass(frozen=True, slots=True)
class Likeness:
    """Say how alike two names are, from 0 to 1.

    ``apart`` holds the words, or places, that only one of them has and that keep them apart; ``part`` tells
    that the other name stands whole within the first, as that of a host or a parent may.
    """

    value: float
    apart: tuple[str, ...] = ()
    part: bool = False


def compare(one: str, other: str, words: Words) -> Likeness:
    """Compare the name of what is sought with another.

    A name that holds the one sought and more is that of another body (a network on the World Bank is not the
    World Bank); a name that stands within the one sought may be that of its host.
    """
    left, right = words.of(one), words.of(other)
    if not left or not right:
        return Likeness(0.0)
    pairs = _paired(left, right)
    ours = [word for word in left if word not in pairs]
    theirs = [word for word in right if word not in pairs.values()]
    lone = [*ours, *theirs]
    if not pairs:
        return Likeness(0.0, tuple(_apart(ours, theirs, words)))
    shared = sum(words.weight(a) + words.weight(b) for a, b in pairs.items())
    whole = shared + sum(map(words.weight, lone))
    share = settings()["likeness"]["words"]
    text = fuzz.token_sort_ratio(" ".join(left), " ".join(right)) / 100
    value = share * (shared / whole if whole else 0.0) + (1 - share) * text
    apart = tuple(_apart(ours, theirs, words))
    if not apart:
        return Likeness(value)
    part = _holds(left, right, words) and not any(word.startswith(PLACE) for word in apart)
    return Likeness(value if part else 0.0, apart, part)


def acronym_like(text: str) -> bool:
    """Tell whether a text is an acronym, or too short a word to be compared as a name.

    In a script without capitals and spaces, as Chinese, a few signs are a whole name.

    >>> acronym_like("OECD"), acronym_like("財務省"), acronym_like("財務")
    (True, False, True)
    """
    parts = text.split()
    if len(parts) != 1 or (len(text) > 2 and not any(sign.isupper() or sign.islower() for sign in text)):
        return False
    return len(text) <= settings()["likeness"]["acronym"] or (text.isupper() and len(text) < 12)


def initials(name: str) -> str:
    """Give the first letters of the words of a name that mean something.

    >>> initials("International Centre for Transitional Justice")
    'ICTJ'
    """
    empty = settings()["words"]["empty"]
    return "".join(word[0] for word in folded(name) if word not in empty).upper()


def _paired(left: tuple[str, ...], right: tuple[str, ...]) -> dict[str, str]:
    pairs: dict[str, str] = {word: word for word in left if word in right}
    rest = [word for word in right if word not in pairs]
    for word in left:
        near = next((each for each in rest if word not in pairs and _slip(word, each)), None)
        if near:
            pairs[word] = near
            rest.remove(near)
    return pairs


@lru_cache(maxsize=65_536)
def _slip(one: str, other: str) -> bool:
    known = settings()["likeness"]
    if one.startswith(PLACE) or other.startswith(PLACE) or min(len(one), len(other)) < known["letters"]:
        return False
    return bool(fuzz.ratio(one, other) >= known["slip"])


def _apart(ours: list[str], theirs: list[str], words: Words) -> list[str]:
    """Give the words that keep two names apart: rare ones, and common ones that are many or instead."""
    known = settings()["likeness"]
    many = sum(map(words.weight, (*ours, *theirs))) >= known["together"]
    both = all(any(words.weight(word) >= known["instead"] for word in lone) for lone in (ours, theirs))
    least = known["instead"] if both or many else known["rare"]
    return sorted(
        {word for word in (*ours, *theirs) if word.startswith(PLACE) or words.weight(word) >= least}
    )


def _holds(long: tuple[str, ...], short: tuple[str, ...], words: Words) -> bool:
    spans = (long[at : at + len(short)] for at in range(len(long) - len(short) + 1))
    heavy = sum(map(words.weight, short)) >= settings()["likeness"]["part"]
    return heavy and short in spans
