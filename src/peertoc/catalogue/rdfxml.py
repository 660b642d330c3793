"""RDF/XML before the parser: well-formed, without a DOCTYPE, without entities, not too deep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from peertoc.catalogue.syntax import NEWER, NEWER_CURE, explain_xml
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.catalogue.page import Page
    from peertoc.errors import Malformed

MAX_DEPTH: Final = 1_000
# The parser's time for a piece of XML as a value grows with the square of the prefixes in force.
MAX_PREFIXES: Final = 100

# What RDF 1.2 adds; an older reader passes over it without a word.
_NEWER: Final = frozenset({("rdf:parseType", "Triple")})
_NEWER_NAMES: Final = frozenset({"rdf:annotation", "rdf:annotationNodeID", "its:dir"})


def prepare(page: Page) -> str:
    """Give the text for the parser, unchanged, after a reader that expands and fetches nothing found it safe.

    Raises Malformed, with line and column, for bad XML, a DOCTYPE, another declared encoding, deep nesting
    and what only RDF 1.2 knows.
    """
    _Walk(page).follow()
    return page.text


class _Walk:
    """Listen to expat; the first thing that must not be ends the reading."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._depth = 0
        # The depth at which each prefix in force was declared.
        self._prefixed: list[int] = []
        # The text is handed over as UTF-8, whatever its declaration says.
        self._expat = parser = expat.ParserCreate("utf-8")
        parser.ordered_attributes = True
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.StartDoctypeDeclHandler = self._doctype
        parser.XmlDeclHandler = self._declaration

    def follow(self) -> None:
        """Read the whole text."""
        try:
            self._expat.Parse(self._page.text, True)
        except expat.ExpatError as fault:
            start = self._page.offset(fault.lineno, fault.offset + 1)
            raise explain_xml(self._page, expat.ErrorString(fault.code) or "", start) from None

    def _open(self, _name: str, attributes: Sequence[str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._refusal(
                "The file nests elements too deeply here.", "Look for an end tag that is missing."
            )
        self._prefixed += [self._depth for name in attributes[::2] if name.startswith("xmlns")]
        if len(self._prefixed) > MAX_PREFIXES:
            raise self._refusal(f"More than {MAX_PREFIXES} prefixes are declared here, one within the other.")
        for name, value in zip(attributes[::2], attributes[1::2], strict=True):
            if name in _NEWER_NAMES or (name, value) in _NEWER:
                raise self._refusal(NEWER, NEWER_CURE)

    def _close(self, _name: str) -> None:
        self._depth -= 1
        while self._prefixed and self._prefixed[-1] > self._depth:
            self._prefixed.pop()

    def _doctype(self, *_what: object) -> None:
        start = max(self._page.text.find("<!DOCTYPE"), 0)
        raise self._page.malformed(
            "The file has a DOCTYPE, which can define entities that grow without limit or read other files.",
            (start, start + len("<!DOCTYPE")),
            "Delete the DOCTYPE, and write each entity out.",
        )

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in {"utf-8", "utf8", "us-ascii", "ascii"}:
            raise self._refusal(
                f"The file says that it is written in {shorten(printable(encoding), 40)}.",
                'Save it as UTF-8, and write encoding="UTF-8" in its first line.',
            )

    def _refusal(self, message: str, help: str = "") -> Malformed:
        start = self._page.offset(self._expat.CurrentLineNumber, self._expat.CurrentColumnNumber + 1)
        return self._page.malformed(message, (start, min(start + 1, len(self._page.text))), help)
