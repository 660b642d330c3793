"""Organisations of which a record of ROR is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from peertoc.linking.identifiers import Identifier, Scheme
from peertoc.linking.registry.tables import several, table

if TYPE_CHECKING:
    from collections.abc import Mapping

HOSTS: Final = "hosts.tsv"


@dataclass(frozen=True, slots=True)
class Host:
    """Hold a record of ROR; ``others`` are its identifiers of Wikidata and ISNI."""

    identifier: Identifier
    name: str
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]
    country: str
    websites: tuple[str, ...]
    types: tuple[str, ...]
    status: str
    successor: Identifier | None
    others: tuple[Identifier, ...]


@cache
def hosts() -> dict[str, Host]:
    """Map identifiers of ROR, without their address, to records."""
    return {row["id"]: _host(row) for row in table(HOSTS).rows}


def _host(row: Mapping[str, str]) -> Host:
    return Host(
        Identifier(Scheme.ROR, row["id"]),
        row["name"],
        several(row["aliases"]),
        several(row["acronyms"]),
        row["country"],
        several(row["websites"]),
        several(row["types"]),
        row["status"],
        Identifier(Scheme.ROR, row["successor"]) if row["successor"] else None,
        (
            *(Identifier(Scheme.WIKIDATA, code) for code in several(row["wikidata"])),
            *(Identifier(Scheme.ISNI, code) for code in several(row["isni"])),
        ),
    )
