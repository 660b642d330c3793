"""A bar that shows how far a run over many files has come."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.validation.run import Watch

_WIDEST = 40
_SOON = 1.0


@contextmanager
def progress(files: int) -> Iterator[Watch]:
    """Show a bar on standard error, with the file that is being checked and the time left."""
    with click.progressbar(length=files, label="Checking", file=sys.stderr, item_show_func=_name) as bar:

        def watch(done: int, _: int, name: str) -> None:
            bar.update(done - bar.pos, name)

        yield watch
        bar.update(files - bar.pos, "")


@contextmanager
def late_progress(label: str) -> Iterator[Watch]:
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
