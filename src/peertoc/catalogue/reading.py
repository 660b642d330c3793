"""Read a document into the model: every field of the model says which property it holds."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from peertoc.catalogue.document import vocabulary_documents
from peertoc.catalogue.reading_chain import read_chain
from peertoc.catalogue.reading_values import Reader, words_of
from peertoc.model import Initiative, Labels, Lesson, Step, TheoryOfChange, everything
from peertoc.vocabulary import PREFIXES, PTOC, RDFS, SKOS, STEP_KINDS

if TYPE_CHECKING:
    from peertoc.catalogue.document import Document
    from peertoc.model import Words

_STEP: Final = f"{PTOC}step"
_LABELS: Final = (f"{SKOS}prefLabel", f"{RDFS}label")
#: A guiding question is called by its wording, which says more than its label.
_WORDINGS: Final = (f"{PTOC}text", *_LABELS)


def read_initiatives(document: Document) -> tuple[Initiative, ...]:
    """Read every initiative of a document, in document order.

    Values of a wrong kind are read as far as they can be; validation tells of them. Of several values where
    one is expected, the first in the document counts.
    """
    reader = Reader(document, {TheoryOfChange: lambda reader, term: {"chain": read_chain(reader, term)}})
    terms = document.statements.of_type(f"{PTOC}Initiative")
    found = [reader.resource(Initiative, term) for term in terms]
    alone = len(found) == 1
    whole = [_with_lessons(reader, initiative, alone=alone) for initiative in found]
    return (dataclasses.replace(whole[0], loose_steps=_loose_steps(reader)), *whole[1:]) if whole else ()


def _loose_steps(reader: Reader) -> tuple[Step, ...]:
    """Read the steps that no theory counts among its own; the first initiative tells them."""
    terms = dict.fromkeys(term for kind in STEP_KINDS for term in reader.statements.of_type(f"{PTOC}{kind}"))
    return tuple(reader.resource(Step, term) for term in terms if not reader.statements.subjects(_STEP, term))


def _with_lessons(reader: Reader, initiative: Initiative, *, alone: bool) -> Initiative:
    """Add the lessons that a part of an initiative captured; all, where its document tells of no other."""
    lessons = [reader.resource(Lesson, term) for term in reader.statements.of_type(f"{PTOC}Lesson")]
    if not lessons:
        return initiative
    parts = {part.id for part in everything(initiative)}
    ours = tuple(
        lesson for lesson in lessons if alone or any(captor.id in parts for captor in lesson.captured_by)
    )
    return dataclasses.replace(initiative, lessons=ours)


@cache
def read_labels() -> Labels:
    """Read what concepts, classes, properties and questions are called, and the order of the phases."""
    words: dict[str, Words] = {}
    orders: dict[str, int] = {}
    for document in vocabulary_documents():
        words.update(_labels_in(document))
        for triple in document.triples:
            if triple.predicate.value == f"{PTOC}order" and isinstance(triple.object, Literal):
                orders[str(triple.subject).strip("<>")] = int(triple.object.value)
    phases = [iri for iri in orders if iri.startswith(PREFIXES["phase"])]
    return Labels(words, tuple(sorted(phases, key=lambda iri: orders[iri])))


def with_own_labels(labels: Labels, document: Document) -> Labels:
    """Add what a document calls the concepts of its own; what the vocabularies say stays as it is."""
    return Labels({**_labels_in(document), **labels.words}, labels.phases)


def _labels_in(document: Document) -> dict[str, Words]:
    labelled = [triple.subject for triple in document.triples if triple.predicate.value in _LABELS]
    statements = document.statements
    return {
        term.value: words_of(value for label in _WORDINGS for value in statements.objects(term, label))
        for term in dict.fromkeys(labelled)
        if isinstance(term, NamedNode)
    }
