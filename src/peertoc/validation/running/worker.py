"""Check in a process of its own what another process sends, and send back what comes of it.

Standard input: an Order, then batches of units; standard output: the word that all is loaded, then an Outcome
for each unit, or the exception that ends the run; all of it pickled. It ends when the one that sends does.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import replace
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any, Final

from peertoc.collecting import seldom_collected
from peertoc.lasting import end_with_parent
from peertoc.validation.manners import Manners
from peertoc.validation.running.taking import Taker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.validation.findings import Finding
    from peertoc.validation.running.outcome import Outcome, Told
    from peertoc.validation.running.sharing import Order
    from peertoc.validation.running.units import Unit

READY: Final = "ready"


def main() -> None:
    """Check what comes in until nothing comes any more."""
    end_with_parent()
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but outcomes may get between outcomes
    inbox: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(incoming, inbox), daemon=True).start()
    # Where nobody hears any longer, there is nobody to tell; and a thread that reads would disturb the end.
    with suppress(BrokenPipeError):
        serve(inbox, outgoing)
    os._exit(0)


def serve(inbox: SimpleQueue[Any], outgoing: IO[bytes]) -> None:
    """Answer an order and its batches; None, which no sender sends, ends it."""
    order: Order | None = _received(inbox, outgoing)
    if order is None:
        return
    notes: list[str] = []
    taker: Taker | None = None
    _send(outgoing, READY)
    with seldom_collected():
        while (batch := _received(inbox, outgoing)) is not None:
            try:
                taker = taker or Taker(Manners(order.asked, notes.append).of, order.wanted)
                _answer(taker, batch, notes, order, outgoing)
            except Exception as fault:
                _send(outgoing, _carried(fault))


def _received(inbox: SimpleQueue[Any], outgoing: IO[bytes]) -> Any:
    """Take what came in; None where it could not be read, of which the other process hears."""
    if isinstance(given := inbox.get(), Exception):
        _send(outgoing, _carried(given))
        return None
    return given


def _answer(taker: Taker, batch: Iterable[Unit], notes: list[str], order: Order, outgoing: IO[bytes]) -> None:
    for unit in batch:
        outcome = taker.take(unit)
        outcome.notes = tuple(notes)
        notes.clear()
        _send(outgoing, _light(outcome, behind=order.wanted.behind))


def _light(outcome: Outcome, *, behind: bool) -> Outcome:
    """Leave out of an outcome what the other process has itself, or does not want."""

    def light(told: Told) -> Told:
        finding = told.finding
        return told._replace(finding=_lighter(finding, behind=behind)) if finding else told

    outcome.told = tuple(map(light, outcome.told))
    return outcome


def _lighter(finding: Finding, *, behind: bool) -> Finding:
    return replace(finding, about=None, rule=None, result=finding.result if behind else None)


def _carried(fault: Exception) -> Exception:
    """Give an exception that can travel, with the lines that show where it arose."""
    lines = "".join(traceback.format_exception(fault))
    try:
        pickle.loads(pickle.dumps(fault))  # noqa: S301 - written in the same line
    except Exception:
        fault = RuntimeError(f"{type(fault).__name__}: {fault}")
    fault.add_note(lines)
    return fault


def _send(outgoing: IO[bytes], what: object) -> None:
    outgoing.write(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))
    outgoing.flush()


def _listen(incoming: IO[bytes], inbox: SimpleQueue[Any]) -> None:
    """Pass on what comes in; when the sender is gone, end at once, whatever is being checked."""
    try:
        while True:
            inbox.put(pickle.load(incoming))  # noqa: S301 - the sender is the process that started this one
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)
    except Exception as fault:
        inbox.put(fault)


if __name__ == "__main__":
    main()
