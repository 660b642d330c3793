"""From what an engine says to what a person is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from peertoc.validation.context import context_statements, declared
from peertoc.validation.findings import Finding
from peertoc.validation.locating import locate, nearest, owner, short, title
from peertoc.vocabulary import BORROWED, DCTERMS, PTOC, compact, is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.catalogue import Document, Statements, Term
    from peertoc.validation.checks.loading import Check
    from peertoc.validation.engine import Result

UNTITLED = "something without a title"
_NEAREST = "{?nearest}"


def tell(result: Result, check: Check, document: Document, lang: str) -> Iterator[Finding]:
    """Tell a result in words; a term that is used in several places is told in each."""
    words = check.parts.get(result.constraint) or check.parts.get(result.shape, check.words)
    graph = document.statements
    for about, place in locate(result, document):
        named = owner(about, graph)
        yield Finding(
            place=place,
            check=check.name,
            message=_fill(words.message, result, document, lang),
            severity=check.severity,
            family=check.family,
            help=_fill(words.help, result, document, lang),
            guide=guide_reference(check),
            phase=check.phase or _phase(about, graph),
            focus=named.value if isinstance(named, NamedNode) else "",
            focus_title=title(about, graph, lang) or title(named, graph, lang),
            path=result.path,
            value=result.value.value if isinstance(result.value, NamedNode | Literal) else "",
            source=document.line(place),
            result=result,
            rule=check,
        )


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


def _fill(text: str, result: Result, document: Document, lang: str) -> str:
    """Put names into the words of a check; a sentence whose ``{?nearest}`` finds nothing is left out."""
    value = result.value
    if value is not None and _NEAREST in text:
        near = _nearest(value.value, document) if isinstance(value, NamedNode) else ""
        text = text.replace(_NEAREST, near) if near else _without(text, _NEAREST)
    if "{?path}" in text:
        text = text.replace("{?path}", compact(result.path))
    if value is not None and "{?value}" in text:
        told = _named(value, document.statements, lang)
        text = text.replace("{?value}", told) if told else text.replace("“{?value}”", UNTITLED)
        text = text.replace("{?value}", UNTITLED)
    return text


def _named(term: Term, graph: Statements, lang: str) -> str:
    """Name a term in words: as the file does, else as the vocabulary does."""
    known = context_statements()
    return title(term, known if not graph.properties(term) and known.properties(term) else graph, lang)


def _nearest(iri: str, document: Document) -> str:
    """Find the name that was meant: for one of ours in the vocabulary, else among what the file describes."""
    if is_ours(iri.replace("http:", "https:", 1)):
        near = nearest(iri, (*declared(), *BORROWED))
        return compact(near) if near else ""
    own = (term.value for term in document.statements.described() if isinstance(term, NamedNode))
    near = nearest(iri, own)
    return f"“{short(near)}”" if near else ""


def _without(text: str, mark: str) -> str:
    sentences: Iterable[str] = text.replace("? ", "?\n").replace(". ", ".\n").split("\n")
    return " ".join(sentence for sentence in sentences if mark not in sentence)
