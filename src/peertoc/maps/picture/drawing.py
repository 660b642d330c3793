"""A picture before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold what one picture shows, in the languages of the tools that can draw it, and in words.

    ``title`` and ``description`` are plain text, the description the whole picture in reading order for
    those who do not see it; ``lang`` is the language of the words. ``order`` lists the ids of nodes, edges
    and clusters as they are to be read: those that stand as ``id`` in ``dot``.
    """

    title: str
    description: str
    lang: str
    dot: str
    mermaid: str
    order: tuple[str, ...]
