"""ROR: a zero, six letters or digits, and two check digits."""

from __future__ import annotations

import re
from typing import Final

#: Base 32 as ROR writes it: without i, l, o and u, which are taken for other signs.
_SIGNS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_FORM: Final = re.compile(f"0[{_SIGNS}]{{6}}[0-9]{{2}}")


def fault(code: str) -> str:
    """Say what is wrong with an identifier of ROR, written without its address; empty where nothing is.

    The check digits are those of ISO 7064 MOD 97-10, reckoned over the number that the six signs stand for.
    """
    if not _FORM.fullmatch(code):
        return "an identifier of ROR is a zero, six letters or digits (no i, l, o, u) and two digits"
    number = 0
    for sign in code[1:7]:
        number = number * 32 + _SIGNS.index(sign)
    if 98 - number * 100 % 97 != int(code[7:]):
        return "the two check digits at its end do not fit the rest"
    return ""
