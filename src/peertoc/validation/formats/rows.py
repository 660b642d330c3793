"""The formats that are written finding by finding, so that a run of any length needs none in memory."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.errors import PeertocError
    from peertoc.validation.findings import Finding, Findings

_HOMES: Final = {"jsonl": "json_report", "csv": "table"}

#: The formats that have rows.
STREAMED: Final = tuple(_HOMES)


@dataclass(frozen=True, slots=True)
class Rows:
    """Write what stands above all rows, a row a finding or a fault, and what ends them."""

    head: str
    row: Callable[[Finding], str]
    fault: Callable[[PeertocError], str]
    end: Callable[[Findings], str]

    def whole(self, findings: Findings) -> str:
        """Write findings that are all there."""
        found = map(self.row, findings.findings)
        missed = map(self.fault, findings.unchecked)
        return "".join((self.head, *found, *missed, self.end(findings)))


def rows_of(format: str) -> Rows:
    """Give the rows of a format."""
    rows: Rows = import_module(f"peertoc.validation.formats.{_HOMES[format]}").ROWS
    return rows
