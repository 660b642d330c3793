"""How wide a text is, and where its lines break, without a font at hand."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from peertoc.cleaning import CLOSES, JOINERS, OPENS, clean
from peertoc.maps.picture.isolating import closed
from peertoc.maps.picture.widths import width_of_sign

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEADING_VOWELS: Final = frozenset("เแโใไເແໂໃໄ")  # of Thai and Lao: written before the letter they belong to
_CLOSING: Final = frozenset(
    "、。，．：；？！」』）】》〉〕｝ー々…‥・゛゜ヽヾゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ”’)]}.,:;?!"
)
_OPENING: Final = frozenset("「『（【《〈〔｛“‘([{")
_BREAK_AFTER: Final = frozenset("-‐–—/")


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Measure a text in points at a font size in points; scripts without known widths are taken as wide."""
    return sum(width_of_sign(sign, bold) for sign in text) * size


def wrap(
    text: str, width: float, size: float, *, bold: bool = False, most: int | None = None
) -> tuple[str, ...]:
    """Break a text into lines no wider than ``width`` points; with ``most`` lines, the last ends in “…”.

    Lines break at spaces, after hyphens and slashes and between Chinese and Japanese characters; within a
    word only where it is wider than a line. An empty text has no lines.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(clean(text)):
        if width_of((line + piece).rstrip(), size, bold) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        *full, line = _cut(piece, width, size, bold)
        lines.extend(full)
    if line.strip():
        lines.append(line.rstrip())
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], width, size, bold)]
    return closed(lines)


def is_rtl(text: str) -> bool:
    """Tell whether the first letter with a direction is one of a script that runs from right to left.

    What is kept apart does not count.
    """
    depth = 0
    for sign in text:
        depth += (sign in OPENS) - (sign == CLOSES)
        direction = unicodedata.bidirectional(sign)
        if depth <= 0 and direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def graphemes(text: str) -> Iterator[str]:
    """Give what a reader takes for one sign each: a letter with its marks, an emoji with all its parts."""
    cluster = ""
    for sign in text:
        if cluster and not _joins(cluster, sign):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


def _joins(cluster: str, sign: str) -> bool:
    last = cluster[-1]
    if (
        last == "\u200d"
        or last in _LEADING_VOWELS
        or sign in JOINERS
        or unicodedata.category(sign) in ("Mn", "Me", "Mc")
    ):
        return True
    if _is_flag_part(sign):
        return _is_flag_part(last) and len(cluster) % 2 == 1
    return 0x1F3FB <= ord(sign) <= 0x1F3FF or _is_vowel_jamo(sign)


def _is_flag_part(sign: str) -> bool:
    return 0x1F1E6 <= ord(sign) <= 0x1F1FF


def _is_vowel_jamo(sign: str) -> bool:
    return 0x1160 <= ord(sign) <= 0x11FF


def _pieces(text: str) -> Iterator[str]:
    """Give the parts of a text that stay together on a line, each with the space after it."""
    piece = ""
    signs = tuple(graphemes(text))
    for sign, after in pairwise((*signs, "")):
        piece += sign
        if not after or (after != " " and _may_break(piece, sign, after)):
            yield piece
            piece = ""


def _may_break(piece: str, sign: str, after: str) -> bool:
    if sign == " ":
        return True
    if sign in _BREAK_AFTER:
        return len(piece) > 1 and after.isalpha()
    if not (_is_wide(sign) or _is_wide(after)):
        return False
    return sign not in _OPENING and after not in _CLOSING


@cache
def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign[0]) in ("W", "F")


def _cut(piece: str, width: float, size: float, bold: bool) -> list[str]:
    """Cut a piece that may be wider than a line; each part holds at least one sign."""
    parts = [""]
    for sign in graphemes(piece):
        if parts[-1] and width_of((parts[-1] + sign).rstrip(), size, bold) > width:
            parts.append("")
        parts[-1] += sign
    return parts


def _shortened(line: str, width: float, size: float, bold: bool) -> str:
    signs = list(graphemes(line))
    while signs and width_of("".join(signs).rstrip() + "…", size, bold) > width:
        signs.pop()
    return "".join(signs).rstrip(" ,;:.-–") + "…"
