"""Peer-learning initiatives and their theories of change, as linked data that can be checked.

The names in ``__all__`` are the public interface; each is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peertoc.catalogue import Document, find_sources, read, read_initiatives, read_text
    from peertoc.errors import Malformed, NoInitiative, PeertocError, UnknownName, Unreadable, Unwritable
    from peertoc.model import Initiative
    from peertoc.place import Place
    from peertoc.validation import Finding, Findings, check_document, check_files

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Finding",
    "Findings",
    "Initiative",
    "Malformed",
    "NoInitiative",
    "PeertocError",
    "Place",
    "UnknownName",
    "Unreadable",
    "Unwritable",
    "__version__",
    "check_document",
    "check_files",
    "find_sources",
    "read",
    "read_initiatives",
    "read_text",
]

_HOMES = {
    "peertoc.catalogue": ("Document", "find_sources", "read", "read_initiatives", "read_text"),
    "peertoc.errors": (
        "Malformed", "NoInitiative", "PeertocError", "UnknownName", "Unreadable", "Unwritable",
    ),
    "peertoc.model": ("Initiative",),
    "peertoc.place": ("Place",),
    "peertoc.validation": ("Finding", "Findings", "check_document", "check_files"),
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Import a public name from the room where it lives. Raises AttributeError for any other."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'peertoc' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
