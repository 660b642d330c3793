"""What a page is made of, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """Head what follows: 1 the page, 2 a theory, 3 a question to it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Say something in a paragraph of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """Hold an entry of a list, and what is said beneath it."""

    text: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """List entries under a line that says what they are."""

    lead: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold a table: the first column is of words, the others are of numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Sentence | Items | Grid
