"""From what an engine says to the line where it matters, and to the words that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.validation.misplaced import misplaced
from peertoc.vocabulary import DCTERMS, PREFIXES, PTOC, RDF, RDFS, SKOS, compact, is_ours
from peertoc.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.catalogue import Document, Statements, Term
    from peertoc.place import Place
    from peertoc.validation.engine import Result

LEADS_TO = f"{PTOC}leadsTo"
_TYPE = f"{RDF}type"
#: The check whose values are the kinds of things that have a property.
_OF_A_KIND = f"{PREFIXES['check']}property-out-of-place"
_LONGEST_TITLE = 80
_TITLES = (f"{DCTERMS}title", f"{SKOS}prefLabel", f"{RDFS}label", f"{DCTERMS}description")


def locate(result: Result, document: Document) -> tuple[tuple[Term, Place], ...]:
    """Find the resource that a result is about, and the line where that shows.

    The line is the object for a wrong value, the statement or the causal link for a link, the last value
    where there is one too many, and the subject for something missing. A result that stands on no resource of
    the file is about each use of its value.
    """
    focus, value = result.focus, result.value
    if not document.statements.properties(focus):
        used = [(use[0], document.place(*use)) for use in _uses(result, document)]
        # One line is told once; where no line is known, each user is.
        uses = {place if place.line else user: (user, place) for user, place in used}
        if uses:
            return tuple(uses.values())
    if value is not None and (value != focus or result.path):
        statement = _statement(result, document.statements)
        if statement is not None:
            return ((focus, document.place(*statement)),)
    values = document.statements.objects(focus, result.path) if value is None else ()
    if len(values) > 1:
        return ((focus, document.place(focus, result.path, values[-1])),)
    return ((focus, document.place(focus)),)


def owner(term: Term, graph: Statements) -> Term:
    """Find the nearest resource with a name that holds a resource without one."""
    seen: set[Term] = set()
    while isinstance(term, BlankNode) and term not in seen:
        seen.add(term)
        term = graph.holder(term) or term
    return term


def title(term: Term, graph: Statements, lang: str) -> str:
    """Name a resource in words: its title, else its short name; empty for a resource without either."""
    for predicate in _TITLES:
        texts = [text for text in graph.objects(term, predicate) if isinstance(text, Literal)]
        if texts:
            return shorten(in_language(texts, lang), _LONGEST_TITLE)
    if isinstance(term, NamedNode):
        return short(term.value)
    return shorten(term.value, _LONGEST_TITLE) if isinstance(term, Literal) else ""


def short(iri: str) -> str:
    """Write an IRI for a reader: ``prefix:name`` for one of ours, else its last part."""
    if is_ours(iri):
        return compact(iri)
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


def _statement(result: Result, graph: Statements) -> tuple[Term] | tuple[Term, str, Term] | None:
    """Find the statement that a wrong value or a link stands in; for a causal link, the link itself.

    A result with a path of its own names the cause first; one over a longer path looks back from the effect.
    """
    focus, value = result.focus, cast("Term", result.value)
    if value in graph.objects(focus, result.path):
        return focus, result.path, value
    ends = ((focus, value), (value, focus))
    for cause, effect in ends if result.path else reversed(ends):
        if effect in graph.objects(cause, LEADS_TO):
            return cause, LEADS_TO, effect
        for link in graph.subjects(f"{PTOC}cause", cause):
            if effect in graph.objects(link, f"{PTOC}effect"):
                return (link,)
    return None if result.path else _said(focus, value, graph)


def _said(focus: Term, value: Term, graph: Statements) -> tuple[Term, str, Term] | None:
    """Find the statement with this value, for a result whose path names several properties at once."""
    paths = (path for path, values in graph.properties(focus).items() if value in values)
    path = next(paths, None)
    return None if path is None else (focus, path, value)


def _uses(
    result: Result, document: Document
) -> Iterable[tuple[Term] | tuple[Term, str] | tuple[Term, str, Term]]:
    """List where a term is used: as a property, a value, the subject of a description, or its kind."""
    path, value, graph = result.path, result.value, document.statements
    if result.shape == _OF_A_KIND:
        yield from ((subject, path) for subject in misplaced(value, path, graph))
        return
    if isinstance(value, NamedNode) and value.value == path:
        yield from ((subject, path) for subject in graph.having(path))
    elif value is not None:
        itself = (value,) if path == _TYPE and graph.objects(value, path) else ()
        for subject in graph.in_order((*graph.subjects(path, value), *itself)):
            for thing in graph.objects(subject, path):
                if thing == value:
                    yield subject, path, thing
                elif itself and subject == value:
                    yield (subject,)


def in_language(texts: list[Literal], lang: str) -> str:
    """Choose the text in a language, else in English, else the first."""
    for wanted in (lang, lang.partition("-")[0], "en"):
        for text in texts:
            if (text.language or "").lower() == wanted.lower():
                return text.value
    return texts[0].value
