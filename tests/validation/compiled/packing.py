"""Many files put together as one, each under names of its own: pySHACL spends its time on the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode, Triple

from peertoc.catalogue import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from peertoc.catalogue import Term

#: Where all our files give their own things names.
SPACE = "https://example.org/"


def packed(files: Iterable[Path]) -> tuple[Triple, ...]:
    """Put the statements of files together; no two files speak of the same thing."""
    return tuple(
        Triple(_apart(triple.subject, number), triple.predicate, _apart(triple.object, number))  # type: ignore[arg-type]
        for number, path in enumerate(files)
        for triple in read_text(path.read_text(encoding="utf-8"), name=str(path)).triples
    )


def _apart(term: Term, number: int) -> Term:
    if isinstance(term, BlankNode):
        return BlankNode(f"{term.value}of{number}")
    if isinstance(term, NamedNode) and term.value.startswith(SPACE):
        return NamedNode(f"{SPACE}{number}/{term.value.removeprefix(SPACE)}")
    return term
