"""From the identifier that a service gives to an address: what it says of itself, and nothing invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from peertoc.linking.identifiers import canonical, identify
from peertoc.wording import INVISIBLE, printable, shorten

if TYPE_CHECKING:
    from peertoc.linking.services.manifest import Manifest

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
# "{{id}}" of 0.1 and 0.2; "{id}" and "{+id}" of RFC 6570, which 1.0 uses.
_PLACE: Final = re.compile(r"\{\{id\}\}|\{(\+?)id\}")
_RESERVED: Final = ":/?#[]@!$&'()*+,;="


class Nameless(Exception):
    """Say, as a plain clause, why no address can be made of an identifier."""


def address_of(identifier: str, manifest: Manifest) -> str:
    """Give the canonical address for an identifier of a service. Raises Nameless where there is none."""
    made = next((each for each in _made(identifier, manifest) if _proper(each)), None)
    shown = f"“{shorten(printable(identifier), 80)}”"
    if made is None:
        raise Nameless(f"its identifier {shown} leads to no address")
    known = identify(made)
    if known is not None and known.fault:
        raise Nameless(f"its identifier {shown} is malformed: {known.fault}")
    return canonical(made)


def _made(identifier: str, manifest: Manifest) -> tuple[str, ...]:
    expanded = _PLACE.sub(lambda place: _filled(identifier, place), manifest.view)
    viewed = expanded if _PLACE.search(manifest.view) else ""
    # A space that is the address of a page about identifiers, and no beginning of one, ends in neither sign.
    spaced = manifest.space + quote(identifier, safe="") if manifest.space.endswith("/") else ""
    return (identifier, viewed, spaced)


def _filled(identifier: str, place: re.Match[str]) -> str:
    whole = place[1] == "+" or place.string.strip() == place[0]
    return quote(identifier, safe=_RESERVED if whole else "")


def _proper(address: str) -> bool:
    return bool(_ADDRESS.fullmatch(address)) and not INVISIBLE.search(address)
