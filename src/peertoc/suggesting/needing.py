"""What a suggestion needs before it: new things described, and new steps linked to the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.suggesting.statements import said_apart
from peertoc.suggesting.table import BRACES, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: What a reader of a single suggestion knows without being told.
_GIVEN: Final = frozenset({"initiative", "theory"})


def whole(text: str, known: Callable[[str], bool]) -> list[str]:
    """Give a suggestion with what it needs: before it what it names, after it links to what it describes.

    ``known`` tells whether the file has the thing that a name in braces stands for. What the suggestion
    itself describes, or leads to, is left to it.
    """
    seen: set[str] = set()
    before: list[str] = []
    after: list[str] = []
    _gather(text, text, known, seen, before, after)
    return [*before, text, *after]


def described(text: str) -> str:
    """Give a suggestion with what describes the things that it names, and no further ones."""
    named = {name for name, _ in BRACES.findall(text)} - _GIVEN
    return said_apart(whole(text, lambda name: name not in named))


def _gather(
    text: str, whole: str, known: Callable[[str], bool], seen: set[str], before: list[str], after: list[str]
) -> None:
    for name, _ in BRACES.findall(text):
        if name in seen or known(name):
            continue
        seen.add(name)
        pieces = after if _describes(whole, name) else before
        for piece in _pieces(name, whole, known):
            _gather(piece, whole, known, seen, pieces, after)
            pieces.append(piece)


def _describes(text: str, name: str) -> bool:
    return f"{{{name}}} a " in text


def _pieces(name: str, whole: str, known: Callable[[str], bool]) -> Iterator[str]:
    """Give what describes a new thing, what leads to it, and what it leads to where that is there."""
    entry = table().get(name, {})
    if "new" in entry and not _describes(whole, name):
        yield entry["new"]
    if "way" in entry and not any(f"{link} {{{name}}}" in whole for link in ("ptoc:leadsTo", "ptoc:effect")):
        yield entry["way"]
    leads_on = f"{{{name}}} ptoc:leadsTo" in whole or f"ptoc:cause {{{name}}}" in whole
    further = "" if leads_on else entry.get("on", "")
    if further and all(known(other) for other, _ in BRACES.findall(further) if other != name):
        yield further
