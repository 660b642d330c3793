"""Organisations that have an identifier of DAC (the channels of CRS) or of IATI."""

from __future__ import annotations

from functools import cache
from typing import Final

from peertoc.linking.identifiers import Scheme
from peertoc.linking.registry.codes import Code, read

CHANNELS: Final = "channels.tsv"
IDENTIFIERS: Final = "identifiers.tsv"
#: The entry XM-DAC of org-id.guide says that the code of a channel follows it.
_DAC: Final = "XM-DAC-"


@cache
def channels() -> dict[str, Code]:
    """Map identifiers of organisations (``XM-DAC-47137``) to the channels of CRS."""
    return {_DAC + code: held for code, held in read(CHANNELS, Scheme.ORG_ID, _DAC).items()}


@cache
def identifiers() -> dict[str, Code]:
    """Map identifiers of organisations (``XI-IATI-…``) to what IATI calls them."""
    return read(IDENTIFIERS, Scheme.ORG_ID)
