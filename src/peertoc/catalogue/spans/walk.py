"""Follow the tokens of a document, and tell its statements in the order in which pyoxigraph gives them.

The order is observed, in pyoxigraph 0.5.13 (oxigraph's ``lib/oxttl``). One invariant explains it:

    The parser reads one token at a time. Each token may complete several statements; they are handed out
    before the next token is read, *the last completed first*.

What a token completes, in order of completion:

- a term as an object: the statement itself. A quoted string alone waits for the token after it, since a
  language or a datatype might follow: its statement is the first that the next token completes;
- ``]``: the statement whose object the bracket is (none when it stands as a subject);
- the token that begins a list's first member: the statement whose object the list is, then the member's own;
- the token that begins a further member: ``rdf:rest`` of the cell before, then the member's own;
- ``)``: ``rdf:rest`` of the last cell; for ``()``, the statement whose object it is.

So ``:s :p ( 1 2 )`` gives: first 1 · the list · first 2 · rest · rest nil. Should a later version order
otherwise, ``agreement`` notices and no places are given; the tests of this package notice before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from peertoc.catalogue.formats import LINE_FORMATS
from peertoc.catalogue.spans import tokens as t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Statement: TypeAlias = tuple[t.Node, t.Node, t.Node]
"""Subject, predicate and object, as mentions in the text."""

# Kinds of node that no token is: a list's second and later cells, and what lists say of them.
CELL, FIRST, REST, NIL = "cell", "first", "rest", "nil"

_OUTSIDE: Final[t.Node] = ("outside", (0, 0))

_NESTED_FORMATS: Final = frozenset({"turtle", "trig"})
FORMATS: Final = LINE_FORMATS | _NESTED_FORMATS


class Astray(Exception):
    """Say that the tokens do not form a document; a text that the parser accepts never gets here."""


def statements(text: str, format: str) -> list[Statement]:
    """List the statements of a valid text in the parser's order; raise ``Astray`` where it has none."""
    return _lines(text) if format in LINE_FORMATS else _Walk().follow(t.tokens(text))


def _lines(text: str) -> list[Statement]:
    """List the statements of N-Triples or N-Quads: each ends with its dot, and a fourth term is the graph."""
    told: list[Statement] = []
    terms: list[t.Node] = []
    for node in t.tokens(text):
        if node[0] != t.BORDER:
            terms.append(node)
            continue
        if len(terms) not in (3, 4):
            raise Astray
        told.append((terms[0], terms[1], terms[2]))
        terms.clear()
    return told


class _Scope:
    """Hold what a statement, a ``[ … ]`` or a ``( … )`` has so far; a list's subject is its latest cell."""

    __slots__ = ("bracket", "predicate", "subject")

    def __init__(self, bracket: t.Node) -> None:
        self.bracket = bracket
        self.subject = bracket if bracket[0] == t.SQUARE else None
        self.predicate: t.Node | None = None


class _Walk:
    """Keep the open scopes on a stack of its own, so that depth costs memory and nothing else."""

    def __init__(self) -> None:
        self._told: list[Statement] = []
        self._settled = 0
        self._here = _Scope(_OUTSIDE)
        self._around: list[_Scope] = []

    def follow(self, nodes: Iterable[t.Node]) -> list[Statement]:
        """Take each token in turn, and settle what it completed; a quoted string alone leaves that open."""
        moves: dict[str, Callable[[t.Node], None]] = {
            t.SEMICOLON: self._semicolon, t.BORDER: self._border,
            t.IDLE: self._idle, t.STRANGE: self._strange,
            t.SQUARE: self._open, t.SQUARE_END: self._close_square,
            t.ROUND: self._open, t.ROUND_END: self._close_round,
            t.BARE: self._quoted, t.SPOKEN: self._quoted, t.TYPED: self._quoted,
        }  # fmt: skip
        term = self._term
        for node in nodes:
            kind = node[0]
            moves.get(kind, term)(node)
            if kind != t.BARE:
                self._settle()
        if self._around:
            raise Astray
        return self._told

    def _settle(self) -> None:
        """Turn what the token completed around: the last completed comes first."""
        told, settled = self._told, self._settled
        if len(told) > settled + 1:
            told[settled:] = told[settled:][::-1]
        self._settled = len(told)

    def _term(self, node: t.Node) -> None:
        self._begin(node)
        self._take(self._here, node)

    def _quoted(self, node: t.Node) -> None:
        self._begin(node)
        self._settle()
        self._take(self._here, node)

    def _begin(self, member: t.Node) -> None:
        """Make the cell of a list's next member before the member itself is told; elsewhere, do nothing."""
        here = self._here
        if here.bracket[0] != t.ROUND:
            return
        if here.subject is None:
            here.subject = here.bracket
            self._take(self._around[-1], here.bracket)
        else:
            cell = (CELL, member[1])
            self._told.append((here.subject, (REST, member[1]), cell))
            here.subject = cell

    def _take(self, scope: _Scope, node: t.Node) -> None:
        """Put a term where the scope expects one: subject, verb or object; in a list, the cell's member."""
        if scope.subject is None:
            scope.subject = node
        elif scope.predicate is not None:
            self._told.append((scope.subject, scope.predicate, node))
        elif scope.bracket[0] == t.ROUND:
            self._told.append((scope.subject, (FIRST, node[1]), node))
        else:
            scope.predicate = node

    def _open(self, bracket: t.Node) -> None:
        self._begin(bracket)
        self._around.append(self._here)
        self._here = _Scope(bracket)

    def _close_square(self, _end: t.Node) -> None:
        bracket = self._here.bracket
        self._take(self._leave(t.SQUARE), bracket)

    def _close_round(self, end: t.Node) -> None:
        bracket, cell = self._here.bracket, self._here.subject
        around = self._leave(t.ROUND)
        if cell is None:
            self._take(around, (NIL, bracket[1]))
        else:
            self._told.append((cell, (REST, end[1]), (NIL, end[1])))

    def _leave(self, kind: str) -> _Scope:
        """Close the innermost bracket, which must be of that kind, and return to the scope around it."""
        if self._here.bracket[0] != kind:
            raise Astray
        self._here = self._around.pop()
        return self._here

    def _semicolon(self, _mark: t.Node) -> None:
        self._here.predicate = None

    def _border(self, _mark: t.Node) -> None:
        """End a statement, or open or close a graph, whose name was held as a subject and is let go."""
        if self._around:
            raise Astray
        self._here = _Scope(_OUTSIDE)

    def _idle(self, _mark: t.Node) -> None:
        """Pass by what completes nothing: a comma, a directive, the word GRAPH."""

    def _strange(self, _mark: t.Node) -> None:
        raise Astray
