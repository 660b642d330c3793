"""Lay an outline out as plain text: headings, indented lines, no line wider than it need be."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNDERLINES: Final = {1: "=", 2: "-", 3: "·"}
_INDENT: Final = 2
_NARROWEST: Final = 24
#: Longer texts are given in one line: nobody reads them, and wrapping costs many times their size.
LONGEST_WRAPPED: Final = 200_000


@dataclass(frozen=True, slots=True)
class Item:
    """Say one thing, and below it what belongs to it; prose has no hanging indent."""

    text: str
    items: tuple[Item, ...] = ()
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Gather items below a heading of rank 1 to 3."""

    heading: str
    items: tuple[Item, ...] = ()
    rank: int = 2


def lay_out(sections: Iterable[Section], width: int) -> str:
    """Write sections one below the other, with a blank line between them."""
    return "\n\n".join("\n".join(_section(section, width)) for section in sections) + "\n"


def _section(section: Section, width: int) -> Iterator[str]:
    heading = wrapped(section.heading, width)
    yield from heading
    yield _UNDERLINES[section.rank] * min(max(map(len, heading)), width)
    before: Item | None = None
    for item in section.items:
        if before is None or item.items or before.items:
            yield ""
        yield from _item(item, 0, width)
        before = item


def _item(item: Item, depth: int, width: int) -> Iterator[str]:
    indent = " " * (_INDENT * depth)
    hanging = 0 if item.prose else _INDENT * 2
    yield from (f"{indent}{line}" for line in wrapped(item.text, width - len(indent), hanging=hanging))
    for below in item.items:
        yield from _item(below, depth + 1, width)


def wrapped(text: str, width: int, *, hanging: int = 0) -> list[str]:
    """Break a text into lines between words; a word that is too long stays whole."""
    if len(text) > LONGEST_WRAPPED:
        return [text]
    lines = textwrap.wrap(
        text,
        max(width, _NARROWEST),
        subsequent_indent=" " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [""]
