"""Which sectors, functions of government and targets a reform area comes close to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from peertoc.linking.registry.functions import functions
from peertoc.linking.registry.goals import goals
from peertoc.linking.registry.sectors import sectors
from peertoc.linking.registry.tables import table
from peertoc.vocabulary import PREFIXES, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.linking.registry.codes import Code

AREAS: Final = "areas.tsv"
_LISTS: Final[dict[str, Callable[[], dict[str, Code]]]] = {"crs": sectors, "cofog": functions, "sdg": goals}


@dataclass(frozen=True, slots=True)
class Alignment:
    """Say how a reform area stands to a code: ``predicate`` is the IRI of a SKOS mapping property."""

    predicate: str
    code: Code
    why: str


def alignments(area: str) -> tuple[Alignment, ...]:
    """List what a reform area, named by its IRI, comes close to; nothing for what is no area of ours."""
    return _alignments().get(area, ())


@cache
def _alignments() -> dict[str, tuple[Alignment, ...]]:
    found: dict[str, list[Alignment]] = {}
    for row in table(AREAS).rows:
        alignment = Alignment(SKOS + row["predicate"], _LISTS[row["list"]]()[row["code"]], row["why"])
        found.setdefault(PREFIXES["area"] + row["area"], []).append(alignment)
    return {area: tuple(held) for area, held in found.items()}
