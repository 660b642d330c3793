"""A query, read: the SELECT of a check, as far as it can be compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.sparql.algebra import (
    Bind,
    Constant,
    Element,
    Expression,
    Filter,
    Group,
    Optionally,
    Select,
    Triple,
    Union,
    Variable,
)  # fmt: skip
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.validation.compiled.sparql.reading_expressions import Expressions
from peertoc.validation.compiled.sparql.reading_paths import read_path
from peertoc.validation.compiled.sparql.words import Words
from peertoc.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from peertoc.validation.compiled.nodes import Nodes
    from peertoc.validation.compiled.paths import Path

_BOOLEAN = f"{XSD}boolean"
_INTEGER = f"{XSD}integer"


def read_select(text: str, prefixes: Mapping[str, str], nodes: Nodes, path: Path | None) -> Select:
    """Read a query, ``path`` in the place of $PATH. Raises Unsupported for what is not compiled."""
    words = Words(text, prefixes, nodes)
    found = _Reader(words, path).select(outermost=True)
    if words.peek().kind != "end":
        raise Unsupported(words.peek().text)
    return found


class _Reader:
    def __init__(self, words: Words, path: Path | None) -> None:
        self._words = words
        self._path = path
        self._expressions = Expressions(words, self.group)

    def select(self, *, outermost: bool) -> Select:
        """Read a SELECT: $this is always chosen, and rows are told apart (SHACL 5.2, appendix A)."""
        words = self._words
        words.demand("SELECT")
        if not words.skip("DISTINCT") and not outermost:
            raise Unsupported("a query in a query without DISTINCT")
        names, computed = self._chosen()
        words.skip("WHERE")
        group = self.group()
        having = self._having() if outermost and words.skip("GROUP") else None
        if "this" not in names or (computed and not outermost):
            raise Unsupported("a query in a query that chooses expressions")
        return Select(names, computed, group, having)

    def _chosen(self) -> tuple[tuple[str, ...], tuple[Bind, ...]]:
        words, names, computed = self._words, [], []
        while not words.at("WHERE", "{"):
            if words.skip("("):
                expression = self._expressions.read()
                words.demand("AS")
                name = words.variable().name
                computed.append(Bind(expression, name))
                words.demand(")")
            else:
                name = words.variable().name
            if name in names or (computed and name == "this"):
                raise Unsupported("a variable that is chosen twice")
            names.append(name)
        return tuple(names), tuple(computed)

    def _having(self) -> Expression:
        words = self._words
        words.demand("BY")
        if words.variable().name != "this":
            raise Unsupported("groups by another variable than $this")
        words.demand("HAVING")
        return self._expressions.constraint()

    def group(self) -> Group:
        """Read what stands between braces."""
        self._words.demand("{")
        if self._words.at("SELECT"):
            found = Group((self.select(outermost=False),))
            self._words.demand("}")
            return found
        elements: list[Element] = []
        while not self._words.skip("}"):
            elements += self._element()
            self._words.skip(".")
        return Group(tuple(elements))

    def _element(self) -> Iterator[Element]:
        words = self._words
        if words.at("{"):
            yield self._union()
        elif words.skip("FILTER"):
            yield Filter(self._expressions.constraint())
        elif words.skip("OPTIONAL"):
            yield Optionally(self.group())
        elif words.skip("BIND"):
            yield self._bind()
        elif words.peek().kind == "word":
            raise Unsupported(words.peek().text)
        else:
            yield from self._statements()

    def _union(self) -> Element:
        groups = [self.group()]
        while self._words.skip("UNION"):
            groups.append(self.group())
        return groups[0] if len(groups) == 1 else Union(tuple(groups))

    def _bind(self) -> Bind:
        words = self._words
        words.demand("(")
        expression = self._expressions.read()
        words.demand("AS")
        name = words.variable().name
        words.demand(")")
        if name == "this":
            raise Unsupported("a new value for $this")
        return Bind(expression, name)

    def _statements(self) -> Iterator[Triple]:
        words, subject = self._words, self._term()
        while True:
            verb = self._verb()
            yield Triple(subject, verb, self._term())
            while words.skip(","):
                yield Triple(subject, verb, self._term())
            if not words.skip(";") or words.at(".", "}"):
                return

    def _verb(self) -> Path | Variable:
        token = self._words.peek()
        if token.kind != "variable":
            return read_path(self._words)
        if token.text[1:] != "PATH":
            return self._words.variable()
        self._words.take()
        if self._path is None:
            raise Unsupported("$PATH in a shape without a path")
        return self._path

    def _term(self) -> Variable | Constant:
        """Read a subject or a value. A literal is the very term here, not its value."""
        if self._words.peek().kind == "variable":
            return self._words.variable()
        found = self._words.constant()
        if isinstance(found.value, bool):
            return Constant(self._words.nodes.text(str(found.value).lower(), _BOOLEAN))
        if isinstance(found.value, str):
            return Constant(self._words.nodes.text(found.value))
        if isinstance(found.value, int):
            return Constant(self._words.nodes.text(str(found.value), _INTEGER))
        if not isinstance(found.value, Node):
            raise Unsupported("a decimal number as a term")
        return found
