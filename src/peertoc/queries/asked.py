"""What is asked, of what, and within which limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from peertoc.catalogue import Document

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
#: The IRI of the function that gives a query the values of its parameters.
GIVEN: Final = "urn:peertoc:given"
MEMORY: Final = 2_000_000_000


@dataclass(frozen=True, slots=True)
class InitiativeNamed:
    """Hold the last part of the address of an initiative, to be looked for in what is asked."""

    name: str


Given: TypeAlias = NamedNode | Literal | InitiativeNamed


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold a query: its text, the values of its parameters, the language of labels, what it is called.

    ``now`` is what NOW() gives; without it, the engine's clock tells.
    """

    text: str
    given: Mapping[str, Given] = field(default_factory=dict)
    lang: str = "en"
    name: str = "<query>"
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Files:
    """Hold documents to be asked together with the vocabularies; they are read one by one, as they come."""

    documents: Iterable[Document]


@dataclass(frozen=True, slots=True)
class Folder:
    """Hold the folder of a pyoxigraph store that holds sources and the vocabularies as named graphs."""

    rdf: Path


Over: TypeAlias = Files | Folder


@dataclass(frozen=True, slots=True)
class Limits:
    """Hold the seconds that a query may take and the bytes of memory that it may use; 0 is no limit."""

    seconds: float = 60
    memory: int = MEMORY
