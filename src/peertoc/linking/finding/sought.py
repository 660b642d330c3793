"""What a file wants identifiers for, and of which a person has not decided yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.linking.stated import certain_links, hosts, wanted, withheld
from peertoc.linking.table.rows import PREDICATES, SEARCHED, State, registry
from peertoc.vocabulary import DCTERMS

if TYPE_CHECKING:
    from peertoc.catalogue import Document
    from peertoc.linking.table import Row, Table
    from peertoc.linking.values import Link, Wanted


@dataclass(frozen=True, slots=True)
class Sought:
    """Hold what a file states for certain, what is sought for it, and what may be host of an initiative.

    ``withheld`` are the names of what is left out, since a person is called so; ``licence`` is the address of
    the one that the file is under, if it names one.
    """

    file: str
    links: tuple[Link, ...]
    things: tuple[Wanted, ...]
    hosts: tuple[Wanted, ...] = ()
    withheld: tuple[str, ...] = ()
    licence: str = ""


def seek(document: Document, lang: str) -> Sought:
    """Read from a file what is certain, and what is to be sought."""
    return Sought(
        document.name,
        certain_links(document, lang),
        wanted(document, lang),
        hosts(document, lang),
        withheld(document, lang),
        _licence(document),
    )


def _licence(document: Document) -> str:
    """Give the licence of a file, where it names one and no other."""
    named = {
        str(triple.object) for triple in document.triples if triple.predicate.value == f"{DCTERMS}license"
    }
    (licence,) = named if len(named) == 1 else ("",)
    return licence[1:-1] if licence.startswith("<") else ""


def still_open(things: tuple[Wanted, ...], table: Table, group: str) -> tuple[Wanted, ...]:
    """Leave out what a person has decided for a group of sources: that none exists, or which one it is."""
    done = {row.subject for row in table.rows if _settles(row, group)}
    return tuple(each for each in things if each.id not in done)


def _settles(row: Row, group: str) -> bool:
    if row.state is State.NONE_EXISTS:
        return row.source in ("", registry(group))
    return row.state is State.ACCEPTED and row.predicate == PREDICATES[0] and row.says(SEARCHED) == group
