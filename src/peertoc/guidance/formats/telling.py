"""What the pages of text and of Markdown say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.guidance import phrases
from peertoc.guidance.questions import phase_title
from peertoc.guidance.walking import ANSWERED, NONE, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.guidance.guide import Guide
    from peertoc.guidance.profile import Profile
    from peertoc.guidance.walking import Told

_MOST: Final = 4


def heading(guide: Guide) -> str:
    """Say whose answers these are."""
    return phrases.HEADING.format(title=guide.title)


def counts(guide: Guide) -> str:
    """Say how many questions are answered, with a reason, and open."""
    count = guide.count()
    total = count.total()
    told = phrases.QUESTION if total == 1 else phrases.QUESTIONS.format(count=total)
    counted = phrases.COUNTS.format(total=told, answered=count[ANSWERED], none=count[NONE], open=count[OPEN])
    return counted if guide.entries else f"{counted} {phrases.NOTHING}"


def phase_heading(guide: Guide, phase: str) -> str:
    """Name a phase, and say how many of its questions are no longer open."""
    count = guide.count(phase)
    total = count.total()
    return phrases.PHASE.format(phase=phase_title(phase), answered=total - count[OPEN], total=total)


def places(told: Told) -> Iterator[str]:
    """Say what answers and where, the first few, and how many more there are."""
    for said in told.places[:_MOST]:
        where = f"{phrases.LINE.format(line=said.place.line)}: " if said.place.line else ""
        yield f"{where}{said.text}"
    if told.places[_MOST:]:
        yield phrases.MORE.format(count=len(told.places) - _MOST)


def initiatives(profile: Profile) -> str:
    """Say how many initiatives stand side by side."""
    count = len(profile.standings)
    told = phrases.INITIATIVE if count == 1 else phrases.INITIATIVES.format(count=count)
    return phrases.PROFILE.format(count=told)
