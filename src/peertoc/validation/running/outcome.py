"""What comes of one thing that was taken: as much as is wanted of it, so that little has to travel."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from peertoc.errors import NoInitiative, PeertocError
    from peertoc.validation.checks import Check
    from peertoc.validation.findings import Finding

#: checked · passed over, without an initiative · an example, and no word of it · not checked · all parts came
State: TypeAlias = Literal["checked", "skipped", "passed", "unchecked", "end"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Say what is wanted of findings: rows in a format, or themselves, of which ``most`` are shown (0: all).

    ``behind`` asks for the result and the check behind each finding as well.
    """

    rows: str = ""
    most: int = 0
    behind: bool = False


class Told(NamedTuple):
    """Tell of one finding what is counted, and its row or the finding itself where it may be shown.

    ``once`` is what another part of the same file may tell again; empty where none can.
    """

    check: str
    severity: str
    phase: str
    waived: bool
    finding: Finding | None = None
    row: str = ""
    once: tuple[str, ...] = ()

    def with_rule(self, check: Check) -> Told:
        """Say which check is behind the finding."""
        return self._replace(finding=replace(self.finding, rule=check)) if self.finding else self


@dataclass(slots=True)
class Outcome:
    """Say what came of something.

    ``names`` are the files that were checked. Where a ``part`` describes no initiative, ``lacking`` says so.
    ``left`` tells which checks another engine ran, ``notes`` are for those who ask for more.
    """

    name: str
    state: State
    size: int = 0
    names: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    fault: PeertocError | None = None
    part: bool = False
    lacking: NoInitiative | None = None
    in_folder: bool = False
    left: tuple[tuple[str, bool], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether a file is done with it."""
        return not self.part and self.state != "passed" and (self.state != "end" or bool(self.name))


class First:
    """Hold the first ``most`` findings, by their places, of all that come in any order; 0 holds all."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: list[Finding] = []

    def take(self, finding: Finding) -> bool:
        """Hold a finding, and tell whether it is among the first of those that have come."""
        if not self._most:
            self._held.append(finding)
            return True
        if len(self._held) == self._most and not finding < self._held[-1]:
            return False
        insort(self._held, finding)
        del self._held[self._most :]
        return True

    def sorted(self) -> tuple[Finding, ...]:
        """Give what is held, in order."""
        return tuple(sorted(self._held))
