"""The invented example, altered in one place at a time, by rules that know nothing of the checks."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from peertoc.vocabulary import PTOC, STEP_KINDS
from tests.examples.alteration import TYPE
from tests.examples.altered_parts import one_step_to_everything, thing_by_thing, throughout, whole_things
from tests.examples.altered_statements import one_by_one

if TYPE_CHECKING:
    from peertoc.catalogue import Statements, Term
    from tests.examples.alteration import Alteration


@cache
def alterations() -> list[Alteration]:
    """List every alteration, in an order that does not change."""
    return [
        *one_by_one(),
        *throughout(),
        *whole_things(),
        *thing_by_thing(),
        *one_step_to_everything(),
    ]


def on_chains_through(graph: Statements, touched: set[Term]) -> set[Term]:
    """Name the steps before and after each step that is touched, or that a touched thing belongs to."""
    kinds = {NamedNode(PTOC + kind) for kind in STEP_KINDS}
    forth = _links(graph)
    back: dict[Term, set[Term]] = {}
    for cause, effects in forth.items():
        for effect in effects:
            back.setdefault(effect, set()).add(cause)
    steps = {term for term in touched if kinds & set(graph.objects(term, TYPE.value)) or term in back}
    for term in touched:
        steps.update(graph.objects(term, f"{PTOC}cause"), graph.objects(term, f"{PTOC}effect"))
        steps.update(graph.subjects(f"{PTOC}indicator", term), graph.objects(term, f"{PTOC}step"))
    return _closure(steps, forth) | _closure(steps, back)


def _links(graph: Statements) -> dict[Term, set[Term]]:
    """List what each step leads to."""
    forth: dict[Term, set[Term]] = {}
    for subject in graph.described():
        forth.setdefault(subject, set()).update(graph.objects(subject, f"{PTOC}leadsTo"))
        for cause in graph.objects(subject, f"{PTOC}cause"):
            forth.setdefault(cause, set()).update(graph.objects(subject, f"{PTOC}effect"))
    return forth


def _closure(start: set[Term], ways: dict[Term, set[Term]]) -> set[Term]:
    found, waiting = set(start), list(start)
    while waiting:
        fresh = ways.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


def counted(kinds: list[Alteration]) -> Counter[str]:
    """Count alterations by what was done."""
    return Counter(alteration.kind for alteration in kinds)
