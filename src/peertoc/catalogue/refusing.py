"""The words for what the gate refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.formats import FORMATS
from peertoc.catalogue.recognition import WEB_PAGE, looks_like
from peertoc.catalogue.values import MAX_VALUE
from peertoc.errors import Malformed, Unreadable
from peertoc.place import Place

if TYPE_CHECKING:
    from peertoc.catalogue.admission import Problem
    from peertoc.catalogue.page import Page
    from peertoc.catalogue.places import Places

#: What a format may look like without being another one: the rest of the faults is told where they stand.
READ_AS: Final = {
    "turtle": {"", "turtle", "trig", "ntriples", "nquads"},
    "trig": {"", "turtle", "trig", "ntriples", "nquads"},
    "ntriples": {"", "ntriples", "nquads"},
    "nquads": {"", "ntriples", "nquads"},
    "rdfxml": {"", "rdfxml"},
    "jsonld": {"", "jsonld"},
}
# The parser has room for a piece of 16 MB; each quotation mark is looked at up to the next one.
_LONG_PIECE: Final = re.compile('"[^"]{16000000}')


def refusal(page: Page, format: str, problem: Problem, places: Places) -> Malformed:
    """Make the error for a problem, placed exactly, by what only RDF 1.2 writes, or by the words."""
    if problem.index < 0:
        return page.malformed(problem.message, None, problem.help)
    place = places.place(problem.index, problem.part)
    if place.line:
        return Malformed(problem.message, place=place, source=places.line(place), help=problem.help)
    if format in {"jsonld", "rdfxml"}:
        span = page.find(*problem.traces)
    else:
        from peertoc.catalogue.spans.tokens import STRANGE, tokens

        span = next((span for kind, span in tokens(page.text) if kind == STRANGE), None)
    return page.malformed(problem.message, span, problem.help)


def endless_piece(page: Page) -> Malformed:
    """Make the error for a text without an end."""
    match = _LONG_PIECE.search(page.text)
    span = (match.start(), match.start() + 1) if match else None
    message = f"A text is longer than a value may be ({MAX_VALUE:,} characters)."
    return page.malformed(message, span, "Look for a quotation mark that is missing.")


def misnamed(page: Page, format: str) -> Unreadable | None:
    """Say so where a text that cannot be read as one format looks like another."""
    looks = looks_like(page.text)
    if looks == WEB_PAGE:
        return Unreadable(
            f"{page.name} is a web page, not linked data.",
            place=Place(page.name),
            help="Look on the page for a link to the data itself.",
        )
    if looks in READ_AS[format]:
        return None
    other = FORMATS[looks]
    return Unreadable(
        f"{page.name} is read as {FORMATS[format].title}, but looks like {other.title}.",
        place=Place(page.name),
        help=f"Give the file the ending {other.extensions[0]}, or say --from {other.name}.",
    )
