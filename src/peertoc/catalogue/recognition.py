"""What a text looks like, whatever its name says; asked when a file cannot be read as what it is called."""

from __future__ import annotations

import re
from typing import Final

_COMMENTS: Final = re.compile(r"(?:\s++|#[^\r\n]*+)*+")
_TERM: Final = r"(?:<[^<>\s]*>|_:\S+|\"(?:[^\"\\\r\n]|\\.)*\"(?:@[\w-]+|\^\^<[^<>\s]*>)?)"
_TAG: Final = r"[A-Za-z_][\w.-]*(?::[\w.-]+)?"
_SHORT: Final = r"[\w-]*:[\w-]+"
# Each choice is final, and blank lines are crossed after a name only: else time grows with their square.
_BRACED: Final = re.compile(
    r"^[ \t]*+(?:\{|(?:GRAPH[ \t]++)?+(?:<[^<>\s]*+>|[\w-]*+:[\w-]*+)\s*+\{)", re.MULTILINE
)
_HEAD: Final = 64 * 1024

WEB_PAGE: Final = "html"

# The first that fits; each is matched after comments and blank lines.
_LOOKS: Final = (
    (WEB_PAGE, re.compile(r"<!DOCTYPE\s+html|<html[\s>]", re.IGNORECASE)),
    (
        "rdfxml",
        re.compile(rf"<\?xml\s|<!--|<!DOCTYPE|<({_TAG})(?:\s+{_TAG}\s*=|\s*>(?=.*</\1\s*>))", re.DOTALL),
    ),
    ("jsonld", re.compile(r"\{\s*[\"}]|\[\s*\{\s*[\"}]")),
    ("turtle", re.compile(r"@prefix\s|@base\s|(?:PREFIX|BASE)\s[^<]*<", re.IGNORECASE)),
    ("ntriples", re.compile(rf"{_TERM}[ \t]+{_TERM}[ \t]+{_TERM}[ \t]*\.")),
    ("nquads", re.compile(rf"{_TERM}[ \t]+{_TERM}[ \t]+{_TERM}[ \t]+{_TERM}[ \t]*\.")),
    ("turtle", re.compile(rf"<[^<>\s]*>\s+(?:a|{_SHORT})\s|{_SHORT}\s+(?:a|<[^<>\s]*>|{_SHORT})\s")),
)


def looks_like(text: str) -> str:
    """Name the format that a text looks like, ``html`` for a web page, or nothing."""
    head = text[:_HEAD]
    gap = _COMMENTS.match(head)
    start = gap.end() if gap else 0
    name = next((name for name, look in _LOOKS if look.match(head, start)), "")
    return "trig" if name == "turtle" and _BRACED.search(head) else name
