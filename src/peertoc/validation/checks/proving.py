"""A check proves itself: its good file passes, its bad file fails it alone and is told as it says."""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc import __version__
from peertoc.catalogue import read_text
from peertoc.errors import PeertocError
from peertoc.escaping import dumps
from peertoc.validation.checking import check_document
from peertoc.validation.findings import Findings
from peertoc.validation.formats import write
from peertoc.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.validation.checks.loading import Check
    from peertoc.validation.engine import Engine
    from peertoc.validation.findings import Finding

#: The day on which examples are checked, so that they stay as they are.
DAY: Final = datetime.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Proof:
    """Say of a check what keeps its examples from proving it: nothing, or one sentence a fault."""

    check: Check
    faults: tuple[str, ...]


def prove(check: Check, checks: Sequence[Check], engine: Engine | None = None) -> Proof:
    """Hold the examples of a check against ``checks``, itself among them, with an engine or the usual one."""
    try:
        good, bad = (_found(check, name, checks, engine) for name in ("good.ttl", "bad.ttl"))
        golden = _read(check, "bad.txt")
    except PeertocError as fault:
        return Proof(check, (fault.message,))
    faults = [f"good.ttl does not pass: {finding.check} at {finding.place}." for finding in _counting(good)]
    names = {finding.check for finding in _counting(bad)}
    if check.name not in names:
        faults.append("bad.ttl passes this check.")
    faults += [f"bad.ttl fails {name} as well." for name in sorted(names - {check.name})]
    if golden != write(bad, "text"):
        faults.append("bad.txt is not what is printed for bad.ttl; --update writes it anew.")
    return Proof(check, tuple(faults))


def write_golden(check: Check, checks: Sequence[Check], engine: Engine | None = None) -> None:
    """Write ``bad.txt`` anew, where ``bad.ttl`` can be checked. Raises Unwritable."""
    with suppress(PeertocError):
        found = write(_found(check, "bad.ttl", checks, engine), "text")
        write_whole(check.folder / "bad.txt", found)


def proofs_as_text(proofs: Sequence[Proof]) -> str:
    """Tell of each check whether it is proved, and what is missing."""
    lines: list[str] = []
    for proof in proofs:
        lines.append(f"{'not proved' if proof.faults else 'proved'}: {proof.check.name}")
        lines += [f"  {fault}" for fault in proof.faults]
    proved = sum(not proof.faults for proof in proofs)
    return "\n".join([*lines, f"{proved} of {len(proofs)} checks proved."]) + "\n"


def proofs_as_json(proofs: Sequence[Proof]) -> str:
    """Tell the same as JSON: ``version, tool, proofs[{check, proved, faults[]}]``."""
    rows = [
        {"check": proof.check.name, "proved": not proof.faults, "faults": list(proof.faults)}
        for proof in proofs
    ]
    tool = {"name": "peertoc", "version": __version__}
    return dumps({"version": 1, "tool": tool, "proofs": rows}, indent=2) + "\n"


def _found(check: Check, name: str, checks: Sequence[Check], engine: Engine | None) -> Findings:
    document = read_text(_read(check, name), name=name)
    return Findings(check_document(document, checks=checks, today=DAY, engine=engine), (name,))


def _counting(found: Findings) -> list[Finding]:
    """List what no waiver covers: a sound file may waive something, with its reason."""
    return [finding for finding in found.findings if not finding.waived]


def _read(check: Check, name: str) -> str:
    try:
        return (check.folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise PeertocError(f"{name} is missing, or is not text.") from None
