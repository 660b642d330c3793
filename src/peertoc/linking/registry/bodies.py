"""Public bodies of a country, with the codes that its budget gives them."""

from __future__ import annotations

from functools import cache
from typing import Final

from peertoc.linking.identifiers import Identifier, Scheme
from peertoc.linking.registry.tables import table
from peertoc.linking.values import Candidate

BODIES: Final = "gov-id/bodies.tsv"


def bodies_of(country: str) -> tuple[Candidate, ...]:
    """List the public bodies of a country, named by two letters; none where no list of them is at hand."""
    return _by_country().get(country, ())


def body(identifier: str) -> Candidate | None:
    """Give the public body with an identifier such as ``KE-COA-1071``."""
    iri = Identifier(Scheme.ORG_ID, identifier).iri
    return next((each for each in bodies_of(identifier[:2]) if each.id == iri), None)


@cache
def _by_country() -> dict[str, tuple[Candidate, ...]]:
    held = table(BODIES)
    found: dict[str, list[Candidate]] = {}
    for row in held.rows:
        each = Candidate(
            id=Identifier(Scheme.ORG_ID, row["code"]).iri,
            name=row["name"],
            aliases=(),
            acronyms=(),
            country=row["country"],
            websites=(),
            types=("government",),
            source=held.name,
            source_version=held.version,
            service_score=None,
            service_match=None,
            status="active",
            successor="",
        )
        found.setdefault(row["country"], []).append(each)
    return {country: tuple(bodies) for country, bodies in found.items()}
