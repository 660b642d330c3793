"""ISNI (ISO 27729): fifteen digits and a check sign, which is a digit or X."""

from __future__ import annotations

import re
from typing import Final

_FORM: Final = re.compile("[0-9]{15}[0-9X]")


def fault(code: str) -> str:
    """Say what is wrong with an ISNI that is written without spaces; empty where nothing is.

    The check sign is that of ISO 7064 MOD 11-2.
    """
    if not _FORM.fullmatch(code):
        return "an ISNI has fifteen digits, and a last sign that is a digit or X"
    rest = 0
    for digit in code[:15]:
        rest = (rest + int(digit)) * 2 % 11
    wanted = (12 - rest) % 11
    if code[15] != ("X" if wanted == 10 else str(wanted)):
        return "the check sign at its end does not fit the rest"
    return ""
