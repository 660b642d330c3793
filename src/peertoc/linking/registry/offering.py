"""Which organisations of the registries may be the one that is sought: a wide net, and no judgement."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from peertoc.linking.registry.bodies import bodies_of
from peertoc.linking.registry.known import known
from peertoc.linking.registry.names import folded
from peertoc.linking.values import Kind
from peertoc.linking.websites import is_within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.linking.values import Candidate, Wanted

#: A word that more organisations than these have in their names tells nothing when it is the only one shared.
_RARE: Final = 12
_MOST: Final = 25
#: An acronym or a website says more than any word.
_SIGN: Final = 100.0
# fmt: off
_SMALL: Final = frozenset((
    "a", "and", "au", "aux", "d", "de", "del", "des", "do", "du", "e", "en", "et", "for", "fur", "in", "l",
    "la", "le", "les", "of", "on", "pour", "the", "to", "und", "y",
))
# fmt: on


def offline_candidates(wanted: Wanted) -> tuple[Candidate, ...]:
    """List organisations that share a rare word, an acronym or a website with what is sought, likest first.

    At most 25. They are to be scored and looked at: to be on this list says nothing. Public bodies of a
    country are looked at for organisations of that country alone.
    """
    net = _net(wanted.country if wanted.kind is Kind.ORGANISATION else "")
    words = _words((wanted.name, *wanted.aliases))
    signs = {folded(acronym).replace(" ", "") for acronym in wanted.acronyms}
    weighed = [(net.weight(knot, words, signs, wanted.websites), knot.candidate) for knot in net.knots]
    found = [(weight, each) for weight, each in weighed if weight]
    return tuple(each for _, each in sorted(found, key=lambda pair: (-pair[0], pair[1].id))[:_MOST])


@dataclass(frozen=True, slots=True)
class _Knot:
    """Hold an organisation with the words of its names, its acronyms and the initials of its names."""

    candidate: Candidate
    words: frozenset[str]
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Net:
    """Hold organisations, and in how many of them each word is."""

    knots: tuple[_Knot, ...]
    count: Counter[str]

    def weight(self, knot: _Knot, words: frozenset[str], signs: set[str], websites: Iterable[str]) -> float:
        """Weigh what an organisation shares with what is sought; nothing where that tells nothing."""
        shared = words & knot.words
        told = len(shared) > 1 or any(self.count[word] <= _RARE for word in shared)
        weight = sum(math.log(len(self.knots) / self.count[word]) for word in shared) if told else 0.0
        if signs & knot.signs:
            weight += _SIGN
        if any(is_within(host, site) for host in websites for site in knot.candidate.websites):
            weight += _SIGN
        return weight


@cache
def _net(country: str) -> _Net:
    knots = tuple(
        _Knot(each, _words((each.name, *each.aliases)), frozenset(_signs(each)))
        for each in (*known(), *bodies_of(country))
    )
    return _Net(knots, Counter(word for knot in knots for word in knot.words))


def _signs(candidate: Candidate) -> Iterable[str]:
    yield from (folded(acronym).replace(" ", "") for acronym in candidate.acronyms)
    for name in (candidate.name, *candidate.aliases):
        initials = "".join(word[0] for word in folded(name).split() if word not in _SMALL)
        if len(initials) > 1:
            yield initials


def _words(names: Iterable[str]) -> frozenset[str]:
    """List the words of names, spelled one way, and each two neighbours as one: “anti corruption” as well."""
    found: set[str] = set()
    for name in names:
        words = [word.replace("z", "s").replace("center", "centre") for word in folded(name).split()]
        found.update(word for word in words if word not in _SMALL and len(word) > 1)
        found.update(first + second for first, second in pairwise(words))
    return frozenset(found)
