"""The rows of a profile, the same for every table: what is told, and what each initiative has of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.guidance import phrases
from peertoc.guidance.questions import phase_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.guidance.profile import Profile, Side


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a row of the table: the group it stands in, what it tells, a cell for each initiative."""

    group: str
    label: str
    cells: tuple[str, ...]


def rows(profile: Profile) -> Iterator[Row]:
    """Give the rows: three for each phase, one for each side and facet of an evaluation."""
    standings = profile.standings
    for phases in zip(*(standing.phases for standing in standings), strict=True):
        group = phase_title(phases[0].name)
        answered = (_of(each.answered + each.none_because, each.questions) for each in phases)
        yield Row(group, phrases.ANSWERED, tuple(answered))
        yield Row(group, phrases.PASSED, tuple(_of(each.passed, each.checks) for each in phases))
        managed = (_of(each.managed, each.risks) if each.risks else phrases.NONE_NAMED for each in phases)
        yield Row(group, phrases.MANAGED, tuple(managed))
    yield from _sides(phrases.SIDES, [standing.sides for standing in standings])
    yield from _sides(phrases.FACETS, [standing.facets for standing in standings])


def heads(profile: Profile) -> list[str]:
    """Name the columns: by title, and by file too where titles repeat."""
    titles = [standing.title for standing in profile.standings]
    return [
        standing.title if titles.count(standing.title) == 1 else f"{standing.title} ({standing.file})"
        for standing in profile.standings
    ]


def _sides(group: str, columns: Sequence[Sequence[Side]]) -> Iterator[Row]:
    for sides in zip(*columns, strict=True):
        cells = (phrases.COVERED if side.covered else phrases.NOT_COVERED for side in sides)
        yield Row(group, sides[0].label, tuple(cells))


def _of(part: int, whole: int) -> str:
    return phrases.OF.format(part=part, whole=whole)
