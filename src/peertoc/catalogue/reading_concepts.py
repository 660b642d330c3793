"""Read the terms of the vocabularies, and the questions of the guide, into the model."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from peertoc.catalogue.document import vocabulary_documents
from peertoc.catalogue.reading_values import words_of
from peertoc.model import Concept, Concepts
from peertoc.vocabulary import DCTERMS, PTOC, RDFS, ROOT, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue.document import Document
    from peertoc.catalogue.statements import Statements, Term

#: A question is called by its wording for those who facilitate.
_LABELS: Final = (f"{PTOC}text", f"{SKOS}prefLabel", f"{RDFS}label", f"{DCTERMS}title")


@cache
def read_concepts() -> Concepts:
    """Read the terms of every list of values, and every question of the guide."""
    found = (concept for document in vocabulary_documents() for concept in _concepts_in(document))
    return Concepts({concept.iri: concept for concept in found})


def with_own_concepts(concepts: Concepts, document: Document) -> Concepts:
    """Add the terms that a document defines for itself; what the vocabularies say stays as it is."""
    own = {concept.iri: concept for concept in _concepts_in(document)}
    return Concepts({**own, **concepts.by_iri})


def _concepts_in(document: Document) -> Iterator[Concept]:
    statements = document.statements
    for kind in (f"{SKOS}Concept", f"{PTOC}Question"):
        for term in statements.of_type(kind):
            if isinstance(term, NamedNode):
                yield _concept(statements, term)


def _concept(statements: Statements, term: NamedNode) -> Concept:
    label = (value for name in _LABELS for value in statements.objects(term, name))
    return Concept(
        iri=term.value,
        scheme=_scheme(statements, term),
        label=words_of(label),
        definition=words_of(statements.objects(term, f"{SKOS}definition")),
        phases=_names(statements, term, f"{PTOC}inPhase"),
        manages=_names(statements, term, f"{PTOC}manages"),
        order=_order(statements.value(term, f"{PTOC}order")),
        broader=_names(statements, term, f"{SKOS}broader"),
        sources=_names(statements, term, f"{DCTERMS}source"),
    )


def _scheme(statements: Statements, term: NamedNode) -> str:
    homes = (*_names(statements, term, f"{SKOS}inScheme"), *_names(statements, term, f"{RDFS}isDefinedBy"))
    ours = (home for home in homes if home.startswith(f"{ROOT}/"))
    return next(ours, "").removeprefix(f"{ROOT}/").strip("/")


def _names(statements: Statements, term: Term, predicate: str) -> tuple[str, ...]:
    values = statements.objects(term, predicate)
    return tuple(value.value for value in values if isinstance(value, NamedNode))


def _order(value: Term | None) -> int | None:
    return (
        int(value.value) if isinstance(value, Literal) and re.fullmatch(r"[0-9]{1,9}", value.value) else None
    )
