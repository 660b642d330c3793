"""What every part of an initiative has in common."""
# ruff: noqa: RUF009 - the calls are field specifiers

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from peertoc.model.fields import references, words
from peertoc.model.words import NOTHING, Date, Words, is_blank
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Reference:
    """Mention something that is told elsewhere, or only in words (``id`` is empty then).

    ``title`` is what its file calls it, if anything; ``kind`` is the local name of its class, if any.
    """

    id: str
    title: Words = NOTHING
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Hold what may be said of anything: a title, a description, sources, and why a part is left out.

    ``id`` is an IRI; or ``_:`` and a number, in document order, where the file gives no name; or empty
    where nothing stands for it (a bare link).
    """

    id: str
    place: Place
    title: Words = words("dcterms:title", "skos:prefLabel", "rdfs:label")
    description: Words = words("dcterms:description")
    none_because: Words = words("noneBecause")
    sources: tuple[Reference, ...] = references("dcterms:source")

    @property
    def is_named(self) -> bool:
        """Tell whether its file gives it a name that others can use."""
        return bool(self.id) and not is_blank(self.id)


_WITHOUT_PARTS: Final = frozenset((str, bool, type(None), Words, Date, Place, Reference))


def everything(root: Resource) -> Iterator[Resource]:
    """Go through a resource and all its parts, each before its own parts, in the order of the fields."""
    waiting: list[object] = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Resource):
            yield value
        kind: Any = type(value)
        parts = value if isinstance(value, tuple) else [getattr(value, name) for name in _fields(kind)]
        waiting.extend(part for part in reversed(parts) if type(part) not in _WITHOUT_PARTS)


@cache
def _fields(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls) if field.compare)
