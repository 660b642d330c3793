"""Where something stands in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Name a span of a file: line and column count from 1, in Unicode characters; 0 is unknown.

    ``end_line`` and ``end_column`` name the first character after the span. A byte-order mark is not counted.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """Write ``file:line:column``, or the file alone where the line is unknown."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file
