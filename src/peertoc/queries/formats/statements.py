"""Statements, as CONSTRUCT and DESCRIBE give them: Turtle, N-Triples, JSON-LD."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from peertoc.vocabulary import PREFIXES, XSD
from peertoc.wording import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.queries.asking import Answer

#: So many are put in order; more are written as they come.
_SORTED: Final = 100_000
_BATCH: Final = 10_000
_DECLARED: Final = re.compile(r"\A(?:@prefix [^\n]*\n)+")


def pieces(answer: Answer, format: str) -> Iterator[str]:
    """Write the statements, each once and in order where they are not too many."""
    first = list(islice(answer.statements, _SORTED))
    if len(first) < _SORTED:
        first = sorted(set(first), key=str)
    if format == "jsonld":
        # One document, which the engine can only write as a whole.
        yield from _jsonld([*first, *answer.statements])
        return
    prefixes = _used(first) if len(first) < _SORTED else dict(PREFIXES)
    header = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in prefixes.items())
    yield header if format == "turtle" else ""
    for batch in _batches(first, answer.statements):
        if format == "turtle":
            yield _visible(_DECLARED.sub("", _written(batch, ox.RdfFormat.TURTLE, prefixes)))
        else:
            yield _visible(_written(batch, ox.RdfFormat.N_TRIPLES, {}))


def _batches(first: list[ox.Triple], rest: Iterator[ox.Triple]) -> Iterator[list[ox.Triple]]:
    if first:
        yield first
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _jsonld(triples: list[ox.Triple]) -> Iterator[str]:
    written = _written(triples, ox.RdfFormat.JSON_LD, _used(triples))
    yield INVISIBLE.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", written)
    yield "\n"


def _written(triples: Iterable[ox.Triple], format: ox.RdfFormat, prefixes: dict[str, str]) -> str:
    return (ox.serialize(triples, format=format, prefixes=prefixes or None) or b"").decode()


def _used(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Keep the prefixes that fit an address in the statements, in the order of their names."""
    found = {
        term.value[: max(term.value.rfind("/"), term.value.rfind("#")) + 1]
        for triple in triples
        for term in (triple.subject, triple.predicate, triple.object, _datatype(triple.object))
        if isinstance(term, ox.NamedNode)
    }
    return {prefix: space for prefix, space in sorted(PREFIXES.items()) if space in found}


def _datatype(term: object) -> ox.NamedNode | None:
    """Give the datatype of a literal, unless it goes without saying."""
    if not isinstance(term, ox.Literal) or term.language or term.datatype.value == f"{XSD}string":
        return None
    return term.datatype


def _visible(text: str) -> str:
    """Write what is invisible as an escape, which Turtle has; the ends of lines stay."""
    return INVISIBLE.sub(lambda match: match[0] if match[0] in "\n\t" else f"\\u{ord(match[0]):04X}", text)
