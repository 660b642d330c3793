"""How a field of a dataclass says which property it holds.

A reader needs nothing else: it goes through the fields of a class and asks each what it says. The functions
here are called where a field is declared, and their types make sure that kind and annotation agree.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, cast

from peertoc.model.words import NOTHING, Date, Words
from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from peertoc.model.resource import Reference

#: ``words`` in several languages; ``text`` as written; ``concept`` of a vocabulary; ``references``.
Kind = Literal["words", "text", "texts", "concept", "concepts", "date", "flag", "references", "one", "many"]
T = TypeVar("T")
_KEY: Final = "says"


@dataclass(frozen=True, slots=True)
class Says:
    """Name the properties that a field holds, the preferred first, and the kind of their values."""

    kind: Kind
    properties: tuple[str, ...]
    of: type | None = None


def sayings(cls: type) -> tuple[tuple[str, Says], ...]:
    """List the fields of a dataclass that hold properties, each with what it says."""
    return tuple((f.name, f.metadata[_KEY]) for f in dataclasses.fields(cls) if _KEY in f.metadata)


def words(*names: str) -> Words:
    """Declare a text in several languages."""
    return cast("Words", _field("words", names, NOTHING))


def text(*names: str) -> str:
    """Declare a value that is kept as it was written."""
    return cast("str", _field("text", names, ""))


def texts(*names: str) -> tuple[str, ...]:
    """Declare values that are kept as they were written."""
    return cast("tuple[str, ...]", _field("texts", names, ()))


def concept(*names: str) -> str:
    """Declare one value from a vocabulary, kept as its IRI."""
    return cast("str", _field("concept", names, ""))


def concepts(*names: str) -> tuple[str, ...]:
    """Declare values from a vocabulary, kept as their IRIs."""
    return cast("tuple[str, ...]", _field("concepts", names, ()))


def date(*names: str) -> Date | None:
    """Declare a date."""
    return cast("Date | None", _field("date", names, None))


def flag(*names: str) -> bool | None:
    """Declare a yes or no; None where neither is said."""
    return cast("bool | None", _field("flag", names, None))


def references(*names: str) -> tuple[Reference, ...]:
    """Declare things that are mentioned: by their names, or in words."""
    return cast("tuple[Reference, ...]", _field("references", names, ()))


def one(cls: type[T], *names: str) -> T | None:
    """Declare a part that is a resource of its own."""
    return cast("T | None", _field("one", names, None, cls))


def many(cls: type[T], *names: str) -> tuple[T, ...]:
    """Declare parts that are resources of their own."""
    return cast("tuple[T, ...]", _field("many", names, (), cls))


def _field(kind: Kind, names: tuple[str, ...], default: object, of: type | None = None) -> Any:
    says = Says(kind, tuple(_expand(name) for name in names), of)
    return dataclasses.field(default=default, metadata={_KEY: says})


def _expand(name: str) -> str:
    """Write ``dcterms:title`` in full; a name without a prefix is one of ours."""
    prefix, colon, local = name.rpartition(":")
    return f"{PREFIXES[prefix if colon else 'ptoc']}{local}"
