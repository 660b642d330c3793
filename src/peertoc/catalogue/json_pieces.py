"""Cut JSON into pieces, each with its place; Python's own reader tells no places but that of a fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# A string left open runs to the end of the text, so that bad text costs linear time too.
_PIECE: Final = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)


def pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Give each bracket, comma, colon, string, number and word: its start, its end and itself."""
    for match in _PIECE.finditer(text):
        yield match.start(), match.end(), match[0]
