"""Say theories of change phase by phase, each with its steps and its risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.model import Chain
from peertoc.outline import phrases
from peertoc.outline.layout import Item, Section
from peertoc.outline.phrasing import capital, spoken
from peertoc.outline.risks import risk_items
from peertoc.outline.steps import OUTSIDE, link_item, step_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.model import Initiative, Labels, Risk, TheoryOfChange
    from peertoc.outline.speech import Speech


def phases_of(initiative: Initiative, labels: Labels) -> tuple[str, ...]:
    """List the five phases in order, then others that the initiative names, then none (empty) if needed."""
    steps = (step.phase for theory in initiative.theories for step in theory.chain.steps)
    risks = (phase for risk in initiative.risks for phase in risk.phases or ("",))
    named = dict.fromkeys((*steps, *risks))
    others = [phase for phase in named if phase and phase not in labels.phases]
    return (*labels.phases, *others, *([""] if "" in named else []))


def risks_in(initiative: Initiative, phase: str) -> tuple[Risk, ...]:
    """List the risks of one phase; of none, where ``phase`` is empty."""
    return tuple(risk for risk in initiative.risks if phase in (risk.phases or ("",)))


def theory_sections(initiative: Initiative, labels: Labels, say: Speech) -> Iterator[Section]:
    """Say every theory's steps, the five phases in order, with the risks of each phase below them."""
    about = tuple(item for theory in initiative.theories for item in _about(theory, say))
    yield Section(phrases.THEORY, about)
    for phase in phases_of(initiative, labels):
        items = (*_steps(initiative, phase, say), *risk_items(risks_in(initiative, phase), say))
        heading = capital(say.label(phase) or phrases.NO_PHASE)
        yield Section(heading, items or (Item(phrases.NOTHING_YET),), rank=3)
    if initiative.loose_steps:
        loose = Chain(initiative.loose_steps)
        yield Section(phrases.LOOSE_STEPS, tuple(step_item(step, loose, say) for step in loose.steps), rank=3)
    yield from _loose_links(initiative, say)
    steps = (step for theory in initiative.theories for step in theory.chain.steps)
    outside = tuple(Item(say.name(step)) for step in steps if step.ownership == OUTSIDE)
    if outside:
        yield Section(phrases.OUTSIDE_NOTE, outside, rank=3)


def _about(theory: TheoryOfChange, say: Speech) -> tuple[Item, ...]:
    items = (
        *say.line(phrases.VERSION_OF, say.mentions(theory.version_of)),
        *say.line(phrases.AGREED, say.mentions(theory.agreed_by)),
        *say.line(phrases.MODIFIED, spoken(theory.modified)),
        *say.line(phrases.NEXT_REVIEW, spoken(theory.next_review)),
        *say.left_out(theory),
    )
    head = say.titled(theory)
    return (Item(head[0].text, (*head[1:], *items)),) if theory.title else (*head, *items)


def _steps(initiative: Initiative, phase: str, say: Speech) -> Iterator[Item]:
    for theory in initiative.theories:
        several = len(initiative.theories) > 1
        first = say.line(phrases.OF_THEORY, say.name(theory)) if several else ()
        for step in theory.chain.steps_in(phase):
            yield step_item(step, theory.chain, say, *first)


def _loose_links(initiative: Initiative, say: Speech) -> Iterator[Section]:
    """Say the links that no step of their theory starts."""
    items = tuple(
        link_item(link, theory.chain, say, phrases.OTHER_LINK)
        for theory in initiative.theories
        for link in theory.chain.links
        if not (theory.chain.step(link.cause) and link.effect)
    )
    if items:
        yield Section(phrases.OTHER_LINKS, items, rank=3)
