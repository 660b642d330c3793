"""What a check of identifiers found, in words and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peertoc import __version__
from peertoc.escaping import dumps
from peertoc.linking.checking.slips import ERROR, WARNING, counted
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from peertoc.errors import PeertocError
    from peertoc.linking.checking.slips import Slip


def in_text(slips: Sequence[Slip], files: Sequence[str]) -> str:
    """Write slips as a compiler writes its findings, and a line that sums them up."""
    parts = [_told(slip) for slip in slips]
    errors, warnings = counted(slips, ERROR), counted(slips, WARNING)
    names = ", ".join(map(printable, files))
    if not slips:
        return f"The identifiers in {names} are in order, so far as the registries at hand tell.\n"
    parts.append(f"{_number(errors, 'error')}, {_number(warnings, 'warning')} in {names}\n")
    return "\n".join(parts)


def in_json(
    slips: Sequence[Slip], files: Sequence[str], today: date, unchecked: Sequence[PeertocError] = ()
) -> str:
    """Write slips as one JSON document, with what could not be read."""
    document = {
        "version": 1,
        "tool": f"peertoc {__version__}",
        "today": today.isoformat(),
        "files": list(files),
        "findings": [_value(slip) for slip in slips],
        "unchecked": [fault.as_keys() for fault in unchecked],
        "summary": {"errors": counted(slips, ERROR), "warnings": counted(slips, WARNING)},
    }
    return dumps(document, indent=2) + "\n"


def _told(slip: Slip) -> str:
    lines = [
        f"{slip.severity}[{slip.check}]: {printable(slip.message)}",
        f"  --> {printable(str(slip.place))}",
    ]
    if slip.source:
        lines.append(f"   | {shorten(printable(slip.source), 160)}")
    if slip.help:
        lines.append(f"   = help: {printable(slip.help)}")
    return "\n".join(lines) + "\n"


def _value(slip: Slip) -> dict[str, Any]:
    return {
        "check": slip.check,
        "severity": slip.severity,
        "message": slip.message,
        "help": slip.help,
        "file": slip.place.file,
        "line": slip.place.line or None,
        "column": slip.place.column or None,
        "value": slip.value or None,
        "successor": slip.successor or None,
    }


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
