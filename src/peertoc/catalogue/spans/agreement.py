"""Check that the mentions in a text are the terms that the parser made of them.

Whatever a mention shows of its term must be so; one difference, and the statements are out of step with the
triples.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from peertoc.catalogue.spans import tokens as t
from peertoc.catalogue.spans.walk import CELL, FIRST, NIL, REST
from peertoc.vocabulary import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from peertoc.catalogue.spans.walk import Statement

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_MEANT: Final = {t.A: f"{RDF}type", FIRST: f"{RDF}first", REST: f"{RDF}rest", NIL: f"{RDF}nil"}
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CONTROLS: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DOTS: Final = re.compile(r"(?:^|/)\.\.?(?=[/?#]|$)")


def agree(text: str, told: Iterable[Statement], triples: Sequence[ox.Triple | ox.Quad]) -> bool:
    """Tell whether each statement told of the text is the triple at the same place."""
    fits = _Terms(text).fits
    return all(
        fits(subject, triple.subject) and fits(predicate, triple.predicate) and fits(object_, triple.object)
        for (subject, predicate, object_), triple in zip(told, triples, strict=True)
    )


def _unescape(written: str) -> str:
    if "\\" not in written:
        return written
    return _ESCAPE.sub(_character, written)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _CONTROLS.get(escape[3], escape[3])


def _reads(written: str, iri: str) -> bool:
    """Tell whether an IRI can be what is written: all of an absolute one, the end of any other.

    A base swallows dot segments (``../b``); what follows the last of them stays.
    """
    if not written.startswith("<"):
        return iri.endswith(_unescape(written.partition(":")[2]))
    inside = _unescape(written[1:-1])
    return iri == inside or (not _ABSOLUTE.match(inside) and iri.endswith(_DOTS.split(inside)[-1]))


def _number(written: str) -> str:
    if "e" in written or "E" in written:
        return "double"
    return "decimal" if "." in written else "integer"


class _Terms:
    """Compare mentions with terms, a method for each kind, and remember which blank node each one is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blanks: dict[t.Node | str, str] = {}
        self._mentions: dict[str, t.Node | str] = {}
        self._checks: dict[str, Callable[[t.Node, Term], bool]] = {
            t.IRI: self._named, t.NAME: self._named,
            t.LABEL: self._labelled, t.SQUARE: self._blank, t.ROUND: self._blank, CELL: self._blank,
            t.BARE: self._quoted, t.SPOKEN: self._quoted, t.TYPED: self._quoted,
            t.NUMBER: self._plain, t.BOOLEAN: self._plain,
            t.A: self._meant, FIRST: self._meant, REST: self._meant, NIL: self._meant,
        }  # fmt: skip

    def fits(self, node: t.Node, term: Term) -> bool:
        """Tell whether this mention can be that term."""
        check = self._checks.get(node[0])
        return check is not None and check(node, term)

    def _named(self, node: t.Node, term: Term) -> bool:
        start, end = node[1]
        return isinstance(term, ox.NamedNode) and _reads(self._text[start:end], term.value)

    def _meant(self, node: t.Node, term: Term) -> bool:
        return isinstance(term, ox.NamedNode) and term.value == _MEANT[node[0]]

    def _labelled(self, node: t.Node, term: Term) -> bool:
        start, end = node[1]
        return self._same_blank(self._text[start:end], term)

    def _blank(self, node: t.Node, term: Term) -> bool:
        return self._same_blank(node, term)

    def _same_blank(self, mention: t.Node | str, term: Term) -> bool:
        """Keep mentions and blank nodes one to one: a bracket is one node, a label the same one each time."""
        if not isinstance(term, ox.BlankNode):
            return False
        name = term.value
        return (
            self._blanks.setdefault(mention, name) == name
            and self._mentions.setdefault(name, mention) == mention
        )

    def _plain(self, node: t.Node, term: Term) -> bool:
        start, end = node[1]
        written = self._text[start:end]
        datatype = XSD + (node[0] if node[0] == t.BOOLEAN else _number(written))
        return isinstance(term, ox.Literal) and term.value == written and term.datatype.value == datatype

    def _quoted(self, node: t.Node, term: Term) -> bool:
        if not isinstance(term, ox.Literal):
            return False
        quoted, spoken, typed = t.literal(self._text, node[1][0])
        quotes = 3 if quoted.startswith(('"""', "'''")) else 1
        if term.value != _unescape(quoted[quotes:-quotes]):
            return False
        if spoken:
            return term.language == spoken[1:].lower().partition("--")[0]
        if typed:
            return _reads(typed, term.datatype.value)
        return term.datatype.value == f"{XSD}string"
