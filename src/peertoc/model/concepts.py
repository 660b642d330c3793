"""The terms of the vocabularies: what they mean, their phases, and where the guide has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from peertoc.model.labels import is_iri
from peertoc.model.words import NOTHING, Words, readable_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NONE: Final[Mapping[str, Concept]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """Hold one term of a list of values, or one question of the guide.

    ``scheme`` is the last part of the name of its list (``tool``, ``question``), or empty. ``label`` is, of a
    question, its wording. ``order`` counts within a list that has an order. All other names are IRIs.
    """

    iri: str
    scheme: str = ""
    label: Words = NOTHING
    definition: Words = NOTHING
    phases: tuple[str, ...] = ()
    manages: tuple[str, ...] = ()
    order: int | None = None
    broader: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concepts:
    """Find terms by their IRIs and by their lists."""

    by_iri: Mapping[str, Concept] = field(default_factory=lambda: _NONE)

    def of(self, iri: str) -> Concept:
        """Give a term; one that nothing is known of has its IRI alone."""
        return self.by_iri.get(iri) or Concept(iri=iri)

    def in_scheme(self, name: str) -> tuple[Concept, ...]:
        """List the terms of a list: in its order where it has one, else as they were written."""
        found = (concept for concept in self.by_iri.values() if concept.scheme == name)
        return tuple(sorted(found, key=lambda concept: concept.order if concept.order is not None else 0))

    def called(self, value: str, language: str) -> str:
        """Give the label of a term, else its name made readable; a text stays as it is."""
        said = self.of(value).label.in_language(language)
        if said or not is_iri(value):
            return said or value
        return readable_name(value) or value

    def with_broader(self, iri: str) -> Iterator[str]:
        """Give a term and all that are broader, each once, the narrowest first."""
        seen: dict[str, None] = {}
        waiting = [iri]
        while waiting:
            term = waiting.pop(0)
            if term not in seen:
                seen[term] = None
                waiting.extend(self.of(term).broader)
        yield from seen
