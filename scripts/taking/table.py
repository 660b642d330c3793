"""A table of ``registries/``: a head that says where it comes from, and rows of plain cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What stands between several values in one cell.
BETWEEN: Final = "|"


@dataclass(frozen=True, slots=True)
class Table:
    """Hold one registry as it is taken over; ``name`` is what people are told it is called."""

    path: str
    name: str
    source: str
    version: str
    licence: str
    taken: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def text(self) -> str:
        """Write the table as tab-separated text, rows in the order of their first cell."""
        told = ("name", "source", "version", "licence", "taken")
        head = [f"# {word}: {getattr(self, word)}" for word in told]
        rows = ["\t".join(_cell(cell) for cell in row) for row in sorted(self.rows, key=lambda row: row[0])]
        return "\n".join((*head, "\t".join(self.columns), *rows, ""))


def several(values: Iterable[str]) -> str:
    """Put several values into one cell, each once, in their order."""
    folded = (_cell(value).replace(BETWEEN, "/") for value in values)
    return BETWEEN.join(dict.fromkeys(value for value in folded if value))


def _cell(text: str) -> str:
    return " ".join(text.split())
