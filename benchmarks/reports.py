"""Read what an engine reports, so that two can be compared finding by finding."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from peertoc.validation import all_checks
from peertoc.vocabulary import SH

if TYPE_CHECKING:
    from pathlib import Path

#: The check, and the focus, the path and the value as N-Triples.
Row = tuple[str, str, str, str]
_RESULT: Final = f"<{SH}ValidationResult>"


def rows(path: Path) -> frozenset[Row]:
    """Read a report in Turtle. Raises SyntaxError where it is none.

    Severity and message are the shapes' own, and are left out; so is a path that is no property, since
    engines write it in different ways, and a value that is the focus itself, which some tell and some do not.
    """
    told: dict[str, dict[str, str]] = defaultdict(dict)
    results = set()
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, base_iri="https://example.org/"):
        subject, predicate = str(quad.subject), quad.predicate.value
        if str(quad.object) == _RESULT:
            results.add(subject)
        if predicate.startswith(SH):
            told[subject][predicate.removeprefix(SH)] = str(quad.object)
    return frozenset(_row(told[result]) for result in results)


def _row(said: dict[str, str]) -> Row:
    shape = said.get("sourceShape", "").strip("<>")
    longer = said.get("resultPath", "").startswith("_:")
    path = "" if longer else said.get("resultPath", "")
    focus, value = said.get("focusNode", ""), said.get("value", "")
    return (_owners().get(shape, "?"), focus, path, "" if value == focus else value)


def _owners() -> dict[str, str]:
    if not _known:
        for check in all_checks():
            _known.update(dict.fromkeys((check.iri, *check.parts), check.name))
    return _known


_known: dict[str, str] = {}
