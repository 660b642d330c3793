"""Things of a kind that have a property which is not for things of that kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from peertoc.validation.context import context_statements
from peertoc.vocabulary import PTOC, RDF, RDFS, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Statements, Term

_TYPE: Final = f"{RDF}type"
_DEFINED: Final = f"{RDFS}isDefinedBy"
_BELOW: Final = f"{RDFS}subClassOf"


def misplaced(kind: Term | None, path: str, graph: Statements) -> Iterator[Term]:
    """List the things of a kind that have a property, unless it fits another kind that they are of.

    As the check property-out-of-place has it: things of the vocabulary are left out, and those of a kind of
    ours that is not declared, which may be a slip for one that fits.
    """
    if kind is None:
        return
    fitting = set(context_statements().objects(NamedNode(path), f"{SCHEMA}domainIncludes"))
    for subject in graph.subjects(_TYPE, kind):
        if not graph.objects(subject, path):
            continue
        kinds = graph.objects(subject, _TYPE)
        excused = graph.objects(subject, _DEFINED) or any(_is_strange(each, graph) for each in kinds)
        if not excused and not fitting & _above(kinds, graph):
            yield subject


def _is_strange(kind: Term, graph: Statements) -> bool:
    return str(kind).startswith(f"<{PTOC}") and not _both(kind, _DEFINED, graph)


def _above(kinds: tuple[Term, ...], graph: Statements) -> set[Term]:
    """Give classes with all that are above them."""
    found: set[Term] = set()
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            waiting += _both(kind, _BELOW, graph)
    return found


def _both(term: Term, path: str, graph: Statements) -> tuple[Term, ...]:
    """Give what the vocabulary and the file say."""
    return (*context_statements().objects(term, path), *graph.objects(term, path))
