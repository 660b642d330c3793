"""What a person types when asked."""

from __future__ import annotations

import sys


def line() -> str:
    """Read what was typed, with the end of its line; empty at the end of the input."""
    return sys.stdin.readline()


def is_terminal() -> bool:
    """Tell whether there is anybody to ask."""
    return sys.stdin.isatty()
