"""Say one step: how it is done, how it is known, what it leads to and on what condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.outline import phrases
from peertoc.outline.layout import Item
from peertoc.outline.phrasing import listed, noted, period, quoted, spoken
from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.model import Assumption, Chain, Date, Indicator, Link, Step
    from peertoc.outline.speech import Speech

OUTSIDE = f"{PREFIXES['control']}outside"
WITHIN = f"{PREFIXES['control']}within"


def step_item(step: Step, chain: Chain, say: Speech, *first: Item) -> Item:
    """Say a step with all that belongs to it; ``first`` stands before its own lines."""
    notes = (say.term(step.kind), say.label(step.status), period(step.start, step.end))
    links = (link_item(link, chain, say) for link in chain.links_from(step.id))
    feedback = (
        Item(phrases.FEEDS_BACK.format(what=_end(each.effect, chain, say)))
        for each in chain.feedback_from(step.id)
    )
    return Item(noted(say.name(step), *notes), (*first, *_details(step, say), *links, *feedback))


def _details(step: Step, say: Speech) -> Iterator[Item]:
    yield from say.more(step)
    for what, value in (
        (phrases.TOOLS, say.labels(step.tools)),
        (phrases.ACTORS, say.mentions(step.actors)),
        (phrases.PARTICIPANTS, say.mentions(step.participants)),
        (phrases.LEARNERS, say.mentions(step.learners)),
        (phrases.SKILLS, say.labels(step.skills)),
        (phrases.IN_ORGANISATION, say.mentions(step.organisations)),
        (phrases.KEYS, say.labels(step.keys)),
        (phrases.WHERE, say.mentions(step.locations)),
        (phrases.MEDIUM, say.mentions(step.media)),
        (phrases.FREQUENCY, say.frequency(step.frequency)),
        (phrases.PRODUCTS, say.mentions(step.products)),
        (phrases.SERVES, say.mentions(step.objectives)),
    ):
        yield from say.line(what, value)
    yield from indicators(step.indicators, say)
    if step.ownership:
        known = {OUTSIDE: phrases.OUTSIDE, WITHIN: phrases.WITHIN}
        yield Item(known.get(step.ownership) or say.label(step.ownership))
    yield from say.left_out(step)


def indicators(found: Iterable[Indicator], say: Speech) -> Iterator[Item]:
    """Say how something is known: from where, to where, by when, and how that is checked."""
    for each in found:
        unit = say.words(each.unit)
        way = (
            _measured(phrases.FROM_BASELINE, say.label(each.baseline), unit, spoken(each.baseline_date)),
            _measured(phrases.TO_TARGET, say.label(each.target), unit, _by(each.target_date)),
        )
        observed = (_measured("{value}", say.label(value), unit, "") for value in each.observed)
        seen = noted(listed(observed), spoken(each.observed_on)) if each.observed else ""
        means = say.mentions(each.verification)
        numbers = (each.baseline, each.target, *each.observed)
        clauses = (
            ", ".join(filter(None, (say.name(each), " ".join(filter(None, way))))),
            phrases.OBSERVED.format(value=seen) if seen else "",
            phrases.COUNTED_IN.format(unit=unit) if unit and not any(numbers) else "",
            phrases.CHECKED_THROUGH.format(means=means) if means else "",
        )
        yield from say.line(
            phrases.INDICATOR, "; ".join(filter(None, clauses)), *say.more(each), *say.left_out(each)
        )


def _measured(template: str, value: str, unit: str, date: str) -> str:
    return noted(template.format(value=f"{value} {unit}".strip()), date) if value else date


def _by(date: Date | None) -> str:
    return phrases.BY.format(date=spoken(date)) if date else ""


def link_item(link: Link, chain: Chain, say: Speech, template: str = phrases.LEADS_TO) -> Item:
    """Say what a step leads to, what must hold for it, and how sure it is."""
    critical = {True: phrases.CRITICAL, False: phrases.NOT_CRITICAL, None: ""}[link.critical]
    said = template.format(what=_end(link.effect, chain, say), cause=say.end(link.cause))
    evidence = noted(say.label(link.strength), say.mentions(link.evidence)).strip()
    items = (
        *say.titled(link),
        *(item for number, each in enumerate(link.assumptions) for item in _assumption(each, number, say)),
        *say.line(phrases.EVIDENCE, evidence),
        *say.left_out(link),
    )
    return Item(noted(said, critical), items)


def _end(id: str, chain: Chain, say: Speech) -> str:
    name = quoted(say.end(id)) if id else phrases.NO_STEP
    return name if chain.step(id) or not id else noted(name, phrases.NOT_A_STEP)


def _assumption(assumption: Assumption, number: int, say: Speech) -> tuple[Item, ...]:
    ensured = say.mentions(assumption.ensured_by)
    return say.line(
        phrases.AND_THAT if number else phrases.PROVIDED_THAT,
        say.name(assumption),
        *say.more(assumption),
        *say.line(phrases.CONTROL, say.label(assumption.control)),
        *say.line(phrases.ENSURED_BY, ensured),
        *indicators(assumption.indicators, say),
        *say.left_out(assumption),
    )
