"""What is the same as another that says the same, as paths and sets are."""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property
from typing import Any, Self


class Same:
    """Be the same as another that says the same; it is looked up often, so the hash is kept."""

    @cached_property
    def said(self) -> tuple[object, ...]:
        """Give what tells one from others."""
        each: Any = self
        return (type(self), *(getattr(self, field.name) for field in fields(each) if field.compare))

    @cached_property
    def _hash(self) -> int:
        return hash(self.said)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Same) and self.said == other.said)

    def __hash__(self) -> int:
        return self._hash

    def kept(self, met: dict[Any, Any]) -> Self:
        """Give the first that was met of those that say the same: to look that up, nothing is compared."""
        kept: Self | None = self.__dict__.get("_kept")
        if kept is None:
            kept = self.__dict__["_kept"] = met.setdefault(self, self)
        return kept
