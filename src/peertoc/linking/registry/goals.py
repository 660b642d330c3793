"""Sustainable Development Goals and their targets."""

from __future__ import annotations

from functools import cache

from peertoc.linking.identifiers import Scheme
from peertoc.linking.registry.codes import Code, read


@cache
def goals() -> dict[str, Code]:
    """Map every code to what stands under it."""
    return read("goals.tsv", Scheme.SDG)
