"""A check proves itself: its good file passes, its bad file fails it alone and is told as it says."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.catalogue import read_text
from peertoc.errors import PeertocError
from peertoc.validation.findings import Findings
from peertoc.validation.formats import write
from peertoc.validation.run import check_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.validation.checks.loading import Check

#: The day on which examples are checked, so that they stay as they are.
DAY: Final = datetime.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Proof:
    """Say of a check what keeps its examples from proving it: nothing, or one sentence a fault."""

    check: Check
    faults: tuple[str, ...]


def prove(check: Check, checks: Sequence[Check]) -> Proof:
    """Hold the examples of a check against ``checks``, itself among them."""
    try:
        good, bad = (_found(check, name, checks) for name in ("good.ttl", "bad.ttl"))
        golden = _read(check, "bad.txt")
    except PeertocError as fault:
        return Proof(check, (fault.message,))
    faults = [f"good.ttl does not pass: {finding.check} at {finding.place}." for finding in good.findings]
    names = {finding.check for finding in bad.findings}
    if check.name not in names:
        faults.append("bad.ttl passes this check.")
    faults += [f"bad.ttl fails {name} as well." for name in sorted(names - {check.name})]
    if golden != write(bad, "text"):
        faults.append("bad.txt is not what is printed for bad.ttl.")
    return Proof(check, tuple(faults))


def golden(check: Check, checks: Sequence[Check]) -> str:
    """Give what ``bad.txt`` should hold. Raises PeertocError where ``bad.ttl`` cannot be checked."""
    return write(_found(check, "bad.ttl", checks), "text")


def _found(check: Check, name: str, checks: Sequence[Check]) -> Findings:
    document = read_text(_read(check, name), name=name)
    return Findings(check_document(document, checks=checks, today=DAY), (name,))


def _read(check: Check, name: str) -> str:
    try:
        return (check.folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise PeertocError(f"{name} is missing, or is not text.") from None
