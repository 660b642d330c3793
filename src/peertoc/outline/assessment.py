"""Say how an initiative is assessed, what it reports and learned, and what it answers and waives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.model import everything
from peertoc.outline import phrases
from peertoc.outline.layout import Item
from peertoc.outline.phrasing import noted, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.model import Answer, Evaluation, Initiative, Lesson, Report, Waiver
    from peertoc.outline.speech import Speech


def assessments(initiative: Initiative, say: Speech) -> Iterator[Item]:
    """Say evaluations, then reports, then lessons."""
    for evaluation in initiative.evaluations:
        yield _evaluation(evaluation, say)
    for report in initiative.reports:
        yield from _report(report, say)
    for lesson in initiative.lessons:
        yield from _lesson(lesson, say)


def _evaluation(evaluation: Evaluation, say: Speech) -> Item:
    independent = {True: phrases.INDEPENDENT, False: phrases.NOT_INDEPENDENT, None: ""}
    notes = (say.label(evaluation.status), spoken(evaluation.dated), independent[evaluation.independent])
    return Item(
        phrases.SAID.format(what=phrases.AN_EVALUATION, value=noted(say.name(evaluation), *notes)),
        (
            *say.more(evaluation),
            *say.line(phrases.EVALUATES, say.mentions(evaluation.evaluates)),
            *say.line(phrases.DIMENSIONS, say.labels(evaluation.dimensions)),
            *say.line(phrases.METHOD, say.mentions(evaluation.methods)),
            *say.line(phrases.REPORTED_TO, say.mentions(evaluation.reported_to)),
            *say.line(phrases.AGREED, say.mentions(evaluation.agreed_by)),
            *say.left_out(evaluation),
        ),
    )


def _report(report: Report, say: Speech) -> tuple[Item, ...]:
    return say.line(
        phrases.A_REPORT,
        noted(say.name(report), spoken(report.dated)),
        *say.more(report),
        *say.line(phrases.REPORTED_TO, say.mentions(report.reported_to)),
        *say.line(phrases.FREQUENCY, say.frequency(report.frequency)),
        *say.left_out(report),
    )


def _lesson(lesson: Lesson, say: Speech) -> tuple[Item, ...]:
    captured = say.line(phrases.CAPTURED_BY, say.mentions(lesson.captured_by))
    return say.line(phrases.LESSON, say.name(lesson), *say.more(lesson), *captured, *say.left_out(lesson))


def answers(initiative: Initiative, say: Speech) -> Iterator[Item]:
    """Say the challenges that an initiative sees, what it answers to the guide, and what it waives."""
    yield from say.line(phrases.CHALLENGES, say.labels(initiative.challenges))
    for answer in initiative.answers:
        yield from _answer(answer, say)
    for waiver in initiative.waivers:
        yield from _waiver(waiver, say)


def _answer(answer: Answer, say: Speech) -> tuple[Item, ...]:
    audience = phrases.AUDIENCE.format(audience=say.label(answer.audience)) if answer.audience else ""
    return say.line(
        phrases.QUESTION,
        noted(say.labels(answer.questions) or say.name(answer), audience),
        *say.line(phrases.ANSWER, say.words(answer.text)),
        *say.titled(answer),
        *say.left_out(answer),
    )


def _waiver(waiver: Waiver, say: Speech) -> tuple[Item, ...]:
    return say.line(
        phrases.WAIVER,
        say.labels(waiver.waives) or say.name(waiver),
        *say.titled(waiver),
        *say.line(phrases.APPLIES_TO, say.mentions(waiver.applies_to)),
        *say.line(phrases.REASON, say.words(waiver.reason)),
        *say.line(phrases.APPROVED_BY, say.mentions(waiver.approved_by)),
        *say.line(phrases.VALID_UNTIL, spoken(waiver.end)),
        *say.left_out(waiver),
    )


def sources(initiative: Initiative, say: Speech) -> Iterator[Item]:
    """Say every source once, in the order in which the initiative is told."""
    named = (say.source(source) for part in everything(initiative) for source in part.sources)
    yield from (Item(source) for source in dict.fromkeys(named) if source)
