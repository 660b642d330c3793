"""A list of codes: what stands under a code, what it is called, whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.linking.identifiers import Identifier
from peertoc.linking.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peertoc.linking.identifiers import Scheme


@dataclass(frozen=True, slots=True)
class Code:
    """Hold an entry of a list: ``status`` is ``active``, ``withdrawn``, or empty where the list has none."""

    identifier: Identifier
    names: Mapping[str, str]
    status: str
    source: str
    version: str

    def label(self, lang: str) -> str:
        """Give the name in a language, else in English."""
        return self.names.get(lang.partition("-")[0].lower()) or self.names["en"]


def read(path: str, scheme: Scheme, prefix: str = "") -> dict[str, Code]:
    """Read a table with a column ``code`` and names by language; ``prefix`` makes an identifier of a code."""
    held = table(path)
    return {
        row["code"]: Code(
            Identifier(scheme, prefix + row["code"]),
            {lang: row[lang] for lang in ("en", "fr", "es") if row.get(lang)},
            row.get("status", ""),
            held.name,
            held.version,
        )
        for row in held.rows
    }
