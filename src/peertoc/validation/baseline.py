"""What an earlier run found, so that only what is new is told."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from peertoc.errors import PeertocError
from peertoc.wording import printable

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 1
_PARTS = ("check", "file", "focus", "focus_title", "path", "value")
_CURE = "Make one with: peertoc validate PATHS --format json -o baseline.json"


def read_baseline(path: Path) -> Counter[tuple[str, ...]]:
    """Read the JSON of an earlier run as the identities of its findings, with how often each occurs.

    Raises PeertocError for a file that is missing, no such JSON, or of another version.
    """
    name = printable(str(path))
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        reason = (fault.strerror or "unknown fault").lower()
        raise PeertocError(f"The baseline {name} could not be read: {reason}.", help=_CURE) from None
    except (ValueError, RecursionError):
        raise PeertocError(f"The baseline {name} is not the JSON of an earlier run.", help=_CURE) from None
    version = found.get("version") if isinstance(found, dict) else None
    if version != VERSION:
        said = f"of version {printable(str(version))[:20]}" if version is not None else "of no known version"
        raise PeertocError(f"The baseline {name} is {said}; this peertoc reads {VERSION}.", help=_CURE)
    try:
        return Counter(_identity(finding) for finding in found["findings"])
    except (KeyError, TypeError, AttributeError):
        raise PeertocError(f"The baseline {name} is not the JSON of an earlier run.", help=_CURE) from None


def _identity(finding: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(finding[part] or "") for part in _PARTS)
