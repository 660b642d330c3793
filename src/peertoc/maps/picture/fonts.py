"""Whether a renderer finds the letters that pictures are laid out with: Arial, or one as wide."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Final

from peertoc.maps.picture.lettering import width_of

if TYPE_CHECKING:
    from peertoc.maps.picture.renderers import Renderer

_SIZE: Final = 14.0
_NARROW, _WIDE = "i" * 10, "W" * 10
_PROBE: Final = f'digraph {{ node [fontname="Arial" shape="plain"] {_NARROW}; {_WIDE} }}'
_POINTS: Final = 72.0  # in an inch
_SLACK: Final = 1.06


def without_letters(widths: dict[str, float]) -> bool:
    """Tell whether all letters are as wide as each other: then there are none, and boxes in their place."""
    return bool(widths) and widths[_NARROW] > widths[_WIDE] * 0.9


def with_wider_letters(widths: dict[str, float]) -> bool:
    """Tell whether the letters take more room than those of Arial."""
    return bool(widths) and any(width > width_of(text, _SIZE) * _SLACK for text, width in widths.items())


def measure(renderer: Renderer, timeout: float) -> dict[str, float]:
    """Let a renderer say how wide two words are, in points; nothing where it does not."""
    from peertoc.maps.picture.renderers import run

    try:
        told = run(renderer, _PROBE, "plain", timeout).picture.decode()
    except (subprocess.TimeoutExpired, UnicodeDecodeError):
        return {}
    rows = [line.split() for line in told.splitlines()]
    widths = {row[1]: float(row[4]) * _POINTS for row in rows if row[0] == "node"}
    return widths if widths.keys() == {_NARROW, _WIDE} else {}
