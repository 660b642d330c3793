"""From what an engine says to what a person is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from peertoc.validation.context import context_statements
from peertoc.validation.filling import fill
from peertoc.validation.findings import Finding
from peertoc.validation.locating import locate, owner, title
from peertoc.vocabulary import DCTERMS, PTOC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.catalogue import Document, Statements, Term
    from peertoc.suggesting import Repairs
    from peertoc.validation.checks.loading import Check, Words
    from peertoc.validation.engine import Result


def tell(result: Result, check: Check, document: Document, lang: str) -> Iterator[Finding]:
    """Tell a result in words; a term that is used in several places is told in each."""
    words = _words(result, check)
    graph = document.statements
    for about, place in locate(result, document):
        named = owner(about, graph)
        yield Finding(
            place=place,
            check=check.name,
            message=fill(words.message, result, document, lang),
            severity=check.severity,
            family=check.family,
            help=fill(words.help, result, document, lang),
            guide=guide_reference(check),
            phase=check.phase or _phase(about, graph),
            focus=named.value if isinstance(named, NamedNode) else "",
            focus_title=title(about, graph, lang) or title(named, graph, lang),
            path=result.path,
            value=result.value.value if isinstance(result.value, NamedNode | Literal) else "",
            source=document.line(place),
            about=about,
            result=result,
            rule=check,
        )


def with_repairs(findings: Iterable[Finding], repairs: Repairs) -> Iterator[Finding]:
    """Say under each finding what to write; in their order, since new names are numbered as they come."""
    for finding in findings:
        result, check = finding.result, finding.rule
        text = _words(result, check).suggestion if result is not None and check is not None else ""
        value = result.value if result is not None else None
        yield replace(finding, suggestion=repairs.fill(text, focus=finding.about, value=value))


def _words(result: Result, check: Check) -> Words:
    return check.parts.get(result.constraint) or check.parts.get(result.shape, check.words)


def _phase(about: Term, graph: Statements) -> str:
    """Give the phase in which something stands, if it is one."""
    phases = graph.objects(about, f"{PTOC}inPhase")
    return phases[0].value if len(phases) == 1 and isinstance(phases[0], NamedNode) else ""


def guide_reference(check: Check) -> str:
    """Say where in the guide a check comes from: ``section 3.5, creating change at scale``."""
    if not check.sources:
        return ""
    part, graph = NamedNode(check.sources[0]), context_statements()
    number = graph.value(part, f"{DCTERMS}identifier")
    name = title(part, graph, "en")
    if not isinstance(number, Literal):
        return name
    return f"{'section ' if number.value[:1].isdigit() else ''}{number.value}, {name}"
