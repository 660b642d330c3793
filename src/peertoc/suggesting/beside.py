"""Names that lie beside each other, as in a folder: all but their last part is the same."""

from __future__ import annotations

import re
from typing import Final

_HEAD: Final = re.compile(r".*[/#:]")


def head_of(name: str) -> str:
    """Give what a name has in common with those beside it; one that is empty is the file itself."""
    head = _HEAD.match(name)
    return head[0] if head else "" if name else "#"


def sibling(name: str, last: str) -> str:
    """Put another last part to a name."""
    return head_of(name) + last
