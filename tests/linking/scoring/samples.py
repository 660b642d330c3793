"""What is sought, and candidates for it, for tests: all of them from the registries and from annex A."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from peertoc.linking import Candidate, Kind, Wanted
from peertoc.linking.registry.channels import channels, identifiers
from peertoc.linking.registry.hosts import hosts
from peertoc.place import Place

if TYPE_CHECKING:
    from peertoc.linking.registry.codes import Code


def sought(name: str, **known: Any) -> Wanted:
    """Seek an organisation by its name, and whatever else is known of it."""
    given: dict[str, Any] = {"aliases": (), "acronyms": (), "country": "", "websites": (), **known}
    id = f"https://example.org/{len(name)}"
    return Wanted(id=id, kind=Kind.ORGANISATION, name=name, **given, place=Place("x"), roles=())


def offered(name: str, **known: Any) -> Candidate:
    """Offer a candidate of an invented registry."""
    given: dict[str, Any] = {
        "id": "https://example.org/registry/1", "aliases": (), "acronyms": (), "country": "", "websites": (),
        "types": (), "source": "R", "source_version": "1", "service_score": None, "service_match": None,
        "status": "", "successor": "", **known,
    }  # fmt: skip
    return Candidate(name=name, **given)


@cache
def registered() -> dict[str, Candidate]:
    """Map the codes of all organisations of the registries to candidates."""
    codes = {code: _of(held) for held_by in (channels(), identifiers()) for code, held in held_by.items()}
    return codes | {
        code: offered(
            host.name, id=host.identifier.iri, aliases=host.aliases, acronyms=host.acronyms,
            country=host.country, websites=host.websites, types=host.types, source="ROR", status=host.status,
        )
        for code, host in hosts().items()
    }  # fmt: skip


def _of(code: Code) -> Candidate:
    french = code.names.get("fr", "")
    aliases = (french,) if french and french != code.label("en") else ()
    return offered(
        code.label("en"), id=code.identifier.iri, aliases=aliases, source=code.source, status=code.status
    )
