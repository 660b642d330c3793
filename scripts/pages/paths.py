"""Patterns of terms in words: along which properties a value is looked for, and what it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from peertoc.guidance.questions import known
from peertoc.vocabulary import RDF, SH
from scripts.pages.places import link
from scripts.pages.words import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Term

_REPEATED = {
    "oneOrMorePath": "one or more times",
    "zeroOrMorePath": "any number of times",
    "zeroOrOnePath": "at most once",
}


def in_words(pattern: NamedNode, here: str) -> str:
    """Tell along which properties a pattern leads from the initiative; a bare one may stand anywhere."""
    path = known().value(pattern, f"{SH}path")
    if path is None:
        return f"{link(pattern.value, here)}, wherever in the file it stands."
    told = f"the initiative {_path(path, here)}{''.join(_demands(pattern, here))}"
    return f"{told}. {phrase('backwards')}" if "←" in told else f"{told}."


def _path(path: Term, here: str) -> str:
    if isinstance(path, NamedNode):
        return f"→ {link(path.value, here)}"
    for inner in known().objects(path, f"{SH}inversePath"):
        return f"← {_path(inner, here).removeprefix('→ ')}"
    for sort, often in _REPEATED.items():
        for inner in known().objects(path, SH + sort):
            told = _path(inner, here)
            return f"{told if told.startswith('(') else f'({told})'} {often}"
    for choices in known().objects(path, f"{SH}alternativePath"):
        return f"({', or '.join(_path(choice, here) for choice in _list(choices))})"
    return " ".join(_path(part, here) for part in _list(path))


def _demands(shape: Term, here: str) -> Iterator[str]:
    """Tell what the value at the end of the path must be, and what it must have."""
    for kind in known().objects(shape, f"{SH}class"):
        yield f", which is: {_value(kind, here)}"
    for value in known().objects(shape, f"{SH}hasValue"):
        yield f": {_value(value, here)}"
    for values in known().objects(shape, f"{SH}in"):
        yield f": {' or '.join(_value(value, here) for value in _list(values))}"
    for further in known().objects(shape, f"{SH}property"):
        (path,) = known().objects(further, f"{SH}path")
        yield f"; with {_path(path, here)}{''.join(_demands(further, here))}"


def _value(value: Term, here: str) -> str:
    if isinstance(value, Literal):
        return {"true": "yes", "false": "no"}.get(value.value, value.value)
    return link(value.value, here)


def _list(head: Term) -> Iterator[Term]:
    """Give the members of an RDF list."""
    while (first := known().value(head, f"{RDF}first")) is not None:
        yield first
        (head,) = known().objects(head, f"{RDF}rest")
