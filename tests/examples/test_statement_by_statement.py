"""Whatever is altered in the invented example, the findings that come of it are about what was altered."""

from __future__ import annotations

import os
import random
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from peertoc.errors import NoInitiative
from peertoc.validation import all_checks, check_document
from peertoc.validation.checks.proving import DAY
from peertoc.validation.waiving import NEEDLESS
from peertoc.vocabulary import PTOC
from tests.examples.alterations import Alteration, alterations, counted, on_chains_through, original

if TYPE_CHECKING:
    from peertoc.catalogue import Document
    from peertoc.validation import Finding

LEAST = 300
OF_A_KIND = 7
AT_ONCE = 100


def by_lot() -> list[int]:
    """Put the numbers of all alterations into an order that chance gave once for all."""
    order = list(range(len(alterations())))
    random.Random(2026).shuffle(order)
    return order


def chosen() -> list[int]:
    """Choose for each property one statement to take away, and some alterations of every kind.

    In the long run (PEERTOC_LONG=1) all are made.
    """
    if os.environ.get("PEERTOC_LONG"):
        return by_lot()
    taken: dict[str, int] = {}
    some: dict[str, list[int]] = {}
    for number in by_lot():
        alteration = alterations()[number]
        if alteration.kind == "taken away":
            taken.setdefault(alteration.gone[0].predicate.value, number)
        elif len(some.setdefault(alteration.kind, [])) < OF_A_KIND:
            some[alteration.kind].append(number)
    return [*taken.values(), *(number for numbers in some.values() for number in numbers)]


# Kinds that change what is claimed, before those that spoil a single name or value.
FAR_REACHING = (
    "all things of a kind taken away",
    "the end of the chain taken away",
    "taken away throughout",
    "taken away throughout a kind",
    "the same throughout",
    "a way back",
    "leads to everything",
    "said of an earlier version",
    "an earlier date",
    "another text",
    "another text as well",
    "taken away",
    "a neighbour in its list as well",
    "another thing as well",
)


def in_search() -> list[int]:
    """Order all alterations: those that reach far first, then the others, each kind as the lot has it."""
    ranks = {kind: rank for rank, kind in enumerate(FAR_REACHING)}
    last = len(ranks)
    return sorted(by_lot(), key=lambda number: ranks.get(alterations()[number].kind, last))


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


def test_new_findings_are_about_what_was_altered_and_every_check_is_hit() -> None:
    """First some alterations are made with all checks, then more for the checks that have not spoken yet."""
    numbers = chosen()
    assert len(numbers) >= LEAST
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
        outcomes = list(workers.map(outcome, numbers, chunksize=10))
        silent = ALL - {name for names, _ in outcomes for name in names}
        search = in_search()
        while silent and search:
            batch, search = search[:AT_ONCE], search[AT_ONCE:]
            found = list(workers.map(partial(outcome, names=silent), batch, chunksize=10))
            silent -= {name for names, _ in found for name in names}
            outcomes += found
    assert [strange for _, found in outcomes for strange in found] == []
    assert sorted(silent) == []


def test_every_statement_is_taken_away_or_altered_in_many_ways() -> None:
    every = alterations()
    gone = {triple for alteration in every if len(alteration.gone) == 1 for triple in alteration.gone}
    assert gone == set(original().triples)
    assert len(counted(every)) >= 20
    assert set(counted([every[number] for number in chosen()])) == set(counted(every))
