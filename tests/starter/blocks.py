"""What a facilitator does to a starter file: delete the ``# `` in front of the lines of a block."""

from __future__ import annotations

from itertools import groupby

READY = "# "


def is_ready(line: str) -> bool:
    """Tell a line of Turtle that waits to be used from prose (``##``) and from what is in use."""
    return line.startswith(READY)


def number_of_blocks(text: str) -> int:
    """Count the blocks: runs of ready lines without a break."""
    return sum(ready for ready, _ in groupby(text.splitlines(), is_ready))


def with_blocks(text: str, *wanted: int) -> str:
    """Put the blocks with the given numbers, counted from 0, to use."""
    lines: list[str] = []
    number = -1
    for ready, run in groupby(text.splitlines(), is_ready):
        number += ready
        used = ready and number in wanted
        lines += [line.removeprefix(READY) if used else line for line in run]
    return "\n".join(lines) + "\n"


def with_all_blocks(text: str) -> str:
    """Put every block to use."""
    return with_blocks(text, *range(number_of_blocks(text)))
