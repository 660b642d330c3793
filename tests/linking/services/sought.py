"""Things sought, for the tests of the services."""

from __future__ import annotations

from peertoc.linking.values import Kind, Wanted
from peertoc.place import Place


def wanted(
    name: str,
    *aliases: str,
    kind: Kind = Kind.ORGANISATION,
    country: str = "",
    acronyms: tuple[str, ...] = (),
) -> Wanted:
    """Make a thing that is sought, as a file would state it."""
    return Wanted(
        id=f"https://example.org/{name.replace(' ', '-')}",
        kind=kind,
        name=name,
        aliases=aliases,
        acronyms=acronyms,
        country=country,
        websites=(),
        place=Place("example.ttl", 1, 1),
        roles=("facilitator",),
    )
