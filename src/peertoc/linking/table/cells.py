"""Cells of a table: no text in them becomes a formula, and each is read back as it was."""

from __future__ import annotations

import re
from typing import Final

# What a spreadsheet takes for a formula, also in full width and after spaces; apostrophes before it are
# counted, so that text which has one of its own keeps it.
_FORMULA: Final = re.compile(r"'*\s*[=+\-@＝＋－＠]")
_GUARDED: Final = re.compile(r"''*\s*[=+\-@＝＋－＠]")
_QUOTED: Final = re.compile(r'["\t\r\n]')
_PARTS: Final = re.compile(r"(?<!\\)\|")


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run.

    >>> guarded("=1+1"), guarded("budget = money")
    ("'=1+1", 'budget = money')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Take the apostrophe away that ``guarded`` has put before a text.

    >>> unguarded("'=1+1"), unguarded("''=1"), unguarded("'s-Hertogenbosch")
    ('=1+1', "'=1", "'s-Hertogenbosch")
    """
    return text[1:] if _GUARDED.match(text) else text


def cell(text: str) -> str:
    r"""Write a cell by the rules of SSSOM: in quotes only where it must be.

    >>> print(cell('a "b" c'))
    "a ""b"" c"
    """
    safe = guarded(text)
    if not _QUOTED.search(safe):
        return safe
    return '"' + safe.replace('"', '""') + '"'


def joined(pairs: tuple[tuple[str, str], ...]) -> str:
    r"""Write pairs as ``key=value``, with bars between them.

    >>> joined((("name", "0.93"), ("note", "a|b")))
    'name=0.93|note=a\\|b'
    """
    return "|".join(f"{key}={value}".replace("|", r"\|") if key else value for key, value in pairs)


def parted(text: str) -> tuple[tuple[str, str], ...]:
    """Read pairs; a part without ``=`` is kept as a value without a key."""
    pairs = []
    for part in _PARTS.split(text) if text else ():
        key, sign, value = part.partition("=")
        pairs.append((key, value.replace(r"\|", "|")) if sign else ("", part))
    return tuple(pairs)
