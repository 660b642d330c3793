"""An analysis as text: read at a terminal, in lines that fit it where words allow."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from peertoc.analysis.formats.blocks import Grid, Heading, Items, Sentence
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.analysis.formats.blocks import Block

_WIDTH: Final = 88
_RULES: Final = {1: "=", 2: "-"}


def write(blocks: Iterable[Block]) -> str:
    """Write blocks as paragraphs with a line between them."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from _heading(block)
    elif isinstance(block, Sentence):
        yield from _wrapped(block.text, "")
    elif isinstance(block, Items):
        yield from _items(block)
    else:
        yield from _grid(block)


def _heading(block: Heading) -> Iterator[str]:
    text = block.text if block.level in _RULES else f"## {block.text}"
    lines = _wrapped(text, "")
    yield from lines
    if block.level in _RULES:
        yield _RULES[block.level] * max(map(len, lines))


def _items(block: Items) -> Iterator[str]:
    yield from _wrapped(f"{block.lead}:", "")
    for item in block.items:
        yield from _wrapped(item.text, "  - ", "    ")
        for line in item.more:
            yield from _wrapped(line, "      ", "      ")


def _grid(block: Grid) -> Iterator[str]:
    """Write a table; heads of more than one word stand in several lines, so that columns stay narrow."""
    heads = [_words(head) for head in block.heads]
    rows = [[printable(cell) for cell in row] for row in block.rows]
    deep = max(map(len, heads))
    stacked = [[*([""] * (deep - len(words))), *words] for words in heads]
    lines = [*(list(line) for line in zip(*stacked, strict=True)), *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        first, *others = zip(line, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        yield "  ".join(cells).rstrip()


def _words(head: str) -> list[str]:
    return printable(head).split(" ") if len(head) > len("indicator") else [printable(head)]


def _wrapped(text: str, indent: str, hanging: str | None = None) -> list[str]:
    return textwrap.wrap(
        printable(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [indent]
