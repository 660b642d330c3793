"""The words of the names that registries have: how rare each is, and which are places."""

from __future__ import annotations

from functools import cache

from peertoc.linking.registry.countries import COUNTRIES
from peertoc.linking.registry.known import known
from peertoc.linking.registry.tables import several, table
from peertoc.linking.scoring.words import Words

_LANGUAGES = ("en", "fr", "es")


@cache
def registered_words() -> Words:
    """Weigh words by the first names of all organisations of the registries; countries are places."""
    places = [
        (name, row["alpha2"])
        for row in table(COUNTRIES).rows
        for lang in _LANGUAGES
        for name in several(row[lang])
    ]
    return Words([each.name for each in known()], places)
