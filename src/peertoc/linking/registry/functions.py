"""Functions of government (COFOG)."""

from __future__ import annotations

from functools import cache

from peertoc.linking.identifiers import Scheme
from peertoc.linking.registry.codes import Code, read


@cache
def functions() -> dict[str, Code]:
    """Map every code to what stands under it."""
    return read("functions.tsv", Scheme.COFOG)
