"""Words from a file, cleaned of what cannot be seen, or would reorder what stands around them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

OPENS: Final = frozenset("\u2066\u2067\u2068")  # a part that is kept apart, in its own direction
CLOSES: Final = "\u2069"
RIGHTWARD: Final = "\u200e"  # a mark that counts as a letter of a script that runs from left to right
ISOLATES: Final = OPENS | {CLOSES}
JOINERS: Final = "\u200c\u200d"  # they shape Persian, Indic scripts and emoji, and show nothing of their own
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs"})
_MOST_MARKS: Final = 3  # on one letter; more are no language, and leave the line


def clean(text: str) -> str:
    r"""Take out what cannot be seen or would reorder the text; make one space of each run of white space.

    >>> clean("budget \x1b[2J\n\u202epeers ")
    'budget [2J peers'
    """
    folded = re.sub(r"\s+", " ", text.replace("\x85", " "))
    kept: list[str] = []
    marks, isolated = 0, is_closed(folded)
    for sign in folded:
        if not (_shows(sign) or (isolated and sign in ISOLATES)):
            continue
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    shown = " ".join("".join(kept).strip(JOINERS + " ").split())
    return shown if shown.strip(f"{RIGHTWARD} {''.join(ISOLATES)}") else ""


def is_closed(text: str) -> bool:
    """Tell whether every part that is kept apart ends: only then it cannot reorder what follows."""
    depth = 0
    for sign in text:
        depth += (sign in OPENS) - (sign == CLOSES)
        if depth < 0:
            return False
    return not depth


def _shows(sign: str) -> bool:
    if sign in JOINERS or sign == RIGHTWARD:
        return True
    if unicodedata.category(sign) in _DROPPED:
        return False
    return not (ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF)
