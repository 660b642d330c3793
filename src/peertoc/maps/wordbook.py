"""Every word that a picture says of its own; what is said of an initiative comes from its file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(table: str) -> dict[str, str]:
    """Give the words of one table of ``words.toml``; values may hold fields for ``str.format``.

    A table within is reached by a dot in the name: ``words("map.parts")``. Raises KeyError for one that
    does not exist.
    """
    book: dict[str, Any] = _book()
    for name in table.split("."):
        book = book[name]
    return {key: value for key, value in book.items() if isinstance(value, str)}


@cache
def _book() -> dict[str, Any]:
    with (Path(__file__).parent / "words.toml").open("rb") as stream:
        return tomllib.load(stream)
