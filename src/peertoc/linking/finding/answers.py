"""What was found for each thing: in the registries that peertoc ships, or by a service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.linking.registry.offering import offline_candidates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.linking.values import Candidate, Wanted

#: The group of all sources that peertoc ships.
SHIPPED: Final = "shipped"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold the candidates that a group of sources has for one thing; ``whole`` is false where it failed."""

    group: str
    wanted: Wanted
    candidates: tuple[Candidate, ...] = ()
    whole: bool = True


def shipped_answers(things: Iterable[Wanted]) -> tuple[Answer, ...]:
    """Look into the registries that peertoc ships."""
    return tuple(Answer(SHIPPED, each, offline_candidates(each)) for each in things)
