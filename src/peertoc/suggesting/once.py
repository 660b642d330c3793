"""Leaving out of a suggestion what a thing can say only once and says already."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import DefaultGraph, NamedNode

from peertoc.suggesting.statements import kept
from peertoc.suggesting.surroundings import shelf
from peertoc.vocabulary import DCTERMS, OWL, RDF, SCHEMA, compact

if TYPE_CHECKING:
    from collections.abc import Callable

_TYPE: Final = NamedNode(f"{RDF}type")
_SINGLE: Final = NamedNode(f"{OWL}FunctionalProperty")
#: The dates of a thing are no properties of ours, and each can hold only once all the same.
_DATES: Final = (f"{SCHEMA}startDate", f"{SCHEMA}endDate", f"{DCTERMS}date", f"{DCTERMS}issued")


@cache
def said_once() -> dict[str, str]:
    """Give the properties that have one value at most: their IRIs by their short names."""
    single = shelf().store.quads_for_pattern(None, _TYPE, _SINGLE, DefaultGraph())
    known = sorted(quad.subject.value for quad in single if isinstance(quad.subject, NamedNode))
    return {compact(name): name for name in (*known, *_DATES)}


def unsaid(text: str, says: Callable[[str, str], bool]) -> str:
    """Leave out of Turtle the values that would be a second one where one alone can hold.

    ``says`` tells whether the subject, as the Turtle spells it, has a value of a property already.
    """

    def keep(subject: str, part: str) -> bool:
        name = said_once().get(part.partition(" ")[0])
        return name is None or not says(subject, name)

    return kept(text, keep)
