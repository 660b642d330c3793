"""Words from a file, made safe to show: nothing invisible, nothing that moves the cursor, nothing endless."""

from __future__ import annotations

import re
from typing import Final

# C0, DEL and C1; marks and overrides of writing direction; line and paragraph separators; the byte-order
# mark; halves of surrogate pairs, which stand for bytes of a file name that are not UTF-8.
INVISIBLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_NAMED: Final = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def printable(text: str) -> str:
    r"""Write characters that a terminal would obey or hide as visible escapes.

    >>> print(printable("budget\x1b[2J"))
    budget\x1b[2J
    """
    return INVISIBLE.sub(lambda match: _escape(match[0]), text)


def shorten(text: str, width: int) -> str:
    """Cut text that is longer than ``width`` characters, and show the cut.

    >>> shorten("municipal budgeting peers", 12)
    'municipal b…'
    """
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"


def _escape(sign: str) -> str:
    code = ord(sign)
    return _NAMED.get(sign) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
