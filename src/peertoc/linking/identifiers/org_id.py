"""Identifiers of organisations as org-id.guide makes them: the code of a list, a hyphen, a number in it."""

from __future__ import annotations

import re
from typing import Final

#: A country or a code for lists that are of none, perhaps with a subdivision; then the name of the list.
_FORM: Final = re.compile(r"[A-Z]{2}(?:_[A-Z0-9]{1,3})?-[A-Z0-9_]+-[^\s/&|?#<>\"]+")
_LOOSE: Final = re.compile(r"[A-Za-z]{2}(?:_[A-Za-z0-9]{1,3})?-[A-Za-z0-9_]+-\S+")


def fault(code: str) -> str:
    """Say what is wrong with an identifier of an organisation; empty where its form is right.

    Whether its list is known is for ``registry.id_lists`` to say.
    """
    if _FORM.fullmatch(code):
        return ""
    return (
        "an organisation's identifier is the code of a list in capitals, a hyphen and a number: XM-DAC-41114"
    )


def resembles(text: str) -> bool:
    """Tell whether a text without a space looks like such an identifier, be it well formed or not."""
    return bool(_LOOSE.fullmatch(text))
