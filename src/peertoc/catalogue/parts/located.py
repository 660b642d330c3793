"""A part as a document: places in the whole file, and what is told with it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from peertoc.catalogue.decoding import decode
from peertoc.catalogue.document import Document
from peertoc.catalogue.gate import parse
from peertoc.catalogue.page import Page
from peertoc.catalogue.places import holding_statements, in_line
from peertoc.catalogue.plain_lines import plain_lines
from peertoc.catalogue.refusing import refusal
from peertoc.errors import Malformed
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Triple

    from peertoc.catalogue.document import Telling
    from peertoc.catalogue.parts.lines import Lines
    from peertoc.catalogue.statements import Term


class PartDocument(Document):
    """Hold the statements of a part of a file, with copies of what other parts tell of."""

    is_whole = False

    def __init__(self, name: str, format: str, triples: Sequence[Triple], places: PartPlaces) -> None:
        super().__init__(name, format, triples, places)
        self._part = places

    def telling(self, term: Term) -> Telling:
        """Tell whether what is found at a thing is told with this part: with the first that describes it.

        Where none does, with those that mention it in lines of their own: others may hold too little.
        """
        about = self.statements.about(term)
        if about:
            return "here" if self._part.is_own(about[0]) else "elsewhere"
        mentions = (*self.statements.naming(term), *self.statements.saying(term))
        return "elsewhere" if mentions and not any(map(self._part.is_own, mentions)) else "once"


class PartPlaces:
    """Find places line by line; the file alone where the lines are not those of the file that was named."""

    def __init__(self, page: Page, format: str, lines: Lines, *, lined: bool) -> None:
        self._page = page
        self._format = format
        self._lines = lines
        self._lined = lined
        self.triples: Sequence[Triple] = ()

    def place(self, index: int, part: int) -> Place:
        """Give the place of a part of a statement."""
        if not self._lined:
            return Place(self._page.name)
        line = self._line_of(index)
        number = self._lines.numbers[line - 1]
        start, end = in_line(self._page, line, self._format, self.triples[index], part) or (1, 1)
        return Place(self._page.name, number, start, number, end)

    def line(self, place: Place) -> str:
        """Give a line of the whole file, if it is in this part."""
        line = self._lines.line(place.line) if place.file == self._page.name else 0
        return self._page.line(line) if line else ""

    def is_own(self, index: int) -> bool:
        """Tell whether a statement stands in the lines that are the part's own."""
        return self._lines.own is None or bool(self._lines.own[self._line_of(index) - 1])

    def moved(self, place: Place | None) -> Place:
        """Give the place in the whole file for one in the text of the part."""
        if place is None or not place.line or not self._lined:
            return Place(self._page.name)
        first, last = (
            self._lines.numbers[min(line, len(self._lines.numbers)) - 1]
            for line in (place.line, place.end_line)
        )
        return Place(self._page.name, first, place.column, last, place.end_column)

    def _line_of(self, index: int) -> int:
        return index + 1 if self._statements is None else self._statements[index]

    @cached_property
    def _statements(self) -> Sequence[int] | None:
        """List the lines that hold statements, or None where all do."""
        if len(self.triples) == len(self._lines.numbers):
            return None
        return holding_statements(self._page)


def read_part(lines: Lines, name: str, format: str, *, lined: bool) -> PartDocument:
    """Read lines as a document. Raises Unreadable or Malformed, with the place in the whole file."""
    try:
        page = decode(lines.text, name)
    except Malformed as fault:
        fault.place = PartPlaces(Page(name, ""), format, lines, lined=lined).moved(fault.place)
        raise
    places = PartPlaces(page, format, lines, lined=lined)
    places.triples = plain_lines(lines.text, format) or _parsed(page, format, places)
    return PartDocument(name, format, places.triples, places)


def _parsed(page: Page, format: str, places: PartPlaces) -> Sequence[Triple]:
    """Read a text the careful way. Raises Malformed."""
    try:
        places.triples, problem = parse(page, format)
    except Malformed as fault:
        fault.place = places.moved(fault.place)
        raise
    if problem is not None:
        raise refusal(page, format, problem, places)
    return places.triples
