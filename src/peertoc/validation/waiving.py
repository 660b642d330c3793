"""Waivers: findings that somebody has said do not count here, and why."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.validation.checks.loading import CHECK
from peertoc.validation.findings import Waiver
from peertoc.validation.locating import title
from peertoc.vocabulary import PTOC, RDF, SCHEMA

_DATE: Final = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from peertoc.catalogue import Statements, Term
    from peertoc.validation.findings import Finding


def waive(
    findings: Iterable[Finding], graph: Statements, today: datetime.date, lang: str
) -> tuple[Finding, ...]:
    """Mark the findings that a waiver covers; one without a reason, or that has ended, covers none."""
    waivers = [_Waiver(node, graph, lang) for node in graph.of_type(f"{PTOC}Waiver")]
    valid = [waiver for waiver in waivers if waiver.holds_on(today)]
    if not valid:
        return tuple(findings)
    return tuple(
        replace(finding, waiver=next((waiver.told for waiver in valid if waiver.covers(finding)), None))
        for finding in findings
    )


class _Waiver:
    def __init__(self, node: Term, graph: Statements, lang: str) -> None:
        self._node = node
        self._graph = graph
        approver = graph.value(node, f"{PTOC}approvedBy")
        self._checks = {term.value for term in self._of("waives") if isinstance(term, NamedNode)}
        self._about = set(self._of("appliesTo"))
        self.told = Waiver(
            reason=_text(graph.value(node, f"{PTOC}reason")),
            approved_by=title(approver, graph, lang) if approver is not None else "",
            until=_text(graph.value(node, f"{SCHEMA}endDate")),
            iri=node.value if isinstance(node, NamedNode) else "",
        )

    def holds_on(self, today: datetime.date) -> bool:
        """Tell whether it gives a reason and has not ended; a month or a year lasts to its end.

        An end that cannot be read may have come.
        """
        if not self.told.reason.strip():
            return False
        end = _DATE.fullmatch(self.told.until)
        return not self.told.until or (end is not None and today.isoformat()[: len(end[1])] <= end[1])

    def covers(self, finding: Finding) -> bool:
        if CHECK + finding.check not in self._checks or not finding.focus:
            return False
        focus = NamedNode(finding.focus)
        return focus in (self._about or self._reach)

    @cached_property
    def _reach(self) -> set[Term]:
        """Collect all that belongs to the initiatives that name the waiver: what any statement leads to.

        A causal link points to its ends and not they to it, so links are taken in by their cause.
        """
        reached: set[Term] = set()
        waiting = list(self._graph.subjects(f"{PTOC}waiver", self._node))
        while waiting:
            here = waiting.pop()
            if here in reached or isinstance(here, Literal):
                continue
            reached.add(here)
            waiting += (
                value
                for path, values in self._graph.properties(here).items()
                if path != f"{RDF}type"
                for value in values
            )
            waiting += self._graph.subjects(f"{PTOC}cause", here)
        return reached

    def _of(self, name: str) -> tuple[Term, ...]:
        return self._graph.objects(self._node, PTOC + name)


def _text(term: Term | None) -> str:
    return "" if term is None or isinstance(term, BlankNode) else term.value
