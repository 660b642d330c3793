"""What a check of identifiers finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.place import Place

ERROR: Final = "error"
WARNING: Final = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """Say what is amiss with an identifier, or with a row of a table.

    ``check`` names the kind of slip, ``message`` stands alone, ``help`` says what to do; ``value`` is the
    identifier, and ``successor`` what takes its place, where a registry says so.
    """

    place: Place
    severity: str
    check: str
    message: str
    help: str
    value: str = ""
    successor: str = ""
    source: str = ""


def counted(slips: Iterable[Slip], severity: str) -> int:
    """Count the slips of a severity."""
    return sum(slip.severity == severity for slip in slips)
