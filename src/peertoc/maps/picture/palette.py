"""Colours by role, for light and for dark screens."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Colour:
    """Hold one colour as ``#RRGGBB`` for light and for dark screens."""

    light: str
    dark: str


def colour(role: str) -> str:
    """Give the light colour of a role, as ``#RRGGBB``; a dark screen is told by it what to draw instead.

    Raises KeyError for a role that does not exist.
    """
    return palette()[role].light


@cache
def palette() -> Mapping[str, Colour]:
    """Read the colours of all roles, in the order of the file."""
    with (Path(__file__).parent / "palette.toml").open("rb") as stream:
        roles = tomllib.load(stream)
    return MappingProxyType({name: Colour(**pair) for name, pair in roles.items()})
