"""The parts of a file, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.catalogue.fetching import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue.parts.part import Part, Whole
    from peertoc.errors import PeertocError


class Parts:
    """Hold a row of parts, in the order of the file, to be gone through once.

    ``notes`` are for who wants to know more. ``faults`` tell what could not be taken in at all.
    """

    def __init__(self, name: str, size: int, parts: Iterator[Part | Whole], count: int) -> None:
        self.name = name
        self.size = size
        self.notes: list[str] = []
        self.faults: list[PeertocError] = []
        self._parts = parts
        self._count = count

    def __len__(self) -> int:
        """Count the parts."""
        return self._count

    def __iter__(self) -> Iterator[Part | Whole]:
        """Give one part after the other. Raises Unreadable."""
        try:
            yield from self._parts
        except OSError as fault:
            raise unreadable(self.name, fault) from None
