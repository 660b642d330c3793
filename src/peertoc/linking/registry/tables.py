"""Read a table of ``registries/``: its head, and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from peertoc.resources import registries_root

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What stands between several values in one cell.
_BETWEEN: Final = "|"


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table: what it is called, of which day it is, and its rows by the names of columns."""

    name: str
    version: str
    rows: tuple[Mapping[str, str], ...]


@cache
def table(path: str) -> Table:
    """Read the table at a path below ``registries/``, once."""
    lines = (registries_root() / path).read_text("utf-8").splitlines()
    head = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    columns, *rows = (line.split("\t") for line in lines if not line.startswith("# "))
    return Table(head["name"], head["version"], tuple(dict(zip(columns, row, strict=True)) for row in rows))


def several(cell: str) -> tuple[str, ...]:
    """Take the values of a cell apart."""
    return tuple(value for value in cell.split(_BETWEEN) if value)
