"""What the formats for people have in common: groups, counts, waivers, and an end to what is endless."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from peertoc.validation.context import context_statements
from peertoc.validation.findings import SEVERITIES
from peertoc.validation.locating import title
from peertoc.vocabulary import PTOC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from peertoc.validation.findings import Finding, Findings, Waiver
    from peertoc.validation.formats import Grouping
    from peertoc.validation.tally import Tally

NO_PHASE: Final = "In no single phase"


def grouped(findings: Sequence[Finding], by: Grouping) -> Iterator[tuple[str, list[Finding]]]:
    """Put findings into groups, each with its heading; groups by file have none, since each place names it.

    Phases come in the order of the guide, and last what belongs to no single one; checks by name.
    """
    keys: dict[str, Callable[[Finding], object]] = {
        "file": lambda finding: finding.place.file,
        "phase": lambda finding: phase_order(finding.phase),
        "check": lambda finding: finding.check,
    }
    for _, group in groupby(sorted(findings, key=keys[by]), key=keys[by]):  # type: ignore[arg-type]
        members = list(group)
        yield _heading(members[0], by), members


def cut_short(findings: Findings, most: int) -> tuple[tuple[Finding, ...], str]:
    """Take the first ``most`` findings (0: all), and say in words how many are left out, by check."""
    tally = findings.tally
    if not most or tally.found <= most:
        return findings.findings, ""
    left = tally.every - Counter(finding.check for finding in findings.findings[:most])
    told = ", ".join(f"{count:,} {check}" for check, count in ranked(left))
    return findings.findings[:most], f"… and {number(left.total(), 'finding')} more: {told}."


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Put what was counted into an order: the most first, and by name where numbers are the same."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def told_counts(tally: Tally) -> list[tuple[str, int]]:
    """List the kinds of finding that there are, gravest first and waived ones last, with their numbers."""
    counts = [*((severity, tally.severities[severity]) for severity in SEVERITIES), ("waived", tally.waived)]
    return [(kind, count) for kind, count in counts if count]


def number(count: int, word: str) -> str:
    """Write a number with its noun: ``1 error``, ``2 errors``, ``3 advice``, ``1 waived``."""
    return f"{count:,} {word}{'' if count == 1 or word in {'advice', 'waived'} else 's'}"


def told_waiver(waiver: Waiver) -> str:
    """Tell why a finding does not count, on whose word, and until when."""
    facts = [
        f"approved by {waiver.approved_by}" if waiver.approved_by else "",
        f"until {waiver.until}" if waiver.until else "",
    ]
    told = ", ".join(filter(None, facts))
    return f"{waiver.reason} ({told})" if told else waiver.reason


def phase_title(phase: str) -> str:
    """Name a phase of the guide in words."""
    return title(NamedNode(phase), context_statements(), "en") if phase else NO_PHASE


def _heading(finding: Finding, by: Grouping) -> str:
    if by == "phase":
        return phase_title(finding.phase)
    return finding.check if by == "check" else ""


def phase_order(phase: str) -> tuple[bool, int]:
    """Give the place of a phase among the five; what belongs to none comes last."""
    order = context_statements().value(NamedNode(phase), f"{PTOC}order") if phase else None
    return order is None, int(getattr(order, "value", 0))
