"""A run: initiatives in, findings out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from pyoxigraph import Literal, NamedNode, Triple

from peertoc.catalogue import Document, Statements, find_sources, read, vocabulary_documents
from peertoc.errors import NoInitiative, PeertocError
from peertoc.place import Place
from peertoc.validation.checks import Check, all_checks, prefixes
from peertoc.validation.findings import Finding, Findings
from peertoc.validation.locating import locate, nearest, owner, title
from peertoc.validation.pyshacl_engine import PyShacl
from peertoc.vocabulary import DCTERMS, PTOC, RDF, RDFS, compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from peertoc.catalogue import Term
    from peertoc.validation.engine import Engine, Result

UNTITLED = "something without a title"
_NO_INITIATIVE = "Nothing in this file is a ptoc:Initiative, so there is nothing to check."
_ADD_ONE = "Start with `peertoc new TITLE -o FILE`, or add `<initiative> a ptoc:Initiative .`"


def check_files(
    paths: Sequence[str],
    *,
    checks: Sequence[Check] | None = None,
    format: str | None = None,
    lang: str = "en",
) -> Findings:
    """Check the initiatives in files, folders, patterns or ``-``, each file by itself.

    What cannot be read stands in ``unchecked``; the rest is still checked. Raises nothing for a bad input.
    """
    found: list[Finding] = []
    files: list[str] = []
    skipped: list[str] = []
    unchecked: list[PeertocError] = []
    for source in find_sources(paths, format):
        try:
            if isinstance(source, PeertocError):
                raise source
            document = read(source)
            if source.in_folder and not has_initiative(document) and not _meant(document):
                skipped.append(source.name)
                continue
            found += check_document(document, checks=checks, lang=lang)
            files.append(source.name)
        except PeertocError as fault:
            unchecked.append(fault)
    if skipped and not files and not unchecked:
        unchecked.append(
            NoInitiative("No file here describes an initiative.", place=Place(skipped[0]), help=_ADD_ONE)
        )
    return Findings(tuple(sorted(found)), tuple(files), tuple(unchecked), tuple(skipped))


def check_document(
    document: Document,
    *,
    checks: Sequence[Check] | None = None,
    lang: str = "en",
    engine: Engine | None = None,
) -> tuple[Finding, ...]:
    """Check one document; raises NoInitiative where it describes none."""
    if not has_initiative(document):
        raise _no_initiative(document)
    chosen = all_checks() if checks is None else tuple(checks)
    shapes = (*prefixes(), *(triple for check in chosen for triple in check.triples))
    data = (*document.triples, *context())
    speaking = {part: check for check in chosen for part in (check.iri, *check.parts)}
    results = (engine or PyShacl()).run(data, shapes)
    return tuple(
        sorted(
            found for result in results for found in _findings(result, speaking[result.shape], document, lang)
        )
    )


def has_initiative(document: Document) -> bool:
    """Tell whether a document describes at least one initiative."""
    return bool(document.statements.of_type(f"{PTOC}Initiative"))


def _meant(document: Document) -> Triple | None:
    """Find where a file seems to mean an initiative, but writes the name of the class in another way."""
    classes = (triple for triple in document.triples if triple.predicate.value == f"{RDF}type")
    return next(
        (
            triple
            for triple in classes
            if isinstance(triple.object, NamedNode)
            and "w3id.org/peertoc" in triple.object.value
            and nearest(triple.object.value, (f"{PTOC}Initiative",)) == "ptoc:Initiative"
        ),
        None,
    )


def _no_initiative(document: Document) -> NoInitiative:
    slip = _meant(document)
    if slip is None:
        return NoInitiative(_NO_INITIATIVE, place=Place(document.name), help=_ADD_ONE)
    written = cast("NamedNode", slip.object)
    place = document.place(cast("Term", slip.subject), slip.predicate.value, written)
    return NoInitiative(
        f"This file describes no initiative: {compact(written.value)} is not a name of the vocabulary.",
        place=place,
        source=document.line(place),
        help=f"Did you mean ptoc:Initiative, which is short for <{PTOC}Initiative>?",
    )


@cache
def context() -> tuple[Triple, ...]:
    """Give what every initiative is checked together with: ontology, vocabularies, guide, check names."""
    known = (triple for document in vocabulary_documents() for triple in document.triples)
    return (*known, *(triple for check in all_checks() for triple in check.declaration()))


@cache
def _context_statements() -> Statements:
    return Statements(context())


@cache
def _declared() -> tuple[str, ...]:
    defined = NamedNode(f"{RDFS}isDefinedBy")
    return tuple(
        subject.value
        for subject, predicate, _ in context()
        if predicate == defined and isinstance(subject, NamedNode)
    )


def _findings(result: Result, check: Check, document: Document, lang: str) -> Iterator[Finding]:
    """Tell a result in words; a term that is used in several places is told in each."""
    words = check.parts.get(result.shape, check.words)
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
            phase=check.phase,
            focus=named.value if isinstance(named, NamedNode) else "",
            focus_title=title(about, graph, lang) or title(named, graph, lang),
            path=result.path,
            value=result.value.value if isinstance(result.value, NamedNode | Literal) else "",
            source=document.line(place),
        )


def guide_reference(check: Check) -> str:
    """Say where in the guide a check comes from: ``section 3.5, creating change at scale``."""
    if not check.sources:
        return ""
    part, graph = NamedNode(check.sources[0]), _context_statements()
    number = graph.value(part, f"{DCTERMS}identifier")
    name = title(part, graph, "en")
    if not isinstance(number, Literal):
        return name
    return f"{'section ' if number.value[:1].isdigit() else ''}{number.value}, {name}"


def _fill(text: str, result: Result, document: Document, lang: str) -> str:
    """Put names into the words of a check; a sentence whose ``{?nearest}`` finds nothing is left out."""
    value = result.value
    if value is not None and "{?nearest}" in text:
        near = nearest(value.value, _declared()) if isinstance(value, NamedNode) else ""
        text = text.replace("{?nearest}", near) if near else _without(text, "{?nearest}")
    if value is not None:
        text = text.replace("{?value}", title(value, document.statements, lang) or UNTITLED)
    return text


def _without(text: str, mark: str) -> str:
    sentences: Iterable[str] = text.replace("? ", "?\n").replace(". ", ".\n").split("\n")
    return " ".join(sentence for sentence in sentences if mark not in sentence)
