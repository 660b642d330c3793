"""Reading words one after the other: what the parts of the grammar share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from peertoc.validation.compiled.sparql.algebra import Constant, Variable
from peertoc.validation.compiled.sparql.lexing import Token, Unsupported, tokens
from peertoc.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peertoc.validation.compiled.nodes import Node, Nodes

_END: Final = Token("end", "")
_ESCAPES: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


class Words:
    """Hold the words of a query and the place where reading is; names become nodes."""

    def __init__(self, text: str, prefixes: Mapping[str, str], nodes: Nodes) -> None:
        self._tokens = (*tokens(text), _END, _END)
        self._place = 0
        self._prefixes = prefixes
        self.nodes = nodes

    def peek(self, ahead: int = 0) -> Token:
        """Give a word without going on."""
        return self._tokens[self._place + ahead]

    def take(self) -> Token:
        """Give the next word and go on."""
        token = self._tokens[self._place]
        self._place += token is not _END
        return token

    def at(self, *texts: str) -> bool:
        """Tell whether one of these comes next."""
        kind, text = self._tokens[self._place]
        return text in texts and kind in {"word", "sign"}

    def skip(self, *texts: str) -> bool:
        """Go over one of these, if it comes next."""
        found = self.at(*texts)
        self._place += found
        return found

    def demand(self, text: str) -> None:
        """Go over what must come next. Raises Unsupported where it does not."""
        if not self.skip(text):
            raise Unsupported(f"{self.peek().text or 'an end'} in place of {text}")

    def variable(self) -> Variable:
        """Read a variable."""
        token = self.take()
        if token.kind != "variable" or token.text[1:] in {"shapesGraph", "currentShape", "PATH", "failure"}:
            raise Unsupported(token.text)
        return Variable(token.text[1:])

    def iri(self) -> Node:
        """Read an address or a prefixed name."""
        token = self.take()
        if token.kind == "iri":
            return self.nodes.iri(token.text[1:-1])
        prefix, sign, name = token.text.partition(":")
        if token.kind != "name" or not sign or prefix not in self._prefixes:
            raise Unsupported(token.text)
        return self.nodes.iri(self._prefixes[prefix] + name)

    def predicate(self) -> Node:
        """Read the name of a property."""
        return self.nodes.iri(f"{RDF}type") if self.skip("a") else self.iri()

    def constant(self) -> Constant:
        """Read an address or a literal; a plain text is a plain Python text."""
        token = self.peek()
        if token.kind in {"iri", "name"}:
            return Constant(self.iri())
        self.take()
        if token.kind == "text":
            text = unescaped(token.text[1:-1])
            if self.skip("^^"):
                return Constant(self.nodes.text(text, self.iri().text))
            return Constant(text)
        if token.kind == "number" and (token.text == "0" or not token.text.startswith("0")):
            return Constant(Decimal(token.text) if "." in token.text else int(token.text))
        if token.text in {"TRUE", "FALSE"}:
            return Constant(token.text == "TRUE")
        raise Unsupported(token.text or "an end")


def unescaped(text: str) -> str:
    """Read the escapes of a text. Raises Unsupported for one that is none."""
    if "\\" not in text:
        return text
    signs, found = iter(text), []
    for sign in signs:
        escaped = next(signs, "") if sign == "\\" else ""
        if sign == "\\" and escaped not in _ESCAPES:
            raise Unsupported("an escape in a text")
        found.append(_ESCAPES[escaped] if escaped else sign)
    return "".join(found)
