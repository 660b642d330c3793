"""Purpose codes of DAC and CRS, of five digits, and their categories of three."""

from __future__ import annotations

from functools import cache

from peertoc.linking.identifiers import Scheme
from peertoc.linking.registry.codes import Code, read


@cache
def sectors() -> dict[str, Code]:
    """Map every code to what stands under it."""
    return read("sectors.tsv", Scheme.CRS)
