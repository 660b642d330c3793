"""The width of one sign, as a part of the font size."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Any, Final

_EMOJI: Final = 1.35
_UNKNOWN: Final = 1.0
# Where a block of signs begins, and how wide its widest usual signs are: measured on the Noto fonts.
_BLOCKS: Final = (
    (0x0000, 0.9), (0x0530, 0.85), (0x0590, 0.75), (0x0600, 0.8), (0x0860, 1.0), (0x0900, 0.95),
    (0x0D00, 1.25), (0x0D80, 1.2), (0x0E00, 0.8), (0x0F00, 1.0), (0x1000, 1.25), (0x10A0, 0.85),
    (0x1100, 1.0), (0x1200, 1.15), (0x1380, 1.1), (0x1E00, 0.9), (0x2000, 1.1), (0x2150, 1.9), (0x2190, 1.1),
    (0x27F0, 1.9), (0x2800, 1.1), (0x2E00, 1.1), (0x2E80, 1.0), (0xA9C1, 2.8), (0xA9CE, 1.2),
    (0xFB00, 1.1),
    (0xFB50, 1.2), (0xFDF0, 4.0), (0xFDFD, 12.0), (0xFDFE, 4.0), (0xFE10, 1.0),
    (0x12000, 2.0), (0x13000, 1.2),
    (0x1F000, _EMOJI), (0x20000, 1.0),
)  # fmt: skip
_STARTS: Final = tuple(start for start, _ in _BLOCKS)


@cache
def width_of_sign(sign: str, bold: bool) -> float:
    """Give the advance of one sign in ems: as in Arial where that has it, else a generous guess."""
    known, wide = _table("bold" if bold else "regular").get(ord(sign)), _wider().get(ord(sign), 0.0)
    if known is not None:
        return max(known, wide)
    category = unicodedata.category(sign)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    full = _UNKNOWN if unicodedata.east_asian_width(sign) in ("W", "F") else 0.0
    return max(_guess(ord(sign)), wide, full)


def is_measured(sign: str) -> bool:
    """Tell whether the width of a sign is that of Arial, and no guess."""
    return ord(sign) in _table("regular")


def _guess(code: int) -> float:
    return _BLOCKS[bisect_right(_STARTS, code) - 1][1]


@cache
def _wider() -> dict[int, float]:
    """Read the signs that are wider than others of their block."""
    text = (Path(__file__).parent / "wider.json").read_text(encoding="utf-8")
    runs = {first: run for first, run in json.loads(text).items() if first != "source"}
    return {
        int(first, 16) + offset: width / 100
        for first, run in runs.items()
        for offset, width in enumerate(run)
    }


@cache
def _table(weight: str) -> dict[int, float]:
    return {
        int(first, 16) + offset: width / _file()["em"]
        for first, run in _file()[weight].items()
        for offset, width in enumerate(run)
    }


@cache
def _file() -> dict[str, Any]:
    text = (Path(__file__).parent / "widths.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
