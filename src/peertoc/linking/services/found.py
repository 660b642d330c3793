"""What a service gave for one thing that was sought, and what was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.linking.services.faults import Unanswered
    from peertoc.linking.values import Candidate, Wanted


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the candidates for one thing, in the order of the service.

    ``told`` are sentences about what was left out or not believed; ``fault`` says why there is no whole
    answer: what was found before it is kept.
    """

    wanted: Wanted
    candidates: tuple[Candidate, ...] = ()
    told: tuple[str, ...] = ()
    fault: Unanswered | None = None


def joined(wanted: Wanted, parts: Iterable[Found]) -> Found:
    """Put together what was found by several names; a candidate that comes twice counts as it came first."""
    candidates: dict[str, Candidate] = {}
    told: dict[str, None] = {}
    fault = None
    for part in parts:
        for candidate in part.candidates:
            candidates.setdefault(candidate.id, candidate)
        told.update(dict.fromkeys(part.told))
        fault = fault or part.fault
    certain = [each for each in candidates.values() if each.service_match]
    if len(certain) > 1:
        told[_several(certain)] = None
        doubtful = [
            replace(each, service_match=None) if each in certain else each for each in candidates.values()
        ]
        return Found(wanted, tuple(doubtful), tuple(told), fault)
    return Found(wanted, tuple(candidates.values()), tuple(told), fault)


def _several(certain: list[Candidate]) -> str:
    source, count = certain[0].source, len(certain)
    return f"{source} calls {count} different candidates the match, so none of them counts as one."
