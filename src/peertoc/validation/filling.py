"""Putting the names of a file, and of the vocabulary, into the words of a check."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from pyoxigraph import Literal, NamedNode

from peertoc.validation.context import context_statements, declared
from peertoc.validation.locating import short, title
from peertoc.validation.meaning import Known
from peertoc.vocabulary import BORROWED, PTOC, SKOS, compact, is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.catalogue import Document, Statements, Term
    from peertoc.validation.engine import Result

UNTITLED: Final = "something without a title"
_NEAREST: Final = "{?nearest}"
_LIST: Final = "{?list}"
_LONGEST_LIST: Final = 7
_A_FEW: Final = 3
#: The names of what documents describe; many of a large one may be misspelt.
_described: WeakKeyDictionary[Document, Known] = WeakKeyDictionary()


def fill(text: str, result: Result, document: Document, lang: str) -> str:
    """Put names into words; a sentence whose ``{?nearest}`` or ``{?list}`` finds nothing is left out.

    Where a name nearly hits another, the list of all the others is left out too.
    """
    near = _nearest(result.value, document) if _NEAREST in text else ""
    text = _put(text, _NEAREST, near)
    if _LIST in text:
        text = _put(text, _LIST, "" if near else _listed(result.path))
    if "{?path}" in text:
        text = text.replace("{?path}", compact(result.path))
    if result.value is not None and "{?value}" in text:
        told = _named(result.value, document.statements, lang)
        text = text.replace("{?value}", told) if told else text.replace("“{?value}”", UNTITLED)
        text = text.replace("{?value}", UNTITLED)
    return text


def _put(text: str, mark: str, told: str) -> str:
    if told:
        return text.replace(mark, told)
    sentences: Iterable[str] = text.replace("? ", "?\n").replace(". ", ".\n").split("\n")
    return " ".join(sentence for sentence in sentences if mark not in sentence)


def _listed(path: str) -> str:
    """Name the values of the list from which a property takes its own; of a long list, the first few."""
    graph = context_statements()
    found = {
        term
        for home in graph.objects(NamedNode(path), f"{PTOC}valuesFrom")
        for term in graph.subjects(f"{SKOS}inScheme", home)
        if isinstance(term, NamedNode)
    }
    names = [compact(term.value) for term in sorted(found, key=lambda term: _rank(term, graph))]
    if len(names) > _LONGEST_LIST:
        names[_A_FEW:] = [f"{len(names) - _A_FEW} more"]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _rank(term: NamedNode, graph: Statements) -> tuple[str, str]:
    order = graph.value(term, f"{PTOC}order")
    return order.value if isinstance(order, Literal) else "", term.value


def _named(term: Term, graph: Statements, lang: str) -> str:
    """Name a term in words: as the file does, else as the vocabulary does."""
    known = context_statements()
    return title(term, known if not graph.properties(term) and known.properties(term) else graph, lang)


def _nearest(value: Term | None, document: Document) -> str:
    """Find the name that was meant: for one of ours in the vocabulary, else among what the file describes."""
    if not isinstance(value, NamedNode):
        return ""
    if is_ours(value.value.replace("http:", "https:", 1)):
        near = _of_the_vocabulary().nearest(value.value)
        return compact(near) if near else ""
    near = _of(document).nearest(value.value)
    return f"“{short(near)}”" if near else ""


@cache
def _of_the_vocabulary() -> Known:
    return Known((*declared(), *BORROWED))


def _of(document: Document) -> Known:
    if document not in _described:
        own = (term.value for term in document.statements.described() if isinstance(term, NamedNode))
        _described[document] = Known(own)
    return _described[document]
