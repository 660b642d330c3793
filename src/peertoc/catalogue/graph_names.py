"""What the graph of a source is called, wherever many sources stand side by side."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final
from urllib.parse import quote

SOURCE: Final = "urn:peertoc:source:"
STDIN: Final = f"{SOURCE}stdin"
_NAMES_OF_STDIN: Final = ("-", "<stdin>")


def graph_name(file: str) -> str:
    """Name the graph of a file, the same for every way of writing its path.

    It holds the name of the file and twelve hex digits of the hash of its resolved path, so that it never
    shows a folder of the machine.

    >>> graph_name("-")
    'urn:peertoc:source:stdin'
    """
    if file in _NAMES_OF_STDIN:
        return STDIN
    path = Path(file).resolve()
    digest = hashlib.sha256(_plain(str(path))).hexdigest()[:12]
    return f"{SOURCE}{quote(_plain(path.name), safe='')}-{digest}"


def _plain(text: str) -> bytes:
    """Give the bytes of a path, also of one whose name is not UTF-8."""
    return text.encode("utf-8", "surrogateescape")
