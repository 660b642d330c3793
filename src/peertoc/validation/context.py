"""What every initiative is checked together with: ontology, vocabularies, guide, names of checks, the day."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from peertoc.catalogue import Statements, vocabulary_documents
from peertoc.validation.checks.loading import CHECK, all_checks
from peertoc.vocabulary import DCTERMS, PREFIXES, PTOC, RDF, RDFS, ROOT, SH, SKOS, XSD

if TYPE_CHECKING:
    import datetime

RUN: Final = f"{ROOT}/run"

_TO_PEOPLE: Final = {
    *(f"{SKOS}{name}" for name in (
        "prefLabel", "altLabel", "hiddenLabel", "definition", "example", "scopeNote", "notation",
        "editorialNote",
    )),
    *(f"{RDFS}{name}" for name in ("label", "seeAlso")),
    *(f"{DCTERMS}{name}" for name in ("source", "license", "identifier", "isPartOf")),
    *(f"{PTOC}{name}" for name in ("text", "learnerText", "suggestion")),
    f"{PREFIXES['vs']}term_status",
}  # fmt: skip

#: Said to other commands: what answers the questions of the guide, in patterns, and where lists begin.
_TO_COMMANDS: Final = {
    *(f"{PTOC}{name}" for name in ("answeredBy", "testedBy", "answeredInWords", "meansTerm")),
    *(f"{SKOS}{name}" for name in ("hasTopConcept", "topConceptOf")),
    *(f"{RDF}{name}" for name in ("first", "rest")),
}


@cache
def context() -> tuple[Triple, ...]:
    """Give the ontology, the vocabularies, what is said of the guide, and the names of the checks."""
    known = (triple for document in vocabulary_documents() for triple in document.triples)
    return (*known, *(triple for check in all_checks() for triple in check.declaration()))


@cache
def lean_context() -> tuple[Triple, ...]:
    """Give the context without what no check of ours reads, for it costs time.

    The reference run has all of it, and finds the same.
    """
    unread = _TO_PEOPLE | _TO_COMMANDS
    return tuple(
        triple
        for triple in context()
        if triple.predicate.value not in unread and not triple.predicate.value.startswith(SH)
    )


@cache
def context_statements() -> Statements:
    """Index the context."""
    return Statements(context())


@cache
def declared() -> tuple[str, ...]:
    """List the names that the vocabulary declares."""
    defined = NamedNode(f"{RDFS}isDefinedBy")
    return tuple(
        subject.value
        for subject, predicate, _ in context()
        if predicate == defined and isinstance(subject, NamedNode)
    )


@lru_cache(maxsize=8)
def run_on(today: datetime.date | None) -> tuple[Triple, ...]:
    """State the day of a run, for the rules that need it; nothing where no day is given."""
    if today is None:
        return ()
    run = NamedNode(RUN)
    day = Literal(today.isoformat(), datatype=NamedNode(f"{XSD}date"))
    return (
        Triple(run, NamedNode(f"{RDF}type"), NamedNode(f"{PTOC}Run")),
        Triple(run, NamedNode(f"{RDFS}isDefinedBy"), NamedNode(CHECK)),
        Triple(run, NamedNode(f"{PTOC}today"), day),
    )
