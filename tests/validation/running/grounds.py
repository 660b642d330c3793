"""Things to check: plain ones, and ones that do harm to the process that checks them."""

from __future__ import annotations

import datetime
import os
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.catalogue import read_text
from peertoc.validation.manners import Asked
from peertoc.validation.running.outcome import Wanted
from peertoc.validation.running.sharing import Order
from peertoc.validation.running.units import Unit

if TYPE_CHECKING:
    from peertoc.catalogue import Document

TODAY = datetime.date(2026, 1, 1)
HEAD = "@prefix ptoc: <https://w3id.org/peertoc#> . @base <https://example.org/i/> .\n"
PLAN = f"{HEAD}<i> a ptoc:Initiative .\n"
RISK = "<r{0}> a ptoc:Risk .\n"


def order(*select: str, rows: str = "", most: int = 0, seconds: float = 0, behind: bool = False) -> Order:
    """Ask for some checks, or one that is quick."""
    asked = Asked(TODAY, select=select or ("risk-unmanaged",), seconds=seconds)
    return Order(asked, Wanted(rows, most, behind))


@dataclass(frozen=True)
class Text:
    """Be a plan with some risks that nobody manages."""

    name: str
    risks: int = 1
    size: int = 0

    def load(self) -> Document:
        return read_text(PLAN + "".join(map(RISK.format, range(self.risks))), name=self.name)


@dataclass(frozen=True)
class Slow(Text):
    """Take its time to be loaded."""

    seconds: float = 1

    def load(self) -> Document:
        time.sleep(self.seconds)
        return super().load()


@dataclass(frozen=True)
class Killing(Text):
    """Kill the process that loads it, as a system does that runs out of memory."""

    def load(self) -> Document:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


@dataclass(frozen=True)
class KillingPart(Killing):
    """Kill the process that loads it, and know which lines that are."""

    unchecked: str = "Lines 7 to 9 were not checked."


@dataclass(frozen=True)
class Failing(Text):
    """Bring out a fault of the program."""

    def load(self) -> Document:
        raise KeyError(self.name)


def units(*texts: Text) -> list[Unit]:
    """Take texts by themselves."""
    return [Unit(text, None) for text in texts]
