"""Words from a file, made safe for Markdown: nothing in them starts a list, a link, a table or a tag."""

from __future__ import annotations

import re
from typing import Final

from peertoc.wording import printable

_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]|~$@&<>]|^[#+=-]|(?<=:)//|(?<=www)\.|^(\d{1,9})(?=[.)])|^[ \t]+")
_TICKS: Final = re.compile("`+")


def markdown(text: str) -> str:
    r"""Escape what Markdown, in any of its kinds, would take for its own; the result is one line.

    >>> markdown("<b> [here](https://example.org) | `x`")
    '&lt;b&gt; \\[here\\](https:\\//example.org) \\| \\`x\\`'
    """
    return _SPECIAL.sub(lambda match: _escape(match[0]), printable(text))


def code(text: str) -> str:
    """Write text in a fence of backticks that is longer than any in it.

    >>> code("a`b.ttl")
    '``a`b.ttl``'
    """
    shown = printable(text)
    fence = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    pad = " " if shown[:1] == "`" or shown[-1:] == "`" or not shown.strip() else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _escape(found: str) -> str:
    if found.isspace():
        return ""
    if found.isdigit():
        return f"{found}\\"
    return _ENTITIES.get(found) or f"\\{found}"
