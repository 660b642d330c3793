"""Admission at a glance: a text in which each statement has a line is looked at as a whole."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.admission import problem_of
from peertoc.catalogue.page import NESTED
from peertoc.catalogue.values import CLOSER_LOOK, MAX_NUMBER
from peertoc.collecting import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, Triple

    from peertoc.catalogue.admission import Problem
    from peertoc.catalogue.page import Page

_TRIPLE: Final = attrgetter("triple")
# A language with a direction, as RDF 1.2 writes it.
_DIRECTED: Final = re.compile("@[A-Za-z0-9-]*--")
# The kind of a value, where it is one of numbers, or written so that it may be: with space or escapes.
_KINDS: Final = "|".join(re.escape(end.removeprefix("^^")) for end in CLOSER_LOOK)
_KIND: Final = re.compile(rf"\^\^(?:(?P<number>{_KINDS})|(?!<)|<[^>\n]*\\)")
_DIGITS: Final = re.compile(r"[-+]?[0-9.]{1,9}")


def admit_lines(quads: Iterable[Quad], format: str, page: Page) -> tuple[tuple[Triple, ...], Problem | None]:
    """Take the statements of a text in which each has a line, and tell the first problem among them.

    At a text as a whole one sees where to look; to write each statement out costs as much as to parse it.
    """
    with uncollected():
        triples = tuple(map(_TRIPLE, quads))
    return triples, next(filter(None, _problems(triples, format, page)), None)


def _problems(triples: tuple[Triple, ...], format: str, page: Page) -> Iterator[Problem | None]:
    text = page.text
    suspects: Iterable[int] = _suspects(page)
    if suspects and (len(triples) != text.count("\n") + (not text.endswith("\n")) or "\r" in text):
        # Some lines hold no statement.
        suspects = range(len(triples))
    return (problem_of(index, triples[index], format) for index in suspects)


def _suspects(page: Page) -> list[int]:
    """List the lines that need a closer look: long, with what RDF 1.2 writes, or numbers in strange signs."""
    text = page.text
    places = [*_long_lines(text), *(match.start() for match in _DIRECTED.finditer(text))]
    places += [match.start() for match in NESTED.finditer(text)] if page.nests else ()
    places += (
        match.start()
        for match in _KIND.finditer(text)
        if not match["number"] or not _is_plain(text, match.start())
    )
    places.sort()
    between = (text.count("\n", start, end) for start, end in pairwise([0, *places]))
    return list(dict.fromkeys(accumulate(between)))


def _long_lines(text: str) -> Iterator[int]:
    """Find a place in each long line; in as many characters as make a line long one mostly ends."""
    start, size = 0, len(text)
    while size - start > MAX_NUMBER:
        end = text.rfind("\n", start, start + MAX_NUMBER + 1)
        if end < 0:
            yield start
            end = text.find("\n", start)
            if end < 0:
                return
        start = end + 1


def _is_plain(text: str, end: int) -> bool:
    """Tell whether the value whose closing quotation mark stands just before ``end`` is written in digits."""
    return _DIGITS.fullmatch(text, text.rfind('"', 0, end - 1) + 1, end - 1) is not None
