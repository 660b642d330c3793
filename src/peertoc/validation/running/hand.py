"""A process that checks: started, given units, heard, and stopped."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.validation.running.outcome import Outcome
    from peertoc.validation.running.sharing import Order
    from peertoc.validation.running.units import Unit

_WORKER = "peertoc.validation.running.worker"


class Ended(Exception):
    """Say that the process has ended by itself or was ``killed``, and why."""

    def __init__(self, why: str, *, killed: bool) -> None:
        super().__init__(why)
        self.killed = killed


def _unstarted(why: str) -> PeertocError:
    return PeertocError(
        f"No process could be started to check in: {why}.", help="Check in this one with --jobs 1."
    )


class Hand:
    """Hold a process; it inherits nothing but its two pipes, standard error and the environment."""

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, and a module of our own
                [sys.executable, "-P", "-m", _WORKER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=os.name == "posix",
            )
        except OSError as fault:
            raise _unstarted((fault.strerror or "unknown fault").lower()) from None

    def begin(self, order: Order) -> None:
        """Say how to check, and wait until the process is there.

        Raises PeertocError where it cannot start, Ended where it is killed, or what was raised there.
        """
        try:
            self._send(order)
            heard = self._hear()
        except Ended as fault:
            if fault.killed:
                raise
            raise _unstarted(str(fault)) from None
        if isinstance(heard, BaseException):
            raise heard

    def check(self, units: Sequence[Unit]) -> Iterator[Outcome]:
        """Give what comes of each unit, when it is done. Raises Ended, and what was raised there."""
        self._send(units)
        for _ in units:
            heard = self._hear()
            if isinstance(heard, BaseException):
                raise heard
            yield cast("Outcome", heard)

    def stop(self) -> None:
        """End the process, whatever it does; this is for any thread."""
        with suppress(OSError):
            self._process.kill()

    def close(self) -> int:
        """End the process and let go of it; this is for the thread that hears it. Gives its code."""
        self.stop()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        return code

    def _send(self, what: object) -> None:
        try:
            pipe = cast("IO[bytes]", self._process.stdin)
            pipe.write(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))
            pipe.flush()
        except OSError:
            raise self._ended() from None

    def _hear(self) -> Any:
        try:
            return pickle.load(cast("IO[bytes]", self._process.stdout))  # noqa: S301 - our own process
        except (EOFError, OSError, pickle.UnpicklingError):
            raise self._ended() from None

    def _ended(self) -> Ended:
        """Let go of the process, and say why it has ended."""
        code = self.close()
        if code >= 0:
            return Ended(f"it ended with code {code}", killed=False)
        name = str(-code)
        with suppress(ValueError):
            name = signal.Signals(-code).name
        return Ended(f"it was ended by the signal {name}", killed=True)
