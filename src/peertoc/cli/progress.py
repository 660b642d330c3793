"""A bar that shows how far long work has come, and when it will be done."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import click

from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from peertoc.catalogue.counting import Extent
    from peertoc.cli.given import Given
    from peertoc.validation.running.outcome import Outcome

_MANY = 5
_LARGE = 2**23
_OFTEN = 0.1
_WIDEST = 40
_SOON = 1.0


class Watch(Protocol):
    """Be told what is done, and make room for other words."""

    def take(self, outcome: Outcome) -> None:
        """Take note of what is done."""
        ...

    def look(self, done: int, every: int, name: str) -> None:
        """Take note of how much of a large file has been looked through."""
        ...

    def clear(self) -> None:
        """Leave the line empty."""
        ...


class Unwatched:
    """Show nothing."""

    def take(self, outcome: Outcome) -> None:
        """Pass over what is done."""

    def look(self, done: int, every: int, name: str) -> None:
        """Pass over what is looked through."""

    def clear(self) -> None:
        """Have nothing to take away."""


class _Bar:
    """Show a bar on standard error, with the time left: soon where much is to be done, else not at all."""

    def __init__(self, extent: Extent) -> None:
        self._extent = extent
        self._bar = click.progressbar(length=1, label="Checking", file=sys.stderr, item_show_func=_name)
        self._began = self._last = time.monotonic()
        self._files = self._done = 0
        self._shown = False

    def take(self, outcome: Outcome) -> None:
        """Take note of what is done; now and then, show it."""
        self._files += outcome.is_whole
        # Each file counts for something, be it empty or of unknown size.
        self._done += outcome.size + outcome.is_whole
        self._show(f"{self._files:,} of {self._of} · {outcome.name}")

    def look(self, done: int, every: int, name: str) -> None:
        """Say how much of a large file has been looked through, before its parts are checked."""
        share = f" {100 * done // every}%" if every else ""
        self._show(f"looking through{share} · {name}")

    def _show(self, words: str) -> None:
        now = time.monotonic()
        if (self._shown and now - self._last < _OFTEN) or not self._is_time(now):
            return
        self._last = now
        if not self._shown:
            self._shown = True
            self._bar.__enter__()
        self._bar.length = max(self._extent.bytes + self._extent.files, self._done)
        if self._done > self._bar.pos:
            self._bar.update(self._done - self._bar.pos, words)
        else:
            self._bar.current_item = words
            self._bar.render_progress()

    def clear(self) -> None:
        """Leave the line empty; the bar comes again."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)

    def finish(self) -> None:
        """Show that all is done."""
        if self._shown:
            self._bar.update((self._bar.length or 0) - self._bar.pos, f"{self._files:,} of {self._files:,}")

    def close(self) -> None:
        """End the line of the bar."""
        if self._shown:
            self._bar.__exit__(None, None, None)

    @property
    def _of(self) -> str:
        return f"{self._extent.files:,}" if self._extent.whole else "many"

    def _is_time(self, now: float) -> bool:
        """Tell whether to show something: for several files or a large one, at once where all is known."""
        extent = self._extent
        if self._shown or (extent.whole and extent.files >= _MANY):
            return True
        return now - self._began >= _SOON and (extent.files >= _MANY or extent.bytes >= _LARGE)


@contextmanager
def watching(given: Given) -> Iterator[Watch]:
    """Show how far a run has come; how much there is, is counted beside it."""
    threading.Thread(target=given.count, daemon=True).start()
    bar = _Bar(given.extent)
    try:
        yield bar
        bar.finish()
    finally:
        bar.close()


@contextmanager
def late_progress(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show a bar on standard error once the work has taken a while; how much there is, the work says."""
    bar = click.progressbar(length=0, label=label, file=sys.stderr, item_show_func=_name)
    began, shown = time.monotonic(), False

    def watch(done: int, total: int, name: str) -> None:
        nonlocal shown
        if not shown and time.monotonic() - began >= _SOON:
            bar.__enter__()
            shown = True
        if shown:
            bar.length = total
            bar.update(done - bar.pos, name)

    try:
        yield watch
    finally:
        if shown:
            bar.__exit__(None, None, None)


def _name(name: str | None) -> str:
    return shorten(printable(name or ""), _WIDEST)
