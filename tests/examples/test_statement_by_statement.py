"""Whatever is altered in the invented example, the findings that come of it are about what was altered."""

from __future__ import annotations

import os
import random
import re
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from peertoc.errors import NoInitiative
from peertoc.validation import all_checks, check_document
from peertoc.validation.checks.proving import DAY
from peertoc.validation.waiving import NEEDLESS
from peertoc.vocabulary import PREFIXES, PTOC
from tests.examples.alteration import TYPE, Alteration, original
from tests.examples.alterations import alterations, counted, on_chains_through

if TYPE_CHECKING:
    from peertoc.catalogue import Document
    from peertoc.validation import Finding

LEAST = 110
OF_A_KIND = 2
TELLING = 40


def by_lot() -> list[int]:
    """Put the numbers of all alterations into an order that chance gave once for all."""
    order = list(range(len(alterations())))
    random.Random(2026).shuffle(order)
    return order


def chosen() -> list[int]:
    """Choose some alterations of every kind, and most of that which makes most checks speak.

    These are held against all checks; further ones, in the search below, only against those that were silent.
    In the long run (PEERTOC_LONG=1) all are held against all.
    """
    if os.environ.get("PEERTOC_LONG"):
        return by_lot()
    some: dict[str, list[int]] = {}
    for number in by_lot():
        kind = alterations()[number].kind
        if len(some.setdefault(kind, [])) < (TELLING if kind == "taken away throughout" else OF_A_KIND):
            some[kind].append(number)
    return [number for numbers in some.values() for number in numbers]


# Kinds that change what is claimed, before those that spoil a single name or value.
FAR_REACHING = (
    "all things of a kind taken away",
    "the end of the chain taken away",
    "over, with one of a kind left",
    "the same throughout",
    "a copy of its fellow",
    "said of an earlier version",
    "a way back",
    "leads to everything",
    "an earlier date",
    "another text",
    "a neighbour in its list",
    "a neighbour in its list as well",
    "taken away",
    "another thing as well",
)


def in_search(name: str) -> list[int]:
    """Order all alterations: first those of what a check names, and of these those that reach far."""
    ranks = {kind: rank for rank, kind in enumerate(FAR_REACHING)}
    named = names_in(name)

    def rank(number: int) -> tuple[bool, int]:
        return not altered_names(number) & named, ranks.get(alterations()[number].kind, len(ranks))

    return sorted(by_lot(), key=rank)


def names_in(name: str) -> set[str]:
    """List the properties and classes that a check names, in its queries or elsewhere."""
    (check,) = (check for check in all_checks() if check.name == name)
    values = [
        value for triple in check.triples if isinstance(value := getattr(triple.object, "value", ""), str)
    ]
    short = (found for value in values for found in re.findall(r"\b(ptoc|dcterms|schema):(\w+)", value))
    return {*values, *(PREFIXES[prefix] + local for prefix, local in short)}


@cache
def altered_names(number: int) -> frozenset[str]:
    alteration = alterations()[number]
    triples = (*alteration.gone, *alteration.new)
    kinds = (triple.object for triple in triples if triple.predicate == TYPE)
    return frozenset({getattr(name, "value", "") for name in (*kinds, *(t.predicate for t in triples))})


def findings(document: Document, names: frozenset[str]) -> list[Finding]:
    # Whether a waiver is needed is known only where what it waives has been looked for.
    beside = waived() if NEEDLESS in names else frozenset()
    checks = [check for check in all_checks() if check.name in names or check.iri in beside]
    try:
        return list(check_document(document, checks=checks, today=DAY))
    except NoInitiative:
        return []


@cache
def waived() -> frozenset[str]:
    """Name the checks that the example waives."""
    graph = original().statements
    waivers = graph.of_type(f"{PTOC}Waiver")
    return frozenset(
        str(check.value) for waiver in waivers for check in graph.objects(waiver, f"{PTOC}waives")
    )


def told(finding: Finding) -> tuple[str, str, str, str]:
    return finding.check, finding.focus, finding.path, finding.value


ALL = frozenset(check.name for check in all_checks())


@cache
def known() -> frozenset[tuple[str, str, str, str]]:
    return frozenset(told(finding) for finding in findings(original(), ALL))


def outcome(number: int, names: frozenset[str] = ALL) -> tuple[set[str], list[str]]:
    """Make an alteration: which checks speak anew, and which findings name nothing that it concerns."""
    alteration = alterations()[number]
    document = alteration.applied()
    new = [finding for finding in findings(document, names) if told(finding) not in known()]
    strange = [f"{alteration}\n    {told(finding)}" for finding in unexplained(alteration, document, new)]
    return {finding.check for finding in new}, strange


def unexplained(alteration: Alteration, document: Document, new: list[Finding]) -> list[Finding]:
    """List the findings that name nothing that was altered, and no step on a chain through it."""
    touched = alteration.touched()
    near = {*touched, *on_chains_through(original().statements, touched)}
    near |= on_chains_through(document.statements, touched)
    names = {term.value for term in near if isinstance(term, NamedNode)}
    values = {getattr(term, "value", "") for term in touched}
    return [
        finding
        for finding in new
        if finding.focus not in names and not {finding.path, finding.value} & values
    ]


def hit(name: str) -> tuple[bool, list[str]]:
    """Make alterations until a check speaks: whether it does, and which findings name nothing altered."""
    strange: list[str] = []
    for number in in_search(name):
        names, found = outcome(number, frozenset({name}))
        strange += found
        if name in names:
            return True, strange
    return False, strange


def test_new_findings_are_about_what_was_altered_and_every_check_is_hit() -> None:
    """First some alterations are made with all checks, then more for each check that has not spoken yet."""
    numbers = chosen()
    assert len(numbers) >= LEAST
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
        outcomes = list(workers.map(outcome, numbers, chunksize=5))
        silent = sorted(ALL - {name for names, _ in outcomes for name in names})
        searches = dict(zip(silent, workers.map(hit, silent), strict=True))
    assert [strange for _, found in (*outcomes, *searches.values()) for strange in found] == []
    assert [name for name, (spoke, _) in searches.items() if not spoke] == []


def test_every_statement_is_taken_away_or_altered_in_many_ways() -> None:
    every = alterations()
    gone = {triple for alteration in every if len(alteration.gone) == 1 for triple in alteration.gone}
    assert gone == set(original().triples)
    assert len(counted(every)) >= 38
    assert set(counted([every[number] for number in chosen()])) == set(counted(every))
