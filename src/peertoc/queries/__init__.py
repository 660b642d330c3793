"""Questions to initiatives: SPARQL, named and ad hoc, over files and over a catalogue on disk."""

from __future__ import annotations

from peertoc.queries.asked import Asked, Files, Folder, Given, InitiativeNamed, Limits, Over, Term
from peertoc.queries.asking import Answer, Row, ask

__all__ = [
    "Answer",
    "Asked",
    "Files",
    "Folder",
    "Given",
    "InitiativeNamed",
    "Limits",
    "Over",
    "Row",
    "Term",
    "ask",
]
