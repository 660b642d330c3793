"""LEI (ISO 17442): eighteen capital letters or digits, and two check digits."""

from __future__ import annotations

import re
from typing import Final

_FORM: Final = re.compile("[0-9A-Z]{18}[0-9]{2}")


def fault(code: str) -> str:
    """Say what is wrong with an LEI; empty where nothing is.

    ISO 7064 MOD 97-10: with letters read as 10 to 35, the whole leaves 1 when it is divided by 97.
    """
    if not _FORM.fullmatch(code):
        return "an LEI has eighteen capital letters or digits, and two digits"
    if int("".join(str(int(sign, 36)) for sign in code)) % 97 != 1:
        return "the two check digits at its end do not fit the rest"
    return ""
