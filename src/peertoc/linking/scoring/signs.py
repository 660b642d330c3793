"""The signs of likeness between what is sought and a candidate, before anything is made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.linking.scoring.comparing import Likeness, acronym_like, compare, initials
from peertoc.linking.scoring.words import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.linking.scoring.words import Words
    from peertoc.linking.values import Candidate, Wanted

_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*")
_NARROWED: Final = "brackets"
_PLACED: Final = "country"
_CAPITALS: Final = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]\w*\b")


@dataclass(frozen=True, slots=True)
class Signs:
    """Hold what speaks for a candidate, and against it.

    ``compared`` is the name of the candidate that came closest, ``cut`` tells that something was left out
    that narrows it: brackets, or a country of which the candidate says nothing. ``acronym`` is ``alone``
    (the same), ``initials``, ``within`` or empty; ``country`` is ``same``, ``differs`` or empty; ``unfit``
    is the type that no organisation has.
    """

    name: Likeness
    compared: str
    cut: bool
    acronym: str
    country: str
    host: bool
    unfit: str


def read_signs(wanted: Wanted, candidate: Candidate, words: Words) -> Signs:
    """Read the signs of likeness between what is sought and a candidate."""
    name, compared, cut = _closest(wanted, candidate, words)
    country = _country(wanted, candidate, words)
    return Signs(
        name,
        compared,
        cut == _NARROWED or (cut == _PLACED and country != "same"),
        _acronym(wanted, candidate),
        country,
        _host(wanted.websites, candidate.websites),
        next((kind for kind in candidate.types if kind.lower() in settings()["types"]["unfit"]), ""),
    )


def _closest(wanted: Wanted, candidate: Candidate, words: Words) -> tuple[Likeness, str, str]:
    found = [
        (compare(ours, theirs, words), theirs, own or other)
        for ours, own in _forms((wanted.name, *wanted.aliases), words)
        for theirs, other in _forms((candidate.name, *candidate.aliases), words)
        if not (own and other)
    ]
    if not found:
        return Likeness(0.0), "", ""
    return max(found, key=_closeness)


def _closeness(found: tuple[Likeness, str, str]) -> tuple[bool, bool, float, int, bool]:
    """Put names that are alike first, then those of which one stands within the other."""
    name, _, shortened = found
    alike = name.value > 0
    return alike and not name.part, alike, name.value, -len(name.apart), not shortened


def _forms(names: Iterable[str], words: Words) -> Iterable[tuple[str, str]]:
    """Give each name, and as it reads without what stands in brackets or a country behind a comma.

    With each stands what was left out that told it apart from others of the same name.
    """
    given = tuple(names)
    narrowed = {bare for name in given if not _abbreviates(name, bare := _bare(name))}
    for name in given:
        if not name or acronym_like(name):
            continue
        yield name, _NARROWED if name in narrowed else ""
        bare = _bare(name)
        if bare and bare != name and not acronym_like(bare):
            yield bare, _NARROWED if bare in narrowed else ""
        head, comma, tail = bare.rpartition(",")
        if comma and words.country(tail):
            yield head, _PLACED


def _bare(name: str) -> str:
    return _BRACKETS.sub(" ", name).strip()


def _abbreviates(name: str, bare: str) -> bool:
    """Tell whether the brackets of a name hold nothing but its acronym."""
    inside = re.findall(r"\(([^()]*)\)", name)
    return all(acronym_like(each) or each.upper() == initials(bare) for each in inside)


def _acronym(wanted: Wanted, candidate: Candidate) -> str:
    ours = _acronyms(wanted.name, wanted.aliases, wanted.acronyms)
    theirs = _acronyms(candidate.name, candidate.aliases, candidate.acronyms)
    if ours & theirs:
        return "alone"
    made = {initials(name) for name in (candidate.name, *candidate.aliases) if not acronym_like(name)}
    if ours & {each for each in made if len(each) > 2}:
        return "initials"
    spelled = {each.upper() for each in _CAPITALS.findall(wanted.name)}
    return "within" if spelled & (theirs | {each for each in made if len(each) > 3}) else ""


def _acronyms(name: str, aliases: tuple[str, ...], acronyms: tuple[str, ...]) -> set[str]:
    return {each.upper() for each in acronyms} | {
        each.upper() for each in (name, *aliases) if acronym_like(each)
    }


def _country(wanted: Wanted, candidate: Candidate, words: Words) -> str:
    behind = _BRACKETS.sub(" ", wanted.name).rpartition(",")
    ours = wanted.country or (words.country(behind[2]) if behind[1] else "")
    if not ours or not candidate.country:
        return ""
    return "same" if ours.upper() == candidate.country.upper() else "differs"


def _host(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return any(one == other or one.endswith(f".{other}") for one in ours for other in theirs if "." in other)
