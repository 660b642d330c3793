"""JSON-LD before the parser: our own context put in its place, and what would fetch or stall refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.context import packaged_context
from peertoc.catalogue.syntax import explain_json
from peertoc.vocabulary import CONTEXT_IRI
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue.page import Page

MAX_DEPTH: Final = 500
# The parser follows definitions that name each other by recursion, and copies a context to add to it.
MAX_CONTEXT: Final = 2_000
MAX_USES: Final = 1_000
MAX_CONTEXT_WORK: Final = 5_000_000

# A string left open runs to the end of the text, so that bad text costs linear time too.
_PIECE: Final = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)
_CURE: Final = (
    f'Write "@context": "{CONTEXT_IRI}", which needs no network, or put the context itself in the file.'
)
_TOO_DEEP: Final = "The file nests brackets too deeply here."
_MISSING: Final = "Look for a closing bracket that is missing."


def prepare(page: Page) -> str:
    """Give the text for the parser: the same, with the packaged context in place of its IRI.

    Raises Malformed for bad JSON, for a name given twice, for any other context that would have to be
    fetched, and for nesting or contexts of a size that only an attack has.
    """
    whole = _read(page)
    contexts = max(page.text.rfind(f'"{name}"') for name in ("@context", "@import"))
    return _Walk(page, len(page.text) if whole else contexts).text()


def _read(page: Page) -> bool:
    """Let Python's reader say what is no JSON, and tell whether the whole text has to be walked through.

    What it reads is not kept. A name may be written with escapes, ``@context`` too.
    """
    strange = ["escapes"] if "\\u" in page.text else []

    def look(pairs: list[tuple[str, object]]) -> None:
        if len(pairs) > 1 and len({name for name, _ in pairs}) < len(pairs):
            strange.append("twice")

    if page.text.count("{") + page.text.count("[") > MAX_DEPTH:
        _refuse_depth(page)
    try:
        json.loads(
            page.text, parse_int=str, parse_float=str, parse_constant=strange.append, object_pairs_hook=look
        )
    except json.JSONDecodeError as fault:
        raise explain_json(page, fault.msg, fault.pos) from None
    except RecursionError:
        raise page.malformed(_TOO_DEEP, None, _MISSING) from None
    return bool(strange)


def _refuse_depth(page: Page) -> None:
    depth = 0
    for start, end, piece in _pieces(page.text):
        depth += (piece in {"{", "["}) - (piece in {"}", "]"})
        if depth > MAX_DEPTH:
            raise page.malformed(_TOO_DEEP, (start, end), _MISSING)


class _Level:
    """Hold what is known of an open bracket: the names in it, and whether it stands in a context."""

    __slots__ = ("in_context", "is_context", "key", "names", "value_next")

    def __init__(self, opening: str, *, is_context: bool, in_context: bool) -> None:
        self.names: set[str] | None = set() if opening == "{" else None
        self.key = ""
        self.value_next = opening == "["
        self.is_context = is_context
        self.in_context = in_context


class _Walk:
    """Follow the pieces of well-formed JSON, on a stack of its own, as far as the last context."""

    def __init__(self, page: Page, until: int) -> None:
        self._until = until
        self._page = page
        self._levels: list[_Level] = []
        self._pieces: list[str] = []
        self._copied = 0
        self._contexts = self._entries = 0
        self._scoped = False

    def text(self) -> str:
        """Walk, and give the text with our context in its places."""
        for start, end, piece in _pieces(self._page.text):
            if start > self._until and not self._at_context():
                break
            if piece in "{[":
                self._open(piece, start)
            elif piece in "}]":
                self._levels.pop()
            elif piece == ":":
                self._levels[-1].value_next = True
            elif piece == ",":
                self._comma()
            else:
                self._word(piece, start, end)
        if not self._pieces:
            return self._page.text
        return "".join((*self._pieces, self._page.text[self._copied :]))

    def _open(self, opening: str, start: int) -> None:
        is_context = self._context_next()
        if is_context:
            self._count_context()
        in_context = is_context or bool(self._levels and self._levels[-1].in_context)
        self._levels.append(_Level(opening, is_context=is_context, in_context=in_context))
        self._weigh((start, start + 1))

    def _count_context(self) -> None:
        """Count a context; one within a definition of another is added wherever that is used."""
        above = self._levels[-1]
        self._contexts += 1
        self._scoped |= above.in_context and not above.is_context

    def _weigh(self, span: tuple[int, int]) -> None:
        copies = self._page.text.count("{") if self._scoped else self._contexts
        if self._entries * copies > MAX_CONTEXT_WORK:
            raise self._page.malformed("The contexts of this file are too large.", span, _CURE)

    def _at_context(self) -> bool:
        return self._context_next() or bool(self._levels and self._levels[-1].in_context)

    def _context_next(self) -> bool:
        """Tell whether the next value is a context: the value of ``@context``, or a member of its list."""
        if not self._levels:
            return False
        level = self._levels[-1]
        return level.key == "@context" if level.names is not None else level.is_context

    def _comma(self) -> None:
        level = self._levels[-1]
        level.value_next = level.names is None

    def _word(self, token: str, start: int, end: int) -> None:
        level = self._levels[-1] if self._levels else None
        if level is not None and not level.value_next:
            self._name(level, json.loads(token), start, end)
        elif token.startswith('"') and self._context_next():
            self._fetched(json.loads(token), start, end)
        elif token in {"NaN", "Infinity", "-Infinity"}:
            raise self._page.malformed(
                f"JSON knows no {token}.", (start, end), "Write a number, or leave the value out."
            )

    def _name(self, level: _Level, name: str, start: int, end: int) -> None:
        if level.names is not None and name in level.names:
            raise self._page.malformed(
                f"The name “{shorten(printable(name), 60)}” is given twice between the same braces.",
                (start, end),
                "Put both values into one list: [ …, … ].",
            )
        if level.names is not None:
            level.names.add(name)
        level.key = name
        if level.is_context:
            self._entry(level, name, start, end)

    def _entry(self, level: _Level, name: str, start: int, end: int) -> None:
        """Weigh one entry of a context."""
        self._entries += 1
        self._weigh((start, end))
        if name == "@import":
            raise self._page.malformed(
                "The context imports another one, which would have to be fetched.", (start, end), _CURE
            )
        if len(level.names or ()) > MAX_CONTEXT:
            raise self._page.malformed("The context has too many entries.", (start, end), _CURE)

    def _fetched(self, iri: str, start: int, end: int) -> None:
        if iri != CONTEXT_IRI:
            raise self._page.malformed(
                f"The context <{shorten(printable(iri), 100)}> would have to be fetched; "
                "nothing is read from the network or from other files.",
                (start, end),
                _CURE,
            )
        self._count_context()
        if self._contexts > MAX_USES:
            raise self._page.malformed(
                "The file names its context too often.", (start, end), "Name it once, at the top of the file."
            )
        self._pieces += (self._page.text[self._copied : start], packaged_context())
        self._copied = end


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _PIECE.finditer(text):
        yield match.start(), match.end(), match[0]
