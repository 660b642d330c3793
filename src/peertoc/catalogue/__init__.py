"""The one door through which linked data comes in: found, read strictly, and known by place.

Nothing that is read here reaches the network or another file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.catalogue.companions import passing_links, without_links
from peertoc.catalogue.document import Document, together, vocabulary_documents
from peertoc.catalogue.fetching import Source
from peertoc.catalogue.formats import FORMATS, Format, register
from peertoc.catalogue.gate import read_text
from peertoc.catalogue.places import Places
from peertoc.catalogue.sources import each_source, find_sources, read
from peertoc.catalogue.statements import Statements, Term

if TYPE_CHECKING:
    from peertoc.catalogue.reading import read_initiatives

__all__ = [
    "FORMATS",
    "Document",
    "Format",
    "Places",
    "Source",
    "Statements",
    "Term",
    "each_source",
    "find_sources",
    "passing_links",
    "read",
    "read_initiatives",
    "read_text",
    "register",
    "together",
    "vocabulary_documents",
    "without_links",
]


def __getattr__(name: str) -> object:
    """Import the reader of initiatives, and with it the model, when it is first used."""
    if name == "read_initiatives":
        from peertoc.catalogue.reading import read_initiatives

        return read_initiatives
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
