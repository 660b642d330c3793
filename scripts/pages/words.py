"""The words that pages say of their own."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

_WORDS: Final = Path(__file__).with_name("words.toml")


@cache
def words() -> dict[str, dict[str, Any]]:
    """Read the words."""
    with _WORDS.open("rb") as stream:
        return tomllib.load(stream)


def phrase(name: str) -> str:
    """Give a phrase by its name."""
    return str(words()["phrases"][name])
