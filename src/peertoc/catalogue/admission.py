"""What a parser lets through and we do not: names without a base, values of unreasonable size, RDF 1.2."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from peertoc.catalogue.places import OBJECT, PREDICATE
from peertoc.catalogue.syntax import NEWER, NEWER_CURE
from peertoc.catalogue.values import CLOSER_LOOK, MAX_NUMBER, literal_fault
from peertoc.vocabulary import CONTEXT_IRI, RDF, XSD
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

# Stands in for a base that a file lacks. Every relative name keeps its scheme, so each can be told.
NO_BASE: Final = "peertoc-no-base://none.invalid/"
NO_BASE_SCHEME: Final = "peertoc-no-base:"

MAX_IRI: Final = 10_000
# All terms written out: a short prefix can stand for a long address, a million times.
MAX_TOTAL: Final = 400_000_000
_TOO_MUCH: Final = "The file is too large once its short names are written out."

_NEW: Final = re.compile(r"<<|@[A-Za-z0-9-]*--")
# The kind of a value, where it is one of numbers, or written so that it may be: with space or escapes.
_KINDS: Final = "|".join(re.escape(end.removeprefix("^^")) for end in CLOSER_LOOK)
_KIND: Final = re.compile(rf"\^\^(?:(?P<number>{_KINDS})|(?!<)|<[^>\n]*\\)")
_DIGITS: Final = re.compile(r"[-+]?[0-9.]{1,9}")

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
            problem = _problem(index, triple, format)
        if total > MAX_TOTAL:
            return tuple(triples), Problem(-1, 0, _TOO_MUCH)
    return tuple(triples), problem


def faultless(triple: Triple, format: str) -> bool:
    """Tell that a statement is let through."""
    return _problem(0, triple, format) is None


def admit_lines(quads: Iterable[Quad], format: str, text: str) -> tuple[tuple[Triple, ...], Problem | None]:
    """Take the statements of a text in which each has a line, and tell the first problem among them.

    At a text as a whole one sees where to look; to write each statement out costs as much as to parse it.
    """
    with _uncollected():
        triples = tuple(quad.triple for quad in quads)
    return triples, next(filter(None, _problems(triples, format, text)), None)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of garbage rest: there is none, and to look for it takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _problems(triples: tuple[Triple, ...], format: str, text: str) -> Iterator[Problem | None]:
    suspects = _suspects(text)
    if suspects and (len(triples) != text.count("\n") + (not text.endswith("\n")) or "\r" in text):
        # Some lines hold no statement.
        suspects = list(range(len(triples)))
    return (_problem(index, triples[index], format) for index in suspects)


def _suspects(text: str) -> list[int]:
    """List the lines that need a closer look: long, with what RDF 1.2 writes, or numbers in strange signs."""
    found = {number for number, line in enumerate(text.split("\n")) if len(line) > MAX_NUMBER}
    starts = [match.start() for match in _NEW.finditer(text)] if "--" in text or "<<" in text else []
    starts += (
        match.start()
        for match in _KIND.finditer(text)
        if not match["number"] or not _is_plain(text, match.start())
    )
    return sorted(found.union(text.count("\n", 0, start) for start in starts))


def _is_plain(text: str, end: int) -> bool:
    """Tell whether the value whose closing quotation mark stands just before ``end`` is written in digits."""
    return _DIGITS.fullmatch(text, text.rfind('"', 0, end - 1) + 1, end - 1) is not None


def _plain(written: str) -> bool:
    """Tell at a glance that a statement needs no closer look; to look at its terms costs much more."""
    return not (
        len(written) > MAX_NUMBER
        or NO_BASE_SCHEME in written
        or "<<(" in written
        or "--" in written
        or written.endswith(CLOSER_LOOK)
    )


def _problem(index: int, triple: Triple, format: str) -> Problem | None:
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
    datatype = literal.datatype.value
    return None if datatype.startswith((XSD, RDF)) else _iri_fault(datatype, format, OBJECT)


def _traces(term: object) -> tuple[str, ...]:
    """Give what the text of a format without places may hold of a term, quoted."""
    if isinstance(term, Literal):
        words = (term.language or term.datatype.value.removeprefix(NO_BASE), term.value[:MAX_NUMBER])
    else:
        iri = term.value if isinstance(term, NamedNode) else ""
        words = (iri.removeprefix(NO_BASE), iri.removeprefix(NO_BASE[:-1]))
    return tuple(f"{quote}{word}{quote}" for word in words if word for quote in "\"'")
