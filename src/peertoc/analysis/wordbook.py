"""Every word that an analysis says of its own; what is said of an initiative comes from its file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def words(table: str) -> dict[str, str]:
    """Give the words of one table of ``words.toml``; values may hold fields for ``str.format``.

    Raises KeyError for a table that does not exist.
    """
    with (Path(__file__).parent / "words.toml").open("rb") as stream:
        book: dict[str, dict[str, str]] = tomllib.load(stream)
    return book[table]
