"""Terms and the one text that stands for each."""

from __future__ import annotations

import random

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from peertoc.catalogue import canonical
from peertoc.catalogue.written import Written

SIGNS = [
    *map(chr, range(0x30)),
    *'a"\\@^<>.\x7f\x80\x85é\u2028\ud7ff\ue000\ufffd\ufffe\uffff\U0001f600\U0010ffff',
]


def literals() -> list[Literal]:
    chance = random.Random(1)
    texts = ["".join(chance.choices(SIGNS, k=chance.randrange(6))) for _ in range(2_000)]
    kinds = [{}, {"language": "en"}, {"language": "EN-gb"}, {"datatype": NamedNode("http://a.b/t")}]
    return [Literal(text, **chance.choice(kinds)) for text in texts]  # type: ignore[arg-type]


def test_a_term_comes_back_from_its_text() -> None:
    for term in (NamedNode("http://a.b/é"), BlankNode("x.y"), *literals()):
        assert canonical.term(str(term)) == term


def test_a_literal_is_taken_apart_as_pyoxigraph_does() -> None:
    for term in literals():
        text, datatype, language = canonical.literal(str(term))
        assert (text, datatype, language) == (term.value, term.datatype.value, term.language or "")


def test_statements_come_back_as_they_were_written() -> None:
    subject, predicate = NamedNode("http://a.b/s"), NamedNode("http://a.b/p")
    triples = [Triple(subject, predicate, each) for each in literals()]
    written = Written.of(iter(triples))
    assert list(written) == triples
    assert written[3:9] == tuple(triples[3:9])
    assert Written.of(written) is written
    assert len(Written.of(())) == 0
