"""What an earlier run found, so that only what is new is told."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

from peertoc.catalogue import Source
from peertoc.catalogue.fetching import STDIN, fetch
from peertoc.errors import PeertocError
from peertoc.validation.findings import identity
from peertoc.wording import printable

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.validation.findings import Finding

    #: What an earlier run found, and whether it was waived, with how often it did.
    Earlier: TypeAlias = Counter[tuple[tuple[str, ...], bool]]

VERSION = 1
_PARTS = ("check", "file", "focus", "focus_title", "path", "value")
_CURE = "Make one with: peertoc validate PATHS --format json -o baseline.json"


def read_baseline(path: Path) -> Earlier:
    """Read the JSON of an earlier run.

    Raises PeertocError for a file that is missing, no such JSON, or of another version.
    """
    name = printable(str(path))
    try:
        found = json.loads(fetch(Source(name, path, "json", in_folder=False)))
    except (ValueError, RecursionError):
        raise PeertocError(f"The baseline {name} is not the JSON of an earlier run.", help=_CURE) from None
    version = found.get("version") if isinstance(found, dict) else None
    if version != VERSION:
        said = f"of version {printable(str(version))[:20]}" if version is not None else "of no known version"
        raise PeertocError(f"The baseline {name} is {said}; this peertoc reads {VERSION}.", help=_CURE)
    try:
        return Counter(_known(finding) for finding in found["findings"])
    except (KeyError, TypeError, AttributeError):
        raise PeertocError(f"The baseline {name} is not the JSON of an earlier run.", help=_CURE) from None


class Known:
    """Tell of findings as they come whether an earlier run had them already, as often as it had them.

    What was waived then and is open now is new. ``found`` counts those that are known.
    """

    def __init__(self, earlier: Earlier) -> None:
        self._left = Counter(earlier)
        self.found = 0

    def has(self, finding: Finding) -> bool:
        """Tell whether a finding is known."""
        key = _placed(identity(finding)), finding.waived
        if self._left[key] <= 0:
            return False
        self._left[key] -= 1
        self.found += 1
        return True


def _known(finding: dict[str, Any]) -> tuple[tuple[str, ...], bool]:
    return _placed(tuple(str(finding[part] or "") for part in _PARTS)), finding["waived"] is True


def _placed(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Name the file in full, so that it does not matter how its path was written."""
    check, file, *rest = parts
    return check, file if file == STDIN else os.path.abspath(file), *rest  # noqa: PTH100 - links stay links
