"""Organisations that are named within a title, or on whose website a page is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peertoc.linking.registry.known import known
from peertoc.linking.registry.names import folded
from peertoc.linking.websites import is_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.linking.values import Candidate

_SHORTEST: Final = 3


def hosting(title: str, websites: Iterable[str]) -> tuple[Candidate, ...]:
    """List active organisations that a title names as a part of it, or that have the website of a page.

    What is called by the whole title is no host of it: it may be the thing itself.
    """
    active = [each for each in known() if each.status == "active"]
    found = {each: None for each in active if any(_is_inside(name, title) for name in _names(each))}
    for website in websites:
        found.update(dict.fromkeys(_owner(website, active)))
    return tuple(found)


def _owner(website: str, organisations: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Find whose website it is; of several, the one after which the others are called, else none."""
    sharing = [each for each in organisations if any(is_within(website, site) for site in each.websites)]
    first = min(sharing, key=lambda each: len(each.name), default=None)
    if first is None or any(f"{folded(each.name)} ".find(f"{folded(first.name)} ") for each in sharing):
        return ()
    return (first,)


def _names(candidate: Candidate) -> Iterator[str]:
    yield from (candidate.name, *candidate.aliases)
    yield from candidate.acronyms


def _is_inside(name: str, title: str) -> bool:
    """Look for a name of several words however it is written, for a single word only as it stands."""
    plain = folded(name)
    if plain == folded(title):
        return False
    if " " in plain:
        return f" {plain} " in f" {folded(title)} "
    return len(name) >= _SHORTEST and name in re.split(r"\W+", title)
