"""Words from a file, made safe for the formats that would take some of them for their own."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Final

from peertoc.wording import INVISIBLE, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]|~$@&<>]|^[#+=-]|(?<=:)//|(?<=www)\.|^(\d{1,9})(?=[.)])|^[ \t]+")
_TICKS: Final = re.compile("`+")
# What a spreadsheet takes for a formula (OWASP, CSV injection), also in full width and after spaces.
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]")


def dumps(value: object, *, indent: int | None = None) -> str:
    """Write a value as JSON, readable in every script, with invisible characters as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return INVISIBLE.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text)


def markdown(text: str) -> str:
    r"""Escape what Markdown, in any of its kinds, would take for its own; the result is one line.

    >>> markdown("<b> [here](https://example.org) | `x`")
    '&lt;b&gt; \\[here\\](https:\\//example.org) \\| \\`x\\`'
    """
    return _SPECIAL.sub(lambda match: _escape(match[0]), printable(text))


def fenced(text: str, language: str = "") -> str:
    """Write lines in a fence of backticks that is longer than any in them.

    >>> print(fenced("<i> a ptoc:Initiative .", "turtle"))
    ```turtle
    <i> a ptoc:Initiative .
    ```
    """
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in ["", *_TICKS.findall(text)]))
    lines = "\n".join(printable(line) for line in text.split("\n"))
    return f"{fence}{language}\n{lines}\n{fence}"


def code(text: str) -> str:
    """Write text in a fence of backticks that is longer than any in it.

    >>> code("a`b.ttl")
    '``a`b.ttl``'
    """
    shown = printable(text)
    fence = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    pad = " " if shown[:1] == "`" or shown[-1:] == "`" or not shown.strip() else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def table(rows: Iterable[Iterable[object]]) -> str:
    r"""Write rows as CSV (RFC 4180); a cell that a spreadsheet would run begins with an apostrophe.

    >>> table([["note"], ["=1+1"]])
    "note\r\n'=1+1\r\n"
    """
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # A tab is written as \t, so that none can begin a cell; lines stay lines.
    text = "\n".join(printable(line) for line in str(value).split("\n"))
    return f"'{text}" if _FORMULA.match(text) else text


def _escape(found: str) -> str:
    if found.isspace():
        return ""
    if found.isdigit():
        return f"{found}\\"
    return _ENTITIES.get(found) or f"\\{found}"
