"""The guide's questions and principles, with what answers each, as the ontology has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from peertoc.catalogue import Statements, vocabulary_documents
from peertoc.errors import UnknownName
from peertoc.vocabulary import PREFIXES, PTOC, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.catalogue import Term

AUDIENCES: Final = ("facilitator", "learner")


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a question: its wordings, phase and audiences, what answers and tests it, what to write.

    ``answered_by`` names properties and patterns; where it is empty only words can answer. ``tested_by``
    holds the names of checks, ``phase`` the name of a phase without its namespace, empty for a principle.
    """

    iri: str
    id: str
    label: str
    text: str
    learner_text: str
    phase: str
    audience: tuple[str, ...]
    answered_by: tuple[str, ...]
    tested_by: tuple[str, ...]
    suggestion: str

    def worded(self, audience: str) -> str:
        """Give the wording for an audience; where none is asked for, that for those who facilitate."""
        return (self.learner_text if audience == "learner" else "") or self.text


@cache
def known() -> Statements:
    """Index the ontology, the lists of values and what is said of the guide."""
    return Statements(triple for document in vocabulary_documents() for triple in document.triples)


@cache
def questions() -> tuple[Question, ...]:
    """List the guiding questions, in the order of the guide."""
    return _all("Question")


@cache
def principles() -> tuple[Question, ...]:
    """List the principles, in the order of the guide."""
    return _all("Principle")


@cache
def phases() -> tuple[str, ...]:
    """List the names of the five phases, in their order."""
    space = PREFIXES["phase"]
    found = [term for term in known().of_type(f"{SKOS}Concept") if term.value.startswith(space)]
    return tuple(term.value.removeprefix(space) for term in sorted(found, key=_order))


def phase_title(name: str) -> str:
    """Say what a phase is called, with a capital."""
    label = _text(NamedNode(PREFIXES["phase"] + name), f"{SKOS}prefLabel")
    return label[:1].upper() + label[1:]


def chosen(asked: Iterable[str] = (), audience: str = "") -> tuple[Question, ...]:
    """Choose the questions of some phases (all, where none is named) and of an audience.

    A phase is named as in ``phase:change-at-scale``, with or without the prefix, or by its number. Raises
    UnknownName.
    """
    wanted = {_phase(name) for name in asked}
    return tuple(
        question
        for question in questions()
        if (not wanted or question.phase in wanted) and (not audience or audience in question.audience)
    )


def _phase(name: str) -> str:
    plain = name.removeprefix("phase:").lower()
    if plain.isdigit() and int(plain) < len(phases()):
        return phases()[int(plain)]
    if plain not in phases():
        raise UnknownName("phase", name, phases())
    return plain


def _all(kind: str) -> tuple[Question, ...]:
    found = sorted(known().of_type(PTOC + kind), key=_order)
    return tuple(_question(term) for term in found if isinstance(term, NamedNode))


def _question(term: NamedNode) -> Question:
    return Question(
        iri=term.value,
        id=_text(term, f"{SKOS}notation"),
        label=_text(term, f"{RDFS}label"),
        text=_text(term, f"{PTOC}text"),
        learner_text=_text(term, f"{PTOC}learnerText"),
        phase="".join(_names(term, "inPhase", "phase")),
        audience=_names(term, "audience", "audience"),
        answered_by=tuple(value.value for value in known().objects(term, f"{PTOC}answeredBy")),
        tested_by=_names(term, "testedBy", "check"),
        suggestion=_text(term, f"{PTOC}suggestion"),
    )


def _names(term: NamedNode, name: str, prefix: str) -> tuple[str, ...]:
    values = known().objects(term, PTOC + name)
    return tuple(value.value.removeprefix(PREFIXES[prefix]) for value in values)


def _text(term: NamedNode, predicate: str) -> str:
    value = known().value(term, predicate)
    return value.value if isinstance(value, Literal) else ""


def _order(term: Term) -> int:
    value = known().value(term, f"{PTOC}order")
    return int(value.value) if isinstance(value, Literal) else 0
