"""Tables of answers: every term of a row as a reader of a page wants it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from peertoc.vocabulary import XSD, compact
from scripts.pages.places import escaped, place, target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.catalogue import Term

#: What stands in the examples: the name of the folder, and the last part of the name.
_EXAMPLE: Final = re.compile(r"https://example\.org/([a-z0-9-]+)/(.*)")
_INNER: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def table(variables: Sequence[str], rows: Iterable[Sequence[str | None]], here: str) -> str:
    """Write rows of terms, in the syntax of N-Triples, as a table."""
    head = " | ".join(_INNER.sub(" ", name).lower() for name in variables)
    lines = (" | ".join("" if term is None else _cell(read(term), here) for term in row) for row in rows)
    return "\n".join(f"| {line} |" for line in (head, " | ".join("---" for _ in variables), *lines))


def read(written: str) -> Term:
    """Read a term of N-Triples."""
    (quad,) = ox.parse(f"<urn:a> <urn:b> {written} .", format=ox.RdfFormat.N_TRIPLES)
    term: Term = quad.object
    return term


def _cell(term: Term, here: str) -> str:
    if isinstance(term, ox.NamedNode):
        return _named(term.value, here)
    if isinstance(term, ox.Literal) and term.datatype.value == f"{XSD}boolean":
        return {"true": "yes", "false": "no"}[term.value]
    return escaped(re.sub(r"\s+", " ", term.value)).replace("|", "\\|")


def _named(iri: str, here: str) -> str:
    short = compact(iri)
    if there := place(iri):
        return f"[`{short}`]({target(there, here)})"
    if match := _EXAMPLE.fullmatch(iri):
        shown = match[1] if match[2] == "initiative" else f"{match[1]}: {match[2]}"
        return f"[{escaped(shown)}](../../examples/{match[1]}/README.md)"
    if not short.startswith("<"):
        return f"`{short}`"
    return f"[{escaped(iri.partition('//')[2] or iri)}]({iri})" if iri.startswith("http") else escaped(iri)
