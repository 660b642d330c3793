"""The contexts of a JSON-LD text: ours comes from the package, any other that is named is refused."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.json_pieces import pieces
from peertoc.errors import Unreadable
from peertoc.place import Place
from peertoc.resources import ontology_root
from peertoc.vocabulary import CONTEXT_IRI
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from peertoc.catalogue.page import Page

# The parser follows definitions that name each other by recursion, and copies a context to add to it.
MAX_CONTEXT: Final = 2_000
MAX_USES: Final = 1_000
MAX_WORK: Final = 10_000_000

_CURE: Final = (
    f'Write "@context": "{CONTEXT_IRI}", which needs no network, or put the context itself in the file.'
)


def with_our_context(page: Page, until: int) -> str:
    """Give the text with the packaged context in place of its IRI; the text itself where it names none.

    The text is well-formed JSON. It is looked at up to the context that begins at ``until`` or before; names
    given twice and numbers that JSON has not are refused as far as that. Raises Malformed.
    """
    return _Walk(page, until).text()


@cache
def packaged_context() -> str:
    """Read our own context, the value of ``@context`` alone, as JSON. Raises Unreadable if it is missing."""
    path = ontology_root() / "context.jsonld"
    try:
        return json.dumps(json.loads(path.read_text(encoding="utf-8"))["@context"])
    except OSError as fault:
        raise Unreadable(
            "The JSON-LD context of peertoc is missing from this installation.", place=Place(str(path))
        ) from fault


class _Level:
    """Hold what is known of an open bracket: the names in it, and whether it stands in a context."""

    __slots__ = ("entries", "in_context", "is_context", "key", "names", "value_next")

    def __init__(self, opening: str, *, is_context: bool, in_context: bool) -> None:
        self.names: set[str] | None = set() if opening == "{" else None
        self.key = ""
        self.value_next = opening == "["
        self.is_context = is_context
        self.in_context = in_context
        # How many entries the contexts have that stand at this level.
        self.entries = 0


class _Walk:
    """Follow the pieces of well-formed JSON, on a stack of its own, as far as the last context."""

    def __init__(self, page: Page, until: int) -> None:
        self._until = until
        self._page = page
        self._levels: list[_Level] = []
        self._pieces: list[str] = []
        self._copied = 0
        self._objects = page.text.count("{")
        self._uses = self._contexts = self._largest = self._deepest = 0
        self._scoped = False

    def text(self) -> str:
        """Walk, and give the text with our context in its places."""
        for start, end, piece in pieces(self._page.text):
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
        if is_context:
            self._weigh((start, start + 1))

    def _count_context(self) -> None:
        """Count a context; one within a definition of another is added wherever that is used."""
        above = self._levels[-1]
        self._contexts += 1
        self._deepest = max(self._deepest, len(self._levels))
        self._scoped |= above.in_context and not above.is_context

    def _weigh(self, span: tuple[int, int], entries: int = 0) -> None:
        """Add entries to the level whose context they are, and refuse what would be copied too often.

        A context is copied with all those around it, wherever they stand in their objects.
        """
        owner = next(level for level in reversed(self._levels) if not level.is_context)
        owner.entries += entries
        self._largest = max(self._largest, owner.entries)
        copies = self._objects if self._scoped else self._contexts
        if self._largest * self._deepest * copies > MAX_WORK:
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
        self._weigh((start, end), 1)
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
        self._uses += 1
        self._weigh((start, end), packaged_context().count('":'))
        if self._uses > MAX_USES:
            raise self._page.malformed(
                "The file names its context too often.", (start, end), "Name it once, at the top of the file."
            )
        self._pieces += (self._page.text[self._copied : start], packaged_context())
        self._copied = end
