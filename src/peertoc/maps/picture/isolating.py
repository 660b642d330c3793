"""Keeping texts of different directions apart within a sentence, by the marks that Unicode has for that."""

from __future__ import annotations

import unicodedata

from peertoc.cleaning import CLOSES, OPENS, RIGHTWARD


def isolate(text: str) -> str:
    """Keep a text that runs from right to left from mixing with what stands around it."""
    mixes = any(unicodedata.bidirectional(sign) in ("R", "AL", "AN") for sign in text)
    return f"\u2068{text}\u2069" if mixes else text


def filled(template: str, **values: object) -> str:
    """Fill a sentence with texts, each kept apart from it, so that it runs as it is written."""
    text = template.format(**{name: isolate(str(value)) for name, value in values.items()})
    return f"{RIGHTWARD}{text}" if text.startswith("\u2068") else text


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
