"""Keeping texts of different directions apart within a sentence, by the marks that Unicode has for that."""

from __future__ import annotations

import unicodedata
from typing import Final

OPENS: Final = frozenset("\u2066\u2067\u2068")  # a part that is kept apart, in its own direction
CLOSES: Final = "\u2069"
RIGHTWARD: Final = "\u200e"  # a mark that counts as a letter of a script that runs from left to right
ISOLATES: Final = OPENS | {CLOSES}


def isolate(text: str) -> str:
    """Keep a text that runs from right to left from mixing with what stands around it."""
    mixes = any(unicodedata.bidirectional(sign) in ("R", "AL", "AN") for sign in text)
    return f"\u2068{text}\u2069" if mixes else text


def filled(template: str, **values: object) -> str:
    """Fill a sentence with texts, each kept apart from it, so that it runs as it is written."""
    text = template.format(**{name: isolate(str(value)) for name, value in values.items()})
    return f"{RIGHTWARD}{text}" if text.startswith("\u2068") else text


def is_closed(text: str) -> bool:
    """Tell whether every part that is kept apart ends: only then it cannot reorder what follows."""
    depth = 0
    for sign in text:
        depth += (sign in OPENS) - (sign == CLOSES)
        if depth < 0:
            return False
    return not depth


def closed(text_lines: list[str]) -> tuple[str, ...]:
    """Let what is kept apart end at the end of each line, and begin anew on the next."""
    open_: list[str] = []
    found = []
    for line in text_lines:
        before = "".join(open_)
        for sign in line:
            if sign in OPENS:
                open_.append(sign)
            elif sign == CLOSES and open_:
                open_.pop()
        found.append(f"{before}{line}{CLOSES * len(open_)}")
    return tuple(found)
