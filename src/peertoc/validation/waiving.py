"""Waivers: findings that somebody has said do not count here, and why."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.validation.checks.loading import CHECK
from peertoc.validation.engine import Result
from peertoc.validation.findings import Waiver
from peertoc.validation.locating import in_language, title
from peertoc.vocabulary import PTOC, RDF, SCHEMA, SH

_DATE: Final = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from peertoc.catalogue import Statements, Term
    from peertoc.validation.checks.loading import Check
    from peertoc.validation.findings import Finding


#: The one check that is added after the run.
NEEDLESS: Final = "waiver-needless"
#: The check for names that no other check reads.
UNDECLARED: Final = "undeclared-term"
WAIVER: Final = f"{PTOC}Waiver"


def waive(
    findings: tuple[Finding, ...],
    graph: Statements,
    today: datetime.date,
    lang: str,
    every: tuple[Finding, ...],
) -> tuple[Finding, ...]:
    """Mark the findings that a waiver covers, or for which the thing itself says why something is left out.

    A waiver without a reason, or that has ended, covers none. ``ptoc:noneBecause`` does not say of what there
    is none; so it counts where exactly one thing is missing among ``every`` finding of every check, and never
    for an error.
    """
    valid = _valid(graph, today, lang)
    single = {focus for focus, number in Counter(filter(None, map(_lacking, every))).items() if number == 1}
    return tuple(
        replace(
            finding,
            waiver=next((waiver.told for waiver in valid if waiver.covers(finding)), None)
            or (_none_because(finding, graph, lang) if _lacking(finding) in single else None),
        )
        for finding in findings
    )


def excusable(findings: Iterable[Finding], graph: Statements) -> bool:
    """Tell whether something that is missing stands at a thing which says why something is left out."""
    return any(_lacking(finding) and _none_because(finding, graph, "") for finding in findings)


def needless(
    findings: tuple[Finding, ...], graph: Statements, today: datetime.date, checks: Iterable[Check]
) -> Iterator[Result]:
    """List the waivers that cover nothing, though each check that they name has been run.

    While a name is misspelt there, it cannot be known what they would cover.
    """
    names = {check.iri for check in checks}
    for waiver in _valid(graph, today, ""):
        if waiver.names <= names and not any(
            waiver.covers(each) or waiver.misread(each) for each in findings
        ):
            shape, component = f"{CHECK}{NEEDLESS}-any", f"{SH}MaxCountConstraintComponent"
            yield Result(shape, waiver.node, f"{PTOC}waives", None, component=component)


def _valid(graph: Statements, today: datetime.date, lang: str) -> list[_Waiver]:
    waivers = (_Waiver(node, graph, lang) for node in graph.of_type(WAIVER))
    return [waiver for waiver in waivers if waiver.holds_on(today)]


def _lacking(finding: Finding) -> Term | None:
    """Give the thing at which something is missing, if that is what a finding tells, and no error."""
    result = finding.result
    if result is None or finding.severity == "error" or result.value not in (None, result.focus):
        return None
    return result.focus


def _none_because(finding: Finding, graph: Statements, lang: str) -> Waiver | None:
    result = finding.result
    texts = graph.objects(result.focus, f"{PTOC}noneBecause") if result else ()
    reasons = [text for text in texts if isinstance(text, Literal) and text.value.strip()]
    return Waiver(reason=_line(in_language(reasons, lang))) if reasons else None


class _Waiver:
    def __init__(self, node: Term, graph: Statements, lang: str) -> None:
        self.node = node
        self._graph = graph
        approver = graph.value(node, f"{PTOC}approvedBy")
        self.names = {term.value for term in self._of("waives") if isinstance(term, NamedNode)}
        self._about = set(self._of("appliesTo"))
        self.told = Waiver(
            reason=_line(_text(graph.value(node, f"{PTOC}reason"))),
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
        if CHECK + finding.check not in self.names or not finding.focus:
            return False
        focus = NamedNode(finding.focus)
        return focus in (self._about or self._reach)

    def misread(self, finding: Finding) -> bool:
        """Tell whether a finding is about a name that nothing reads, at the waiver or what it is about."""
        if finding.check != UNDECLARED:
            return False
        about = {self.node, *(self._about or self._reach)}
        named = NamedNode(finding.focus) if finding.focus else None
        return finding.about in about or named in about

    @cached_property
    def _reach(self) -> set[Term]:
        """Collect all that belongs to the initiatives that name the waiver: what any statement leads to.

        A causal link points to its ends and not they to it, so links are taken in by their cause.
        """
        reached: set[Term] = set()
        waiting = list(self._graph.subjects(f"{PTOC}waiver", self.node))
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
        return self._graph.objects(self.node, PTOC + name)


def _text(term: Term | None) -> str:
    return "" if term is None or isinstance(term, BlankNode) else term.value


def _line(text: str) -> str:
    """Put words that were written over several lines into one."""
    return " ".join(text.split())
