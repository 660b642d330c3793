"""Folders that only one of several paths leads to."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from peertoc.catalogue.walking import MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Alone:
    """Know the folders that nothing but one of some paths leads to."""

    def __init__(self, paths: Sequence[str]) -> None:
        # What a pattern finds may be a link to anywhere.
        patterns = len(paths) > 1 and any(MAGIC & set(path) for path in paths)
        places = [] if patterns else [_full(path) for path in paths]
        self._places = Counter(places)
        self._above = {parent for place in self._places for parent in _parents(place)}

    def has(self, path: str) -> bool:
        """Tell whether a path is a folder that no other one leads to, into, or around."""
        place = _full(path)
        return (
            self._places[place] == 1
            and place not in self._above
            and not any(parent in self._places for parent in _parents(place))
            and os.path.isdir(place)  # noqa: PTH112
        )


def _full(path: str) -> str:
    try:
        return os.path.realpath(path) if path and path != "-" else ""
    except (OSError, ValueError):
        return ""


def _parents(place: str) -> Iterator[str]:
    while place and (parent := os.path.dirname(place)) != place:  # noqa: PTH120
        yield parent
        place = parent
