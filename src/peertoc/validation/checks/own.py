"""An organisation's own checks: the same folders as ours, read with more suspicion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.errors import PeertocError
from peertoc.validation.checks.loading import all_checks, load_checks
from peertoc.wording import printable

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.validation.checks.loading import Check


def own_checks(root: Path) -> tuple[Check, ...]:
    """Read the checks in a folder.

    Raises PeertocError for what is no folder, no check, or called like one of ours.
    """
    name = printable(str(root))
    if not root.is_dir():
        what = "is no folder" if root.exists() else "does not exist"
        raise PeertocError(
            f"{name} {what}.", help="--shapes wants a folder that holds a folder for each check."
        )
    checks = load_checks(root)
    if not checks:
        raise PeertocError(
            f"{name} holds no checks.",
            help="A check is a folder with check.ttl, good.ttl, bad.ttl and bad.txt.",
        )
    ours = {check.name for check in all_checks()}
    taken = next((check.name for check in checks if check.name in ours), None)
    if taken:
        raise PeertocError(
            f"There is a check called “{taken}” already.",
            help=f"Give the folder in {name} and its shapes another name.",
        )
    return checks
