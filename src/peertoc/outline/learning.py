"""Say what is to be learned, why, and from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.outline import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.model import Initiative, KnowledgeGap, LearningExchange, LearningObjective
    from peertoc.outline.layout import Item
    from peertoc.outline.speech import Speech


def what_is_learned(initiative: Initiative, say: Speech) -> Iterator[Item]:
    """Say objectives with the gaps that they fill, then exchanges."""
    for objective in initiative.learning_objectives:
        yield from _objective(objective, say)
    for exchange in initiative.exchanges:
        yield from _exchange(exchange, say)


def _objective(objective: LearningObjective, say: Speech) -> tuple[Item, ...]:
    return say.line(
        phrases.OBJECTIVE,
        say.name(objective),
        *say.more(objective),
        *say.line(phrases.GOALS, say.labels(objective.goals)),
        *say.line(phrases.SKILLS, say.labels(objective.skills)),
        *say.line(phrases.KNOWLEDGE, say.labels(objective.knowledge)),
        *say.line(phrases.REFORM_AREAS, say.labels(objective.reform_areas)),
        *(item for gap in objective.gaps for item in _gap(gap, say)),
        *say.line(phrases.AGREED, say.mentions(objective.agreed_by)),
        *say.left_out(objective),
    )


def _gap(gap: KnowledgeGap, say: Speech) -> tuple[Item, ...]:
    alternatives = say.line(phrases.ALTERNATIVES, say.mentions(gap.alternatives))
    return say.line(phrases.GAP, say.name(gap), *say.more(gap), *alternatives, *say.left_out(gap))


def _exchange(exchange: LearningExchange, say: Speech) -> tuple[Item, ...]:
    learner, source = say.mentions(exchange.learners), say.mentions(exchange.learns_from)
    who = (
        phrases.LEARNS_FROM.format(learner=learner or phrases.SOMEONE, source=source or phrases.SOMEONE)
        if learner or source
        else say.name(exchange)
    )
    return say.line(
        phrases.EXCHANGE,
        who,
        *say.titled(exchange),
        *say.line(phrases.SERVES, say.mentions(exchange.objectives)),
        *say.left_out(exchange),
    )
