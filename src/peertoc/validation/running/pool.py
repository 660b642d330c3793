"""Several processes that check, each fed and heard by a thread; what comes of it stays in order."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final, Self

from peertoc.errors import PeertocError
from peertoc.place import Place
from peertoc.validation.manners import Manners
from peertoc.validation.running.hand import Ended, Hand
from peertoc.validation.running.outcome import Outcome
from peertoc.validation.running.taking import Taker
from peertoc.validation.running.units import End, Unit, unchecked_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from peertoc.validation.running.sharing import Order
    from peertoc.validation.running.units import Entry

#: So many batches for each process are under way or wait for an earlier one; no more is read ahead.
_AHEAD: Final = 4
_MANY: Final = 16
_MUCH: Final = 2**18
_MOMENT: Final = 0.5


@dataclass(slots=True)
class _Batch:
    """Hold what is checked one after the other by one process, and what comes of each, as it comes."""

    entries: list[Entry] = field(default_factory=list)
    size: int = 0
    done: SimpleQueue[Outcome | BaseException] = field(default_factory=SimpleQueue)

    def units(self) -> list[Unit]:
        """List what another process can check."""
        return [entry for entry in self.entries if isinstance(entry, Unit) and entry.travels]

    def next(self) -> Outcome:
        """Wait for what comes of the next one. Raises what ends the run."""
        while True:
            try:
                # Not for ever: on some systems Ctrl-C does not end a wait.
                found = self.done.get(timeout=_MOMENT)
            except Empty:
                continue
            if isinstance(found, BaseException):
                raise found
            return found


class Pool:
    """Check with several processes, which are started when they are needed, and stopped at the end."""

    def __init__(self, order: Order, jobs: int) -> None:
        self._order = order
        self._jobs = jobs
        self._batches: SimpleQueue[_Batch | None] = SimpleQueue()
        self._hands: set[Hand] = set()
        self._threads: list[threading.Thread] = []
        self._stopping = threading.Event()
        self._manners = Manners(order.asked)
        self._taker = Taker(self._manners.of, order.wanted)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the processes, in the midst of what they do."""
        self._stopping.set()
        for hand in tuple(self._hands):
            hand.stop()
        for _ in self._threads:
            self._batches.put(None)
        for thread in self._threads:
            thread.join(_MOMENT)

    def outcomes(self, entries: Iterator[Entry]) -> Iterator[Outcome]:
        """Give what comes of each entry, in their order.

        Behind an End nothing is read before all that comes before it is done.
        """
        batches = _batched(entries)
        waiting: deque[_Batch] = deque()
        more = True
        while more or waiting:
            while more and len(waiting) < _AHEAD * self._jobs and not (waiting and _ends(waiting[-1])):
                batch = next(batches, None)
                if batch is None:
                    more = False
                else:
                    waiting.append(batch)
                    self._hand_out(batch)
            if waiting:
                yield from self._answers(waiting[0])
                waiting.popleft()

    def _answers(self, batch: _Batch) -> Iterator[Outcome]:
        for entry in batch.entries:
            if isinstance(entry, Unit) and entry.travels:
                yield self._restored(batch.next(), entry)
            else:
                yield self._taker.take(entry)

    def _restored(self, outcome: Outcome, unit: Unit) -> Outcome:
        """Put back which check is behind a finding, where that is wanted."""
        if self._order.wanted.behind and outcome.told:
            checks = {check.name: check for check in self._manners.of(unit.path).checks}
            outcome.told = tuple(told.with_rule(checks[told.check]) for told in outcome.told)
        return outcome

    def _hand_out(self, batch: _Batch) -> None:
        if not batch.units():
            return
        self._batches.put(batch)
        if len(self._threads) < self._jobs:
            thread = threading.Thread(target=self._serve, daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self) -> None:
        """Have one process check batch after batch; where it ends, another goes on behind what ended it."""
        hands: list[Hand] = []
        try:
            while (batch := self._batches.get()) is not None and not self._stopping.is_set():
                try:
                    self._check(batch, hands)
                except BaseException as fault:
                    batch.done.put(fault)
                    return
        finally:
            for hand in hands:
                hand.close()

    def _check(self, batch: _Batch, hands: list[Hand]) -> None:
        units = batch.units()
        while units and not self._stopping.is_set():
            done = 0
            try:
                if not hands:
                    hands.append(self._new_hand())
                    hands[0].begin(self._order)
                for outcome in hands[0].check(units):
                    batch.done.put(outcome)
                    done += 1
            except Ended as fault:
                self._hands.discard(hands.pop())
                batch.done.put(_lost(units[done], str(fault)))
                done += 1
            units = units[done:]

    def _new_hand(self) -> Hand:
        hand = Hand()
        self._hands.add(hand)
        if self._stopping.is_set():
            hand.stop()
        return hand


def _lost(unit: Unit, why: str) -> Outcome:
    fault = PeertocError(
        f"The process that checked this was stopped: {why}.",
        help="It may have needed more memory than there is; --jobs 1 leaves it more.",
    )
    if unit.part:
        fault.help = f"{fault.help} {unchecked_lines(unit)}".rstrip()
    fault.place = Place(unit.what.name)
    return Outcome(unit.what.name, "unchecked", unit.what.size, fault=fault, part=unit.part)


def _batched(entries: Iterator[Entry]) -> Iterator[_Batch]:
    """Put small things together; what ends a file stands alone."""
    batch = _Batch()
    for entry in entries:
        if isinstance(entry, End) and batch.entries:
            yield batch
            batch = _Batch()
        batch.entries.append(entry)
        batch.size += entry.what.size if isinstance(entry, Unit) else 0
        if len(batch.entries) >= _MANY or batch.size >= _MUCH or isinstance(entry, End):
            yield batch
            batch = _Batch()
    if batch.entries:
        yield batch


def _ends(batch: _Batch) -> bool:
    return isinstance(batch.entries[-1], End)
