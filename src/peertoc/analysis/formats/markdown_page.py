"""An analysis in Markdown: for a wiki page, an e-mail or a printed sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.analysis.formats.blocks import Grid, Heading, Items, Sentence
from peertoc.escaping import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.analysis.formats.blocks import Block


def write(blocks: Iterable[Block]) -> str:
    """Write blocks as a page, with every text of a file escaped."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {markdown(block.text)}"
    elif isinstance(block, Sentence):
        yield markdown(block.text)
    elif isinstance(block, Items):
        yield from _items(block)
    else:
        yield from _grid(block)


def _items(block: Items) -> Iterator[str]:
    yield from (f"**{markdown(block.lead)}**", "")
    for item in block.items:
        yield f"- {markdown(item.text)}"
        yield from (f"  - {markdown(line)}" for line in item.more)


def _grid(block: Grid) -> Iterator[str]:
    yield _row(block.heads)
    yield _row(["---", *(["---:"] * (len(block.heads) - 1))], escaped=True)
    yield from (_row(row) for row in block.rows)


def _row(cells: Iterable[str], *, escaped: bool = False) -> str:
    return f"| {' | '.join(cell if escaped else markdown(cell) for cell in cells)} |"
