"""The process map as values: five phases, each with its tools, its risks and how the risks are managed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Part = Literal["tools", "risks", "management"]
PARTS: Final[tuple[Part, ...]] = ("tools", "risks", "management")
#: ``has``: the initiative has it; ``left-out``: it says why it has not; ``suggested``: figure 1 alone has it;
#: ``missing``: it is asked for.
State = Literal["has", "left-out", "suggested", "missing"]
#: ``partial``: something is there, and something is missing; ``open``: there is nothing, and the guide names
#: nothing either.
Standing = Literal["filled", "partial", "left-out", "missing", "open"]


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one line of a box; ``about`` is a remark below it, ``tooltip`` all that there is no room for."""

    state: State
    text: str
    about: str = ""
    tooltip: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Hold one part of one phase.

    ``note`` says in words why there may be no item, ``name`` what the box holds where that is more than its
    part.
    """

    part: Part
    standing: Standing
    items: tuple[Item, ...] = ()
    note: str = ""
    name: str = ""

    def having(self, state: State) -> tuple[Item, ...]:
        """List the items in one state."""
        return tuple(item for item in self.items if item.state == state)


@dataclass(frozen=True, slots=True)
class Column:
    """Hold one phase, with its boxes in the order of PARTS; ``count`` sums up in words what it has."""

    number: int
    name: str
    count: str
    standing: Standing
    boxes: tuple[Box, ...]
    tooltip: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """Lead from the risks of one column to the management in another, or in the same; by their numbers.

    ``missing``: to management that is not there; ``some``: from some of the risks only.
    """

    risks: int
    management: int
    missing: bool = False
    some: bool = False

    @property
    def id(self) -> str:
        """Name the arrow in the picture."""
        return f"{'unmanaged' if self.missing else 'managed'}-{self.risks}-{self.management}"


@dataclass(frozen=True, slots=True)
class ProcessMap:
    """Hold a whole map; ``notes`` tell what finds no place on it, ``of_guide`` is true of figure 1 itself."""

    title: str
    columns: tuple[Column, ...]
    arrows: tuple[Arrow, ...]
    notes: tuple[str, ...] = ()
    of_guide: bool = False
    lang: str = "en"
