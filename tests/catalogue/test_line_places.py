"""Places in formats in which each statement has a line of its own."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.catalogue import read_text
from peertoc.catalogue.places import TextPlaces

S, P, Q = (NamedNode(f"https://e.org/{name}") for name in "spq")
FIRST = f'{S} {P} "é" .'
SECOND = f"{S} {Q} _:a ."
THIRD = f"_:a  {P}\t{S} . # and so on"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", ["", "# a word\n", "\n \t\n", "  # one more\n\n"])
def test_each_statement_is_looked_for_in_its_own_line(end: str, between: str) -> None:
    text = f"{between}{FIRST}\n{between}{SECOND}\n{THIRD}".replace("\n", end)
    document = read_text(text, name="a.nt", format="ntriples")
    blank = between.count("\n")
    where = document.place(S, P.value, Literal("é"))
    start = FIRST.index('"')
    assert (where.line, where.column, where.end_column) == (blank + 1, start + 1, start + 4)
    assert document.place(S, Q).line == 2 * blank + 2
    nameless = document.triples[2].subject
    assert isinstance(nameless, BlankNode)
    assert document.place(nameless).line == 2 * blank + 3
    assert document.line(document.place(nameless)).startswith("_:a")
    assert isinstance(document.places, TextPlaces)
    assert "_spans" not in vars(document.places)
