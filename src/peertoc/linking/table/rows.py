"""What stands in a table of links: rows, and in which state each is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from peertoc.linking.table.head import Head
from peertoc.vocabulary import DCTERMS, SCHEMA, SKOS

SEMAPV: Final = "https://w3id.org/semapv/vocab/"
SSSOM: Final = "https://w3id.org/sssom/"
#: Where a source of identifiers, which has a name and often no address, gets one of ours.
REGISTRY: Final = "https://w3id.org/peertoc/alignments/registries#"

NO_TERM: Final = f"{SSSOM}NoTermFound"
BY_NAMES: Final = f"{SEMAPV}LexicalMatching"
BY_SEVERAL: Final = f"{SEMAPV}CompositeMatching"
BY_KNOWLEDGE: Final = f"{SEMAPV}BackgroundKnowledgeBasedMatching"
BY_HAND: Final = f"{SEMAPV}ManualMappingCuration"
REVIEWED: Final = f"{SEMAPV}MappingReview"

#: The properties that may join a thing to an identifier, the firmest first.
PREDICATES: Final = tuple(f"{SKOS}{name}Match" for name in ("exact", "close", "broad", "narrow", "related"))

#: The properties by which a file states places and goals itself; a row with one of them comes from the file.
STATED: Final = (f"{DCTERMS}spatial", f"{SCHEMA}location", f"{DCTERMS}subject")

#: Keys in ``other``: why the file states a link, where a row was looked for, of which kind the thing is.
CERTAIN: Final = "certain"
SEARCHED: Final = "searched"
KIND: Final = "kind"
#: The score that a row had before a person decided.
SCORE: Final = "score"


class State(StrEnum):
    """Name what is known of a row: certain and accepted rows are links, a person made the last three."""

    CANDIDATE = "candidate"
    CERTAIN = "certain"
    NOT_FOUND = "not found"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NONE_EXISTS = "none exists"


DECIDED: Final = frozenset({State.ACCEPTED, State.REJECTED, State.NONE_EXISTS})


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row; identifiers are whole IRIs, and empty text is an empty cell.

    ``source`` is the IRI of where the object was looked for; ``date`` is as it was written; ``other`` holds
    features and the like as pairs, ``extra`` the columns that peertoc does not use. ``line`` is where the row
    was read, and no part of what it says.
    """

    subject: str
    predicate: str
    object: str
    justification: str
    subject_label: str = ""
    object_label: str = ""
    negated: bool = False
    source: str = ""
    source_version: str = ""
    date: str = ""
    confidence: float | None = None
    reviewer: str = ""
    other: tuple[tuple[str, str], ...] = ()
    comment: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def state(self) -> State:
        """Tell what is known of this row."""
        by_person = self.justification in (BY_HAND, REVIEWED)
        if self.object == NO_TERM:
            return State.NONE_EXISTS if by_person else State.NOT_FOUND
        if self.negated:
            return State.REJECTED
        if by_person:
            return State.ACCEPTED
        if self.justification == BY_KNOWLEDGE and self.says(CERTAIN):
            return State.CERTAIN
        return State.CANDIDATE

    @property
    def pair(self) -> tuple[str, str]:
        """Name what a decision is about: the thing, and the identifier."""
        return self.subject, self.object

    def says(self, key: str) -> str:
        """Give what ``other`` holds under a key; empty where it holds nothing."""
        return dict(self.other).get(key, "")


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table: what its head says, its rows, and the columns that peertoc does not use."""

    head: Head = field(default_factory=Head)
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()

    def of(self, *states: State) -> tuple[Row, ...]:
        """List the rows that are in one of these states."""
        return tuple(row for row in self.rows if row.state in states)


def registry(name: str) -> str:
    """Give the IRI of a source of identifiers by its name.

    >>> registry("CRS channel codes")
    'https://w3id.org/peertoc/alignments/registries#crs-channel-codes'
    """
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in name.lower()).split()
    return f"{REGISTRY}{'-'.join(words) or 'unnamed'}"
