"""Running ``peertoc link`` in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from peertoc.cli import peertoc

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TODAY = ("--today", "2026-07-31")


def link(*args: str | Path, keys: str = "", cache: Path | None = None) -> Result:
    """Run one of the four commands; ``keys`` are typed, ``cache`` is where answers of services are kept."""
    words = ["link", *map(str, args)]
    env = {"XDG_CACHE_HOME": str(cache)} if cache else {}
    return CliRunner(env=env).invoke(peertoc, [*words, *TODAY], input=keys)


def table(path: Path) -> Path:
    """Name the table of a file."""
    return path.with_name(f"{path.name}.links.sssom.tsv")
