"""Expressions of a query, read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.validation.compiled.sparql.algebra import Call, Constant, Exists, Expression, Variable
from peertoc.validation.compiled.sparql.functions import FUNCTIONS
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.validation.compiled.sparql.algebra import Group
    from peertoc.validation.compiled.sparql.words import Words

_COMPARING: Final = ("=", "!=", "<", ">", "<=", ">=")
_CASTS: Final = {f"{XSD}integer": "xsd:integer", f"{XSD}double": "xsd:double"}


class Expressions:
    """Read expressions; ``group`` reads what stands between braces after EXISTS."""

    def __init__(self, words: Words, group: Callable[[], Group]) -> None:
        self._words = words
        self._group = group

    def read(self) -> Expression:
        """Read an expression (SPARQL 1.1, rule 110)."""
        left = self._all()
        while self._words.skip("||"):
            left = Call("||", (left, self._all()))
        return left

    def constraint(self) -> Expression:
        """Read what stands after FILTER or HAVING: brackets, a call, or EXISTS."""
        if self._words.skip("("):
            found = self.read()
            self._words.demand(")")
            return found
        return self._primary()

    def _all(self) -> Expression:
        left = self._compared()
        while self._words.skip("&&"):
            left = Call("&&", (left, self._compared()))
        return left

    def _compared(self) -> Expression:
        words, left = self._words, self._sum()
        if words.at(*_COMPARING):
            return Call(words.take().text, (left, self._sum()))
        if words.skip("IN"):
            return Call("IN", (left, *self._listed()))
        if words.at("NOT") and words.peek(1).text == "IN":
            words.take(), words.take()
            return Call("!", (Call("IN", (left, *self._listed())),))
        return left

    def _sum(self) -> Expression:
        left = self._product()
        while self._words.at("+", "-"):
            left = Call(self._words.take().text, (left, self._product()))
        return left

    def _product(self) -> Expression:
        left = self._unary()
        while self._words.skip("*"):
            left = Call("*", (left, self._unary()))
        if self._words.at("/"):
            raise Unsupported("a division")
        return left

    def _unary(self) -> Expression:
        if self._words.skip("!"):
            return Call("!", (self._unary(),))
        return self._primary()

    def _primary(self) -> Expression:
        words = self._words
        token = words.peek()
        if words.skip("("):
            found = self.read()
            words.demand(")")
            return found
        if token.kind == "variable":
            return words.variable()
        if token.kind in {"iri", "name"}:
            return self._named()
        if token.kind == "word" and token.text not in {"TRUE", "FALSE"}:
            return self._called()
        return words.constant()

    def _named(self) -> Expression:
        node = self._words.iri()
        if not self._words.at("("):
            return Constant(node)
        if node.text not in _CASTS:
            raise Unsupported(f"the function {node.text}")
        return Call(_CASTS[node.text], self._listed())

    def _called(self) -> Expression:
        words = self._words
        name = words.take().text
        if name == "NOT":
            words.demand("EXISTS")
            return Exists(self._group(), wanted=False)
        if name == "EXISTS":
            return Exists(self._group(), wanted=True)
        if name == "COUNT":
            return self._count()
        if name not in FUNCTIONS and name not in {"IF", "BOUND", "COALESCE"}:
            raise Unsupported(f"the function {name}")
        return Call(name, self._listed())

    def _count(self) -> Expression:
        for sign in ("(", "DISTINCT"):
            self._words.demand(sign)
        variable: Variable = self._words.variable()
        self._words.demand(")")
        return Call("COUNT", (variable,))

    def _listed(self) -> tuple[Expression, ...]:
        self._words.demand("(")
        parts: list[Expression] = []
        while not self._words.skip(")"):
            parts.append(self.read())
            if not self._words.at(")"):
                self._words.demand(",")
        return tuple(parts)
