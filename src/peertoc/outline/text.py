"""The outline as text: what a file says of an initiative, from its title to its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.outline import phrases
from peertoc.outline.assessment import answers, assessments, sources
from peertoc.outline.layout import Section, lay_out
from peertoc.outline.learning import what_is_learned
from peertoc.outline.speech import Speech
from peertoc.outline.theory import theory_sections
from peertoc.outline.who import about, heading, who_is_who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.model import Initiative, Labels


def render_text(initiative: Initiative, labels: Labels, lang: str = "en", width: int = 88) -> str:
    """Write an initiative as a readable outline, in lines of at most ``width`` characters where words allow.

    What is not said is not shown, but for phases without a step. It ends with a line break.
    """
    say = Speech(initiative, labels, lang)
    return lay_out(_sections(initiative, labels, say), width)


def _sections(initiative: Initiative, labels: Labels, say: Speech) -> Iterator[Section]:
    yield Section(heading(initiative, say), tuple(about(initiative, say)), rank=1)
    yield from _unless_empty(Section(phrases.WHO, tuple(who_is_who(initiative, say))))
    yield from _unless_empty(Section(phrases.LEARNING, tuple(what_is_learned(initiative, say))))
    yield from theory_sections(initiative, labels, say)
    yield from _unless_empty(Section(phrases.EVALUATION, tuple(assessments(initiative, say))))
    yield from _unless_empty(Section(phrases.ANSWERS, tuple(answers(initiative, say))))
    yield from _unless_empty(Section(phrases.SOURCES, tuple(sources(initiative, say))))


def _unless_empty(section: Section) -> Iterator[Section]:
    if section.items:
        yield section
