"""Where each triple stands: as the generator knows, and not given where anything differs."""

from __future__ import annotations

from random import Random

import pyoxigraph as ox
import pytest

from peertoc.catalogue.spans import locate
from tests.catalogue.generated import Generated, generate
from tests.catalogue.scribe import Blank, Iri, Term, Text
from tests.conftest import ROOT

FILES, CHUNK = 400, 50
PARSED = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
}


def parse(text: str, format: str = "turtle") -> list[ox.Quad]:
    return list(ox.parse(text, format=PARSED[format], base_iri="http://base/", rename_blank_nodes=True))


def as_known(term: object) -> Term:
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        return Text(term.value, term.datatype.value, term.language)
    assert isinstance(term, ox.BlankNode)
    return Blank(term.value)


def one_to_one(pairs: set[tuple[Term, Term]]) -> bool:
    return len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})


def prove(document: Generated) -> None:
    """Fail unless every triple stands where the generator put it, and each blank node is one blank node."""
    triples = parse(document.text, document.format)
    located = locate(document.text, document.format, triples)
    assert located is not None
    told = {(tuple(at), triple.predicate.value): triple for triple, at in zip(triples, located, strict=True)}
    assert len(told) == len(triples) == len(document.known)
    blanks: set[tuple[Term, Term]] = set()
    for known in document.known:
        triple = told[known.spans, known.predicate]
        for term, expected in ((triple.subject, known.subject), (triple.object, known.object)):
            if isinstance(expected, Blank) and isinstance(term, ox.BlankNode):
                blanks.add((as_known(term), expected))
            else:
                assert as_known(term) == expected
    assert one_to_one(blanks)


@pytest.mark.parametrize("first", range(0, FILES, CHUNK))
def test_every_part_of_a_generated_document_stands_where_it_was_written(first: int) -> None:
    for seed in range(first, first + CHUNK):
        prove(generate(seed))


def test_the_generator_writes_all_that_can_be_written() -> None:
    documents = [generate(seed) for seed in range(FILES)]
    kinds = {type(known.object) for document in documents for known in document.known}
    assert kinds == {Iri, Blank, Text}
    assert {document.format for document in documents} == set(PARSED)
    text = "".join(document.text for document in documents)
    assert all(token in text for token in ("((", "()", '"""', "'''", "^^", "GRAPH", "BASE", ";;", "\r", "𝒳"))
    assert sum(len(document.known) for document in documents) > 20_000


# What does not fit gives no place

SAMPLE = """@prefix : <http://e/> . @base <http://base/> .
:s :p "one", "t\\u0077o"@en, "3"^^:t, 4, 5.0, true ; a :T ; :q <full>, <http://f/full>, () .
[ :p ( "one" :a ( 2 ) ) ] :q [], _:label .
_:label :q _:label, _:other .
"""


def test_a_missing_or_a_further_triple_gives_no_places() -> None:
    triples = parse(SAMPLE)
    assert locate(SAMPLE, "turtle", triples) is not None
    assert locate(SAMPLE, "turtle", []) is None
    assert locate(SAMPLE, "turtle", [*triples, triples[-1]]) is None
    for at in range(len(triples)):
        assert locate(SAMPLE, "turtle", triples[:at] + triples[at + 1 :]) is None


def test_triples_out_of_order_give_no_places() -> None:
    triples = parse(SAMPLE)
    for at in range(len(triples) - 1):
        swapped = [*triples[:at], triples[at + 1], triples[at], *triples[at + 2 :]]
        assert locate(SAMPLE, "turtle", swapped) is None


OTHERS = (
    ox.NamedNode("http://other/"),
    ox.BlankNode("other"),
    ox.Literal("other"),
    ox.Literal("one", language="en"),
    ox.Literal("two"),
    ox.Literal("two", language="de"),
    ox.Literal("3"),
    ox.Literal("4"),
    ox.Literal("5.0", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#double")),
    ox.Literal("true"),
)


@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_another_object_gives_no_places(other: ox.NamedNode | ox.BlankNode | ox.Literal) -> None:
    triples = parse(SAMPLE)
    for at, triple in enumerate(triples):
        changed = ox.Triple(triple.subject, triple.predicate, other)
        located = locate(SAMPLE, "turtle", [*triples[:at], changed, *triples[at + 1 :]])
        only_mention = str(triple.object) != str(other) and mentions(triples, triple.object) == 1
        assert located is None or (isinstance(other, ox.BlankNode) and only_mention)


def mentions(triples: list[ox.Quad], term: object) -> int:
    return sum((triple.subject == term) + (triple.object == term) for triple in triples)


def test_another_subject_or_predicate_gives_no_places() -> None:
    triples = parse(SAMPLE)
    other = ox.NamedNode("http://other/")
    for at, triple in enumerate(triples):
        for changed in (
            ox.Triple(other, triple.predicate, triple.object),
            ox.Triple(triple.subject, other, triple.object),
        ):
            assert locate(SAMPLE, "turtle", [*triples[:at], changed, *triples[at + 1 :]]) is None


def test_two_blank_nodes_taken_for_one_give_no_places() -> None:
    text = "[] <urn:p> [], [] . _:a <urn:p> _:b ."
    names = "wxyza"
    for one in range(5):
        for two in range(one):
            nodes = [ox.BlankNode(names[two if at == one else at]) for at in range(5)]
            predicate = ox.NamedNode("urn:p")
            pairs = ((0, 1), (0, 2), (3, 4))
            triples = [ox.Triple(nodes[subject], predicate, nodes[object_]) for subject, object_ in pairs]
            assert locate(text, "turtle", triples) is None


@pytest.mark.parametrize("format", ["rdfxml", "jsonld", "n3", ""])
def test_a_format_without_places_gives_none(format: str) -> None:
    assert locate("<urn:s> <urn:p> <urn:o> .", format, parse("<urn:s> <urn:p> <urn:o> .")) is None


@pytest.mark.parametrize(
    "text", ["<<<urn:s> <urn:p> <urn:o>>> <urn:q> 1 .", "<urn:s> <urn:p> <urn:o> {| <urn:q> 1 |} ."]
)
def test_quoted_triples_give_no_places(text: str) -> None:
    assert locate(text, "turtle", parse(text)) is None


def test_a_text_with_a_piece_torn_out_raises_nothing() -> None:
    random = Random(1)
    for seed in range(200):
        document = generate(seed)
        triples = parse(document.text, document.format)
        start = random.randrange(len(document.text))
        torn = document.text[:start] + document.text[start + random.randrange(1, 9) :]
        located = locate(torn, document.format, triples)
        assert located is None or len(located) == len(triples)


# Every file of the project


def test_every_file_of_the_project_has_places() -> None:
    paths = sorted(
        path for folder in ("ontology", "examples", "shapes") for path in (ROOT / folder).rglob("*.ttl")
    )
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert locate(text, "turtle", parse(text)) is not None, path
