"""Colour, for formats that a terminal shows."""

from __future__ import annotations

from typing import Final

_COLOURS: Final = {
    "error": "1;31",
    "warning": "1;33",
    "advice": "1;36",
    "waived": "2",
    "quiet": "34",
    "strong": "1",
}


class Pen:
    """Colour words, or leave them plain."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def __call__(self, kind: str, text: str) -> str:
        """Write ``text`` in the colour of ``kind``."""
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour else text
