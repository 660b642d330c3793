"""Where in a picture each gap is marked, and in which words: ``gaps.toml`` says how for each check."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from peertoc.maps.chain.values import Ghost, Mark
from peertoc.maps.wordbook import words
from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from peertoc.maps.chain.values import Gap

Where = Literal["", "box", "link", "after", "before", "theory"]
Fault = Literal["missing", "wrong"]


@dataclass(frozen=True, slots=True)
class Manner:
    """Say how the gaps of one check are drawn; see gaps.toml."""

    where: Where = ""
    words: str = ""
    kind: str = ""
    fault: Fault = "wrong"


@cache
def manners() -> Mapping[str, Manner]:
    """Read how the gaps of each check are drawn."""
    with (Path(__file__).parent / "gaps.toml").open("rb") as stream:
        return {name: Manner(**manner) for name, manner in tomllib.load(stream).items()}


@dataclass(slots=True)
class Index:
    """Know by the ids of the model what is drawn: boxes, links by name and by ends, theories.

    A step has a box in each theory that names it, and a stand-in where links of another lead to it.
    """

    boxes: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    ends: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    theories: dict[str, list[str]] = field(default_factory=dict)
    stand_ins: set[str] = field(default_factory=set)

    def places(self, gap: Gap, where: Where) -> list[str]:
        """List the ids in the picture at which a gap is marked; none where nothing of it is drawn.

        A missing step stands beside the box of a step, and beside a stand-in only where there is none.
        """
        pairs = (gap.at, gap.other), (gap.other, gap.at)
        links = self.links.get(gap.at) or next((self.ends[pair] for pair in pairs if pair in self.ends), [])
        boxes, theories = self.boxes.get(gap.at, []), self.theories.get(gap.at, [])
        if where in ("after", "before"):
            boxes = [box for box in boxes if box not in self.stand_ins] or boxes
        return (links or boxes or theories) if where in ("", "link") else (boxes or links or theories)


@dataclass(slots=True)
class Placed:
    """Hold the marks by the id of what they stand at, the missing steps, and what has no place."""

    marks: dict[str, list[Mark]] = field(default_factory=dict)
    ghosts: list[Ghost] = field(default_factory=list)
    elsewhere: list[Mark] = field(default_factory=list)

    def at(self, id: str) -> tuple[Mark, ...]:
        """Give the marks at something."""
        return tuple(self.marks.get(id, ()))


def place_gaps(gaps: Iterable[Gap], index: Index, kinds: Mapping[str, str]) -> Placed:
    """Place every gap; those of one check at one place are one mark. ``kinds`` names the kinds of step."""
    placed = Placed()
    steps = frozenset(box for boxes in index.boxes.values() for box in boxes)
    for gap in dict.fromkeys(gaps):
        manner = manners().get(gap.check, Manner())
        places, mark = dict.fromkeys(index.places(gap, manner.where)), _mark(gap, manner)
        if not places:
            placed.elsewhere.append(mark)
        for at in places:
            if manner.where in ("after", "before") and at in steps:
                placed.ghosts.append(_ghost(len(placed.ghosts) + 1, at, manner, mark, kinds))
            else:
                _add(placed.marks.setdefault(at, []), mark)
    return placed


def _mark(gap: Gap, manner: Manner) -> Mark:
    return Mark(
        check=gap.check,
        words=manner.words or gap.message,
        message=gap.message,
        severity=words("chain")[gap.severity],
        waived=gap.waived,
        wrong=manner.fault == "wrong",
        url=PREFIXES["check"] + gap.check,
    )


def _ghost(number: int, at: str, manner: Manner, mark: Mark, kinds: Mapping[str, str]) -> Ghost:
    said = words("chain")
    band = said["missing-kind"].format(kind=kinds[manner.kind]) if manner.kind else said["missing-step"]
    side: Literal["before", "after"] = "after" if manner.where == "after" else "before"
    return Ghost(f"missing-{number}", at, side, manner.kind, band, mark)


def _add(marks: list[Mark], mark: Mark) -> None:
    """Add a mark, or its message to one of the same check; what is waived stays apart."""
    for number, other in enumerate(marks):
        if (other.check, other.waived) == (mark.check, mark.waived):
            if mark.message not in other.message:
                marks[number] = replace(other, message=f"{other.message} {mark.message}")
            return
    marks.append(mark)
