"""What the terms of the vocabularies are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from peertoc.model.words import NOTHING, Words, readable_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_NONE: Final[Mapping[str, Words]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Labels:
    """Map the IRIs of concepts, classes and properties to their labels, and list the phases in order."""

    words: Mapping[str, Words] = field(default_factory=lambda: _NONE)
    phases: tuple[str, ...] = ()

    def of(self, value: str, language: str) -> str:
        """Give the label of ``value``, else its name made readable; a text stays as it is."""
        said = self.words.get(value, NOTHING).in_language(language)
        if said or not is_iri(value):
            return said or value
        return readable_name(value) or value


def is_iri(value: str) -> bool:
    """Tell an IRI from a text that stands where an IRI was expected."""
    scheme, colon, rest = value.partition(":")
    return bool(colon and rest and scheme[:1].isalpha()) and not any(mark.isspace() for mark in value)
