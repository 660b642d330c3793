"""Names made alike, so that they can be compared: without accents, capitals and signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_NO_LETTERS: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 300
_ARTICLES: Final = frozenset(("the", "le", "la", "les", "l", "el", "los", "las", "der", "die", "das"))


@lru_cache(maxsize=16_384)
def folded(name: str) -> str:
    """Fold a name: lower case, no accents, one space for whatever stands between words, no article first.

    >>> folded("The Côte  d’Ivoire")
    'cote d ivoire'
    """
    plain = unicodedata.normalize("NFKD", name[:_LONGEST].casefold().replace("&", " and "))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = _NO_LETTERS.sub(" ", letters).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)
