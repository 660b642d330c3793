"""Where each statement of a document stands."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Protocol

from peertoc.catalogue.formats import LINE_FORMATS
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Triple

    from peertoc.catalogue.document import Document
    from peertoc.catalogue.page import Page
    from peertoc.catalogue.spans import Spans

SUBJECT: Final = 0
PREDICATE: Final = 1
OBJECT: Final = 2


class Places(Protocol):
    """Know where the parts of a document's statements stand; what a reader of a format brings with it."""

    def place(self, index: int, part: int) -> Place:
        """Give the place of a part (0 subject, 1 predicate, 2 object) of the statement with that number."""
        ...

    def line(self, place: Place) -> str:
        """Give the line of the source at a place, or nothing."""
        ...


class TextPlaces:
    """Find places in a text, all at the first question; the file alone where the format has no places."""

    def __init__(self, page: Page, format: str, triples: Sequence[Triple]) -> None:
        self._page = page
        self._format = format
        self._triples = triples

    def place(self, index: int, part: int) -> Place:
        """Give the place of a part of a statement."""
        if self._lines is not None:
            number = self._lines[index]
            found = in_line(self._page, number, self._format, self._triples[index], part)
            if found is not None:
                return Place(self._page.name, number, found[0], number, found[1])
        spans = self._spans
        return Place(self._page.name) if spans is None else self._page.place(*spans[index][part])

    @cached_property
    def _lines(self) -> Sequence[int] | None:
        """Number the lines that hold statements, where each statement has a line of its own."""
        if self._format not in LINE_FORMATS:
            return None
        holding = holding_statements(self._page)
        return holding if len(holding) == len(self._triples) else None

    def line(self, place: Place) -> str:
        """Give the line of the text at a place."""
        return self._page.line(place.line) if place.file == self._page.name else ""

    @cached_property
    def _spans(self) -> Sequence[Spans] | None:
        from peertoc.catalogue.spans import locate

        return locate(self._page.text, self._format, self._triples)


def in_line(page: Page, number: int, format: str, triple: Triple, part: int) -> tuple[int, int] | None:
    """Find the columns of a part of a statement in a line that holds nothing else; None where it does."""
    from peertoc.catalogue.spans import locate

    spans = locate(page.line(number), format, [triple])
    if spans is None:
        return None
    start, end = spans[0][part]
    return start + 1, end + 1


def holding_statements(page: Page) -> list[int]:
    """Number the lines that hold more than space and words of explanation."""
    lines = enumerate(page.lines(), 1)
    return [number for number, line in lines if (text := line.strip(" \t")) and text[0] != "#"]


class JointPlaces:
    """Pass each question on to the document that the statement came from."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._starts = [0, *accumulate(len(document.triples) for document in documents)]

    def place(self, index: int, part: int) -> Place:
        """Give the place of a part of a statement in its own document."""
        number = bisect_right(self._starts, index) - 1
        return self._documents[number].places.place(index - self._starts[number], part)

    def line(self, place: Place) -> str:
        """Give the line in the document that the place names."""
        return next((line for document in self._documents if (line := document.line(place))), "")
