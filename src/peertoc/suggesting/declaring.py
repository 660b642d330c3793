"""Which prefixes a suggestion uses that the file does not declare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peertoc.place import Place
from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Document

_DECLARED: Final = re.compile(r"^\s*(?:@prefix|prefix)\s+([\w-]*):\s*<([^<>]*)>", re.IGNORECASE)
_NOT_NAMES: Final = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>]*>')
_PREFIXED: Final = re.compile(r"(?<![\w:-])([a-z]+):[A-Za-z]")


def lacking(body: str, declared: dict[str, str]) -> list[str]:
    """List the prefixes of ours that Turtle uses, and that a file does not declare so."""
    used = set(_PREFIXED.findall(_NOT_NAMES.sub("", body))) & set(PREFIXES)
    return sorted(name for name in used if declared.get(name) != PREFIXES[name])


def declared(document: Document) -> dict[str, str]:
    """Read which prefixes a file declares, up to its last statement."""
    found = (_DECLARED.match(line) for line in _lines(document))
    return {**document.prefixes, **{match[1]: match[2] for match in found if match}}


def _lines(document: Document) -> Iterator[str]:
    if document.format not in ("turtle", "trig") or not document.triples:
        return
    last = document.places.place(len(document.triples) - 1, 0)
    for number in range(1, last.line + 1):
        yield document.line(Place(last.file, number))
