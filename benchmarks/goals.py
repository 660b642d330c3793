"""What was aimed at, and what a run says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from benchmarks.engines import ORACLE, OURS, PARSING

#: What a run came to: case → engine → what was measured of it.
Cases = Mapping[str, Mapping[str, Any]]
UNKNOWN: Final = "not measured"
#: The case of a stream, of which streaming tells more than of others.
STREAM: Final = "stream"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Say whether a goal holds (yes, no, or not measured), and the figures that show it."""

    holds: str
    figures: str


NOTHING: Final = Verdict(UNKNOWN, "")


@dataclass(frozen=True, slots=True)
class Goal:
    """State one goal: what is measured, how far it should come, and what decides."""

    what: str
    aim: str
    judge: Callable[[Cases], Verdict]


@dataclass(frozen=True, slots=True)
class Took:
    """Hold the median of an engine's seconds; where it was stopped, how long it had taken by then."""

    seconds: float
    ended: bool


def took(cases: Cases, key: str, engine: str) -> Took | None:
    """Say how long an engine took in a case; nothing where it was not measured or failed.

    One that was stopped with less data takes at least as long with more.
    """
    told = cases.get(key, {}).get(engine)
    if told is not None and "least" in told:
        return Took(told["least"], ended=False)
    if told is None or told["outcome"] not in {"ok", "cap"}:
        return None
    ended = told["outcome"] == "ok"
    return Took(median(told["seconds"]) if ended else max(told["seconds"]), ended)


def held(ours: Took, theirs: Took, most: float) -> Verdict:
    """Hold our time against ``most`` times theirs; of one that was stopped only a bound is known."""
    share = ours.seconds / theirs.seconds
    if ours.ended and theirs.ended:
        return Verdict("yes" if share <= most else "no", f"{share:.3g}")
    if ours.ended:
        return Verdict("yes" if share <= most else UNKNOWN, f"under {share:.3g}")
    if theirs.ended:
        return Verdict("no" if share > most else UNKNOWN, f"over {share:.3g}")
    return NOTHING


def _stopped(ours: Took) -> str:
    return f"peertoc was stopped after {ours.seconds:.0f} s"


def _at_most(key: str, other: str, most: float) -> Callable[[Cases], Verdict]:
    """Judge our time as a share of another's in the same case."""

    def judge(cases: Cases) -> Verdict:
        ours, theirs = took(cases, key, OURS), took(cases, key, other)
        return NOTHING if ours is None or theirs is None else held(ours, theirs, most)

    return judge


def _faster(key: str, oracle: float, others: float) -> Callable[[Cases], Verdict]:
    """Judge our time as a share of that of every other engine: all of them have to be slow enough."""

    def judge(cases: Cases) -> Verdict:
        ours = took(cases, key, OURS)
        rivals = [name for name in cases.get(key, {}) if name not in {OURS, PARSING}]
        found = {name: took(cases, key, name) for name in rivals}
        verdicts = {
            name: held(ours, theirs, 1 / (oracle if name == ORACLE else others))
            for name, theirs in found.items()
            if theirs is not None and ours is not None
        }
        if not any(each.figures for each in verdicts.values()):
            return NOTHING if ours is None or ours.ended else Verdict(UNKNOWN, _stopped(ours))
        worst = min((each.holds for each in verdicts.values()), key=["no", UNKNOWN, "yes"].index)
        return Verdict(
            worst, "; ".join(f"{each.figures} of {name}" for name, each in verdicts.items() if each.figures)
        )

    return judge


def _memory(key: str, most: int) -> Callable[[Cases], Verdict]:
    """Judge the peak of our memory, in megabytes."""

    def judge(cases: Cases) -> Verdict:
        told = cases.get(key, {}).get(OURS)
        if told is None or told["outcome"] != "ok":
            return NOTHING
        peak = max(told["kilobytes"]) / 1000
        return Verdict("yes" if peak <= most else "no", f"{peak:.0f} MB")

    return judge


def _growth(small: str, large: str, most: float) -> Callable[[Cases], Verdict]:
    """Judge how much longer ten times the data takes us."""

    def judge(cases: Cases) -> Verdict:
        before, after = took(cases, small, OURS), took(cases, large, OURS)
        return NOTHING if before is None or after is None else held(after, before, most)

    return judge


def _streamed(count: int, most: float) -> Callable[[Cases], Verdict]:
    """Judge by how much memory grows in the second half of a stream of so many initiatives."""

    def judge(cases: Cases) -> Verdict:
        told = cases.get(STREAM, {}).get(OURS)
        if told is None or told["initiatives"] < count:
            return NOTHING
        figures = f"{told['first_half']:.0f} MB in the first half, {told['second_half']:.0f} MB in the second"
        return Verdict("yes" if told["grew"] <= most and not told["missed"] else "no", figures)

    return judge


GOALS: Final = (
    Goal("one clean example, the whole command", "at most 0.3 of `pyshacl`", _at_most("clean", ORACLE, 0.3)),
    Goal("one example with findings, places too", "at most 0.7 of `pyshacl`", _at_most("found", ORACLE, 0.7)),
    Goal("1,000 initiatives", "1/20 of pySHACL, less than any other", _faster("1000", 20, 1)),
    Goal("10,000 initiatives", "1/25 of pySHACL, 1/4 of any other", _faster("10000", 25, 4)),
    Goal("10,000 initiatives, memory", "at most 400 MB", _memory("10000", 400)),
    Goal("100,000 initiatives", "at most 3 times parsing alone", _at_most("100000", PARSING, 3)),
    Goal("100,000 initiatives, memory", "at most 1 GB", _memory("100000", 1000)),
    Goal("from 1,000 to 10,000 initiatives", "at most 11 times the time", _growth("1000", "10000", 11)),
    Goal("from 10,000 to 100,000", "at most 11 times the time", _growth("10000", "100000", 11)),
    Goal("a million initiatives as a stream", "memory that does not grow", _streamed(1_000_000, 1.1)),
)
