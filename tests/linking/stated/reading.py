"""Read the files of these tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from peertoc.catalogue import read_text

if TYPE_CHECKING:
    from peertoc.catalogue import Document

_HERE = Path(__file__).parent


def document(name: str) -> Document:
    """Read a file that lies beside the tests."""
    return read_text((_HERE / name).read_text("utf-8"), name=name)
