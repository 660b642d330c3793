"""Write random documents, and note where each part of each triple was put while writing it.

Nothing here reads: offsets are counted as tokens go out, so what is known owes nothing to the code tested.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tests.catalogue.scribe import BASES, NAMESPACES, PREFIXES, RDF, Iri, Known, Put, Scribe, Term

FORMATS = ("turtle", "trig", "ntriples", "nquads")


class Generated(NamedTuple):
    """A document, and all there is to know of it."""

    text: str
    format: str
    known: tuple[Known, ...]


def generate(seed: int) -> Generated:
    """Write the document of this seed; the four formats take turns."""
    format = FORMATS[seed % 4]
    author = _Lines(Random(seed)) if format in ("ntriples", "nquads") else _Nested(Random(seed))
    author.document(format)
    return Generated(author.text, format, tuple(author.known))


class _Lines(Scribe):
    """Write N-Triples or N-Quads."""

    def document(self, format: str) -> None:
        self.put(self.random.choice(("", "# first\n", "\r\n")))
        for _ in range(self.random.randrange(1, 40)):
            self.line(named_graphs=format == "nquads")
            self.put(self.random.choice(("\n", "\r\n", "\r", ' # a "comment\n', "\n\n")))
        self.put(self.random.choice(("", "# last, without an end")))

    def gap(self, *, needed: bool = True) -> None:
        self.put(self.random.choice((" ", "\t", "  ") if needed else ("", " ")))

    def line(self, *, named_graphs: bool) -> None:
        subject = self.random.choice((self.iri, self.label))()
        self.gap()
        predicate = self.iri()
        self.gap()
        object_ = self.random.choice((self.iri, self.label, lambda: self.literal(('"',))))()
        self.note(subject, predicate, object_)
        if named_graphs and self.maybe():
            self.gap()
            self.random.choice((self.iri, self.label))()
        self.gap()
        self.put(".")


class _Nested(Scribe):
    """Write Turtle or TriG."""

    def document(self, format: str) -> None:
        self.directive()
        for _ in range(self.random.randrange(1, 25)):
            part = self.random.random()
            if part < 0.2:
                self.directive()
            elif part < 0.5 and format == "trig":
                self.graph()
            else:
                self.statement()
                self.gap(needed=False)
                self.put(".")
                self.gap()
        self.put(self.random.choice(("", "# last, without an end", "\r")))

    def directive(self) -> None:
        """Declare a prefix or a base, perhaps again and otherwise, in the old form or the new."""
        old = self.maybe()
        word = self.random.choice(("prefix", "prefix", "prefix", "base", "version"))
        self.put(f"@{word}" if old else self.random.choice((word, word.upper(), word.title())))
        self.gap()
        if word == "prefix":
            prefix, value = self.random.choice(PREFIXES), self.random.choice(NAMESPACES)
            self.prefixes[prefix] = value
            self.put(f"{prefix}:")
            self.gap(needed=False)
        elif word == "base":
            self.base = value = self.random.choice(BASES)
        self.put('"1.2"' if word == "version" else f"<{value}>")
        if old:
            self.gap(needed=False)
            self.put(".")
        self.gap()

    def graph(self) -> None:
        """Write a graph: named with or without its keyword, by a blank node, or the default one."""
        if self.maybe():
            if self.maybe():
                self.put(self.random.choice(("GRAPH", "graph", "Graph")))
                self.gap()
            self.random.choice((self.iri, self.label, self.anonymous))()
            self.gap()
        self.put("{")
        self.gap(needed=False)
        statements = self.random.randrange(4)
        for at in range(statements):
            self.statement()
            self.gap()
            if at < statements - 1 or self.maybe():
                self.put(".")
                self.gap()
        self.put("}")
        self.gap()

    def statement(self) -> None:
        if self.maybe(0.2):
            subject = self.property_list(2)
            if self.maybe():
                return
        else:
            kinds = (self.iri, self.iri, self.label, self.anonymous, lambda: self.collection(2))
            subject = self.random.choice(kinds)()
        self.gap()
        self.properties(subject, 3)

    def properties(self, subject: Put, depth: int) -> None:
        """Write predicates and objects, with semicolons to spare and objects said twice."""
        for at in range(self.random.choice((1, 1, 2, 3))):
            if at:
                self.put(self.random.choice((";", ";;", "; ;")))
                self.gap(needed=False)
            predicate = self.verb()
            self.gap()
            self.note(subject, predicate, self.object(depth))
            while self.maybe(0.3):
                self.gap(needed=False)
                self.put(",")
                self.gap(needed=False)
                self.note(subject, predicate, self.object(depth))
            self.gap(needed=False)
        if self.maybe(0.2):
            self.put(self.random.choice((";", ";;")))

    def verb(self) -> Put:
        if self.maybe(0.3):
            return Iri(RDF + "type"), self.put("a")
        return self.iri()

    def property_list(self, depth: int) -> Put:
        node = self.fresh(), self.put("[")
        self.gap(needed=False)
        self.properties(node, depth)
        self.gap(needed=False)
        self.put("]")
        return node

    def collection(self, depth: int) -> Put:
        """Write a list; its first cell stands at the bracket, each further one at its member."""
        bracket = self.put("(")
        root: Term = Iri(RDF + "nil")
        cell: Put | None = None
        for _ in range(self.random.choice((0, 1, 2, 3))):
            self.gap(needed=cell is not None)
            member = self.object(depth)
            if cell is None:
                cell = root, bracket = self.fresh(), bracket
            else:
                further = self.fresh(), member[1]
                self.note(cell, (Iri(RDF + "rest"), member[1]), further)
                cell = further
            self.note(cell, (Iri(RDF + "first"), member[1]), member)
        self.gap(needed=False)
        end = self.put(")")
        if cell:
            self.note(cell, (Iri(RDF + "rest"), end), (Iri(RDF + "nil"), end))
        return root, bracket

    def object(self, depth: int) -> Put:
        if depth and self.maybe(0.4):
            return self.random.choice((self.property_list, self.collection))(depth - 1)
        flat = (self.iri, self.literal, self.literal, self.plain, self.label, self.anonymous)
        return self.random.choice(flat)()
