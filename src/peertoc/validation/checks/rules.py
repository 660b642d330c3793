"""Several checks as one set of rules, made once for all the files that are held against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from peertoc.validation.checks.loading import all_checks, prefixes
from peertoc.validation.context import context

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Triple

    from peertoc.validation.checks.loading import Check


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold the shapes of some checks, the background that they need, and which check each part belongs to."""

    shapes: tuple[Triple, ...]
    background: tuple[Triple, ...]
    speaking: Mapping[str, Check]


@lru_cache(maxsize=32)
def rules_of(checks: tuple[Check, ...]) -> Rules:
    """Put checks together; the same checks give the same object."""
    own = {check.name for check in all_checks()}
    further = tuple(triple for check in checks if check.name not in own for triple in check.declaration())
    return Rules(
        shapes=(*prefixes(), *(triple for check in checks for triple in check.triples)),
        background=_background(further),
        speaking={part: check for check in checks for part in (check.iri, *check.parts)},
    )


@lru_cache(maxsize=32)
def _background(further: tuple[Triple, ...]) -> tuple[Triple, ...]:
    return (*context(), *further) if further else context()
