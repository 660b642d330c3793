"""Sharing the work: here, or among processes where there is enough to do."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from peertoc.collecting import seldom_collected
from peertoc.validation.manners import Manners
from peertoc.validation.running.taking import Taker
from peertoc.validation.running.units import End, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.validation.manners import Asked
    from peertoc.validation.running.outcome import Outcome, Wanted
    from peertoc.validation.running.pool import Pool
    from peertoc.validation.running.units import Entry

#: A process is worth its start from about so many things, or bytes, on.
_MANY: Final = 200
_MUCH: Final = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Order:
    """Say how to take things: what was asked for, and what is wanted of the findings."""

    asked: Asked
    wanted: Wanted


@contextmanager
def outcomes(order: Order, entries: Iterable[Entry], jobs: int = 0) -> Iterator[Iterator[Outcome]]:
    """Take one thing after the other, and give what comes of each, in their order.

    ``jobs`` is the number of processes; 0 chooses it by how much there is to do. What one of them has under
    way when this ends is stopped.
    """
    with seldom_collected(), ExitStack() as stack:
        if jobs == 1:
            yield map(_Here(order).take, entries)
        elif jobs:
            yield _pool(order, jobs, stack).outcomes(iter(entries))
        else:
            yield _as_worthwhile(order, iter(entries), stack)


def as_one(order: Order, entries: Iterable[Entry]) -> Iterator[Outcome]:
    """Take all as one."""
    yield from Taker(Manners(order.asked).of, order.wanted).take_together(entries)


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Here:
    """Take things in this process."""

    def __init__(self, order: Order) -> None:
        self._notes: list[str] = []
        self._taker = Taker(Manners(order.asked, self._notes.append).of, order.wanted)

    def take(self, entry: Entry) -> Outcome:
        outcome = self._taker.take(entry)
        outcome.notes = tuple(self._notes)
        self._notes.clear()
        return outcome


def _pool(order: Order, jobs: int, stack: ExitStack) -> Pool:
    from peertoc.validation.running.pool import Pool

    return stack.enter_context(Pool(order, jobs))


def _as_worthwhile(order: Order, entries: Iterator[Entry], stack: ExitStack) -> Iterator[Outcome]:
    """Look ahead, and take what comes here, or from where it is much on by as many as there are cores."""
    here, several = _Here(order), cores()
    while True:
        seen, much = _ahead(entries)
        if much and several > 1:
            yield from _pool(order, several, stack).outcomes(chain(seen, entries))
            return
        yield from map(here.take, seen)
        if not seen:
            return


def _ahead(entries: Iterator[Entry]) -> tuple[list[Entry], bool]:
    """Look ahead, never behind an End, until it is enough for several processes; tell whether it is."""
    seen: list[Entry] = []
    units = size = 0
    for entry in entries:
        seen.append(entry)
        if isinstance(entry, End):
            return seen, False
        if isinstance(entry, Unit):
            units += 1
            size += entry.what.size
        if units >= _MANY or (units > 1 and size >= _MUCH):
            return seen, True
    return seen, False
