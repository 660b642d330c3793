"""Which name was meant by one that nobody knows."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST_WORD = 2


class Known:
    """Hold names, and find the one that is meant by another; many are asked for among the same names."""

    def __init__(self, names: Iterable[str]) -> None:
        #: The names by their last word, and these by what stands before it, and by their small letters.
        self._words: dict[str, list[str]] = {}
        self._beside: dict[str, dict[str, None]] = {}
        self._alike: dict[str, str] = {}
        for name in names:
            space, word = _parted(name)
            self._words.setdefault(word, []).append(name)
            self._beside.setdefault(space, {})[word] = None
            self._alike.setdefault(word.lower(), word)

    def nearest(self, iri: str) -> str:
        """Find the name that is meant by ``iri``, which is none of them; empty where none is near.

        The same word under any prefix comes first, then a like word under the same prefix, then under any.
        """
        space, word = _parted(iri)
        # A letter or a number tells nothing by itself.
        tells = len(word) > _SHORTEST_WORD
        alike = self._alike.get(word.lower(), "") if tells else ""
        found = (
            ([alike] if alike else [])
            or get_close_matches(word, self._beside.get(space, ()), 1, 0.7)
            or get_close_matches(word, self._words if tells else (), 1, 0.8)
        )
        near = self._words[found[0]] if found else [""]
        return next((name for name in near if _parted(name)[0] == space), near[0])


def _parted(iri: str) -> tuple[str, str]:
    """Part an IRI into its namespace and its last word; a slip in ``https`` does not count."""
    plain = iri.rstrip("/").replace("http://w3id", "https://w3id")
    start, sign, word = plain.rpartition("#" if "#" in plain else "/")
    return start + sign, word
