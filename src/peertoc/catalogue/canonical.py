"""Terms as text, each as pyoxigraph writes it: two texts are one exactly where the terms are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.vocabulary import RDF, XSD

if TYPE_CHECKING:
    from peertoc.catalogue.statements import Term

_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_CONTROLS: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_STRING: Final = f"{XSD}string"
_IN_A_LANGUAGE: Final = f"{RDF}langString"


class Parts(NamedTuple):
    """Hold what a literal is made of; the language is empty where it has none."""

    text: str
    datatype: str
    language: str


def literal(written: str) -> Parts:
    """Take a literal apart."""
    end = written.rindex('"')
    text = written[1:end]
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    kind = written[end + 1 : end + 2]
    if not kind:
        return Parts(text, _STRING, "")
    if kind == "@":
        return Parts(text, _IN_A_LANGUAGE, written[end + 2 :])
    return Parts(text, written[end + 4 : -1], "")


def term(written: str) -> Term:
    """Give the term that is written so."""
    kind = written[0]
    if kind == "<":
        return NamedNode(written[1:-1])
    if kind == "_":
        return BlankNode(written[2:])
    text, datatype, language = literal(written)
    return Literal(text, language=language) if language else Literal(text, datatype=NamedNode(datatype))


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _CONTROLS.get(match[2], match[2])
