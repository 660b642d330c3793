"""What a parser lets through and we do not: names without a base, values of unreasonable size, RDF 1.2."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from peertoc.catalogue.places import OBJECT, PREDICATE
from peertoc.catalogue.syntax import NEWER, NEWER_CURE
from peertoc.catalogue.values import CLOSER_LOOK, MAX_NUMBER, literal_fault
from peertoc.vocabulary import CONTEXT_IRI
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

# Stands in for a base that a file lacks. Every relative name keeps its scheme, so each can be told.
NO_BASE: Final = "peertoc-no-base://none.invalid/"
NO_BASE_SCHEME: Final = "peertoc-no-base:"

MAX_IRI: Final = 10_000
# All terms written out: a short prefix can stand for a long address, a million times.
MAX_TOTAL: Final = 400_000_000
_TOO_MUCH: Final = "The file is too large once its short names are written out."

_CONTEXT_CURE: Final = f'Check its spelling; the file needs "@context": "{CONTEXT_IRI}" at its top.'


@dataclass(frozen=True, slots=True)
class Problem:
    """Say why a statement is refused: its number, the part at fault, and words to look for in the text.

    The number is -1 where no single statement is at fault.
    """

    index: int
    part: int
    message: str
    help: str = ""
    traces: tuple[str, ...] = ()


def admit(quads: Iterable[Quad], format: str) -> tuple[tuple[Triple, ...], Problem | None]:
    """Take the statements of all graphs as they come, and tell the first problem among them.

    What could fill the memory ends the taking; any other problem does not, so that its place can be found.
    """
    triples: list[Triple] = []
    problem: Problem | None = None
    total = 0
    for index, quad in enumerate(quads):
        triple = quad.triple
        triples.append(triple)
        written = str(triple)
        total += len(written)
        if problem is None and (format == "jsonld" or not _plain(written)):
            problem = problem_of(index, triple, format)
        if total > MAX_TOTAL:
            return tuple(triples), Problem(-1, 0, _TOO_MUCH)
    return tuple(triples), problem


def faultless(triple: Triple, format: str) -> bool:
    """Tell that a statement is let through."""
    return problem_of(0, triple, format) is None


def _plain(written: str) -> bool:
    """Tell at a glance that a statement needs no closer look; to look at its terms costs much more."""
    return not (
        len(written) > MAX_NUMBER
        or NO_BASE_SCHEME in written
        or "<<(" in written
        or "--" in written
        or written.endswith(CLOSER_LOOK)
    )


def problem_of(index: int, triple: Triple, format: str) -> Problem | None:
    """Say why a statement is refused; None where it is let through."""
    for part, term in enumerate(triple):
        if isinstance(term, NamedNode):
            fault = _iri_fault(term.value, format, part)
        elif isinstance(term, Literal):
            fault = literal_fault(term, format) or _datatype_fault(term, format)
        else:
            fault = (NEWER, NEWER_CURE) if isinstance(term, Triple) else None
        if fault is not None:
            return Problem(index, part, *fault, traces=_traces(term))
    return None


def _iri_fault(iri: str, format: str, part: int) -> tuple[str, str] | None:
    if len(iri) > MAX_IRI:
        return (
            f"An address is longer than {MAX_IRI:,} characters: {shorten(printable(iri), 60)}.",
            "Look for a > that is missing.",
        )
    if iri.startswith(NO_BASE_SCHEME):
        return _relative(iri.removeprefix(NO_BASE), format)
    return _json_iri_fault(iri, part) if format == "jsonld" else None


def _relative(name: str, format: str) -> tuple[str, str]:
    shown = shorten(printable(name.removeprefix(NO_BASE_SCHEME)), 60)
    cure = (
        'Add an @base to the context:  "@base": "https://example.org/my-initiative/".'
        if format == "jsonld"
        else 'Add xml:base="https://example.org/my-initiative/" to the rdf:RDF element.'
    )
    return f"The name “{shown}” is relative, and the file does not say to what.", cure


@lru_cache(maxsize=65_536)
def _json_iri_fault(iri: str, part: int) -> tuple[str, str] | None:
    """Judge an IRI from JSON-LD; the strict parser drops a bad one and all that is said of it, in silence."""
    try:
        NamedNode(iri)
    except ValueError as fault:
        shown = shorten(printable(iri), 60)
        if " " in iri:
            return f"An address may not contain a space: “{shown}”.", "Write %20 for it, or take it out."
        if "No scheme" in str(fault) and part == PREDICATE:
            return f"The name “{shown}” is not known to the context of the file.", _CONTEXT_CURE
        if "No scheme" in str(fault):
            return _relative(iri, "jsonld")
        return f"The address “{shown}” is not well formed.", "Check its characters."
    return None


def _datatype_fault(literal: Literal, format: str) -> tuple[str, str] | None:
    """Judge the name of a kind of value, where that can be relative without the parser's saying so."""
    if format not in {"jsonld", "rdfxml"}:
        return None
    return _iri_fault(literal.datatype.value, format, OBJECT)


def _traces(term: object) -> tuple[str, ...]:
    """Give what the text of a format without places may hold of a term, quoted."""
    if isinstance(term, Literal):
        words = (term.language or term.datatype.value.removeprefix(NO_BASE), term.value[:MAX_NUMBER])
    else:
        iri = term.value if isinstance(term, NamedNode) else ""
        words = (iri.removeprefix(NO_BASE), iri.removeprefix(NO_BASE[:-1]))
    return tuple(f"{quote}{word}{quote}" for word in words if word for quote in "\"'")
