"""Names as words: folded, with places known for places, and each with its weight."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ELISION: Final = re.compile(r"\b(?:l|d|qu|s|n)['’](?=\w)")
_APOSTROPHE: Final = re.compile(r"['’ʼ.]")
_WORD: Final = re.compile(r"[^\W_]+")
#: The sign before a word that stands for a place.
PLACE: Final = "@"


@cache
def settings() -> dict[str, Any]:
    """Read how names are compared and what each sign is worth."""
    return tomllib.loads((Path(__file__).parent / "scoring.toml").read_text(encoding="utf-8"))


@cache
def folded(text: str) -> tuple[str, ...]:
    """Write a name as words in lower case: without accents, plurals and ways of spelling.

    >>> folded("Centers for Anti-Corruption & Co-operation")
    ('centre', 'for', 'anticorruption', 'and', 'cooperation')
    """
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = _WORD.findall(_APOSTROPHE.sub("", _ELISION.sub("", bare)))
    return tuple(_spelled(word) for word in _rejoined(words))


def _rejoined(words: list[str]) -> Iterable[str]:
    held = ""
    for word in words:
        if word in settings()["words"]["joined"]:
            held += word
            continue
        yield held + word
        held = ""
    if held:
        yield held


def _spelled(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    word = re.sub(r"iz(ation|e|ed|ing)$", r"is\1", word)
    return str(settings()["words"]["spelling"].get(word, word))


class Words:
    """Know the words of names: which are places, and how much each weighs among all names of the registries.

    ``names`` are the names that registries have; ``places`` are names of countries and regions, each with
    what stands for it.
    """

    def __init__(self, names: Iterable[str], places: Iterable[tuple[str, str]] = ()) -> None:
        self._places: dict[tuple[str, ...], str] = {
            (word,): f"{PLACE}{key}" for key, words in settings()["places"].items() for word in words
        }
        for name, key in places:
            phrase = tuple(word for word in folded(name) if word not in _empty())
            self._places.setdefault(phrase, f"{PLACE}{key}")
        self._longest = max(map(len, self._places), default=1)
        self._known: dict[str, tuple[str, ...]] = {}
        self._count, self._having = 0, dict[str, int]()
        for name in names:
            self._count += 1
            for word in set(self.of(name)):
                self._having[word] = self._having.get(word, 0) + 1

    def of(self, name: str) -> tuple[str, ...]:
        """Give the words of a name that mean something, in their order; a place is one word."""
        if name not in self._known:
            self._known[name] = tuple(self._placed(name))
        return self._known[name]

    def _placed(self, name: str) -> Iterable[str]:
        words = [word for word in folded(name) if word not in _empty()]
        at = 0
        while at < len(words):
            length = next(
                (
                    size
                    for size in range(self._longest, 1, -1)
                    if tuple(words[at : at + size]) in self._places
                ),
                1,
            )
            phrase = tuple(words[at : at + length])
            yield self._places.get(phrase, words[at])
            at += length

    def weight(self, word: str) -> float:
        """Weigh a word: 1 where no name of a registry has it, 0 where all have, little for a light one."""
        if word.removeprefix(PLACE) in settings()["words"]["light"]:
            return 0.1
        whole = log(self._count + 2)
        return min(1.0, log((self._count + 2) / (self._having.get(word, 0) + 1)) / whole)

    def country(self, text: str) -> str:
        """Give the country or region that a text names and nothing else; empty where it is none."""
        words = self.of(text)
        return words[0][1:] if len(words) == 1 and words[0].startswith(PLACE) else ""


@cache
def _empty() -> frozenset[str]:
    return frozenset(settings()["words"]["empty"])
