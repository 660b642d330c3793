"""Places in documents, and documents united."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from peertoc.catalogue import Document, read_text, together, vocabulary_documents
from peertoc.place import Place
from peertoc.resources import ontology_root

TEXT = """@prefix : <https://example.org/> .
:theory :step :visits , :report .
:visits :title "é", "Besuche" ;
    a :Engagement ;
    :link [ :title "why" ] , ( :a :b ) .
:visits :title "é" .
"""
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"https://example.org/{name}")


@pytest.fixture
def document() -> Document:
    return read_text(TEXT, name="visits.ttl")


def shown(document: Document, place: Place) -> tuple[int, str]:
    """Give the line number of a place, and the text that it marks."""
    return place.line, document.line(place)[place.column - 1 : place.end_column - 1]


def test_three_parts_are_the_value_at_its_first_occurrence(document: Document) -> None:
    title = "https://example.org/title"
    assert shown(document, document.place(node("visits"), title, ox.Literal("é"))) == (3, '"é"')
    assert shown(document, document.place(node("visits"), title, ox.Literal("Besuche"))) == (3, '"Besuche"')


def test_two_parts_are_the_property(document: Document) -> None:
    assert shown(document, document.place(node("visits"), "https://example.org/title")) == (3, ":title")
    assert shown(document, document.place(node("visits"), ox.NamedNode(RDF_TYPE))) == (4, "a")


def test_one_part_is_the_subject_where_its_class_is_given(document: Document) -> None:
    text = ":a :p 1 .\n:a a :T .\n"
    classed = read_text(f"@prefix : <https://example.org/> .\n{text}", name="x")
    assert shown(classed, classed.place(node("a"))) == (3, ":a")
    assert shown(document, document.place(node("visits"))) == (3, ":visits")


def test_one_part_without_a_class_is_where_it_is_first_a_subject_then_where_it_is_mentioned(
    document: Document,
) -> None:
    assert shown(document, document.place(node("theory"))) == (2, ":theory")
    assert shown(document, document.place(node("report"))) == (2, ":report")


def test_a_thing_without_a_name_is_its_opening_bracket(document: Document) -> None:
    square, round_ = document.statements.objects(node("visits"), "https://example.org/link")
    assert shown(document, document.place(square)) == (5, "[")
    assert shown(document, document.place(round_)) == (5, "(")


def test_what_is_not_there_is_the_file_alone(document: Document) -> None:
    nowhere = Place("visits.ttl")
    assert document.place(node("z")) == nowhere
    assert document.place(node("visits"), "https://example.org/z") == nowhere
    assert document.place(node("visits"), "https://example.org/title", ox.Literal("z")) == nowhere
    assert document.line(nowhere) == ""
    assert document.line(Place("other.ttl", 1, 1)) == ""
    assert document.line(Place("visits.ttl", 999, 1)) == ""


def test_lines_end_as_the_parser_counts_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = f"# é\u2028\u0085{end}<x:a> <x:p>{end}{end} <x:b> ."
        document = read_text(text, name="x")
        place = document.place(ox.NamedNode("x:a"), "x:p", ox.NamedNode("x:b"))
        assert place == Place("x", 4, 2, 4, 7)
        assert document.line(place) == " <x:b> ."


def test_united_documents_keep_the_places_of_each(document: Document) -> None:
    other = read_text("<x:a> <x:p> <x:b> .\n<https://example.org/visits> <x:p> 2 .", name="other.ttl")
    both = together([document, other])
    assert both.triples == (*document.triples, *other.triples)
    assert both.name == "visits.ttl and 1 more"
    assert both.format == "turtle"
    assert shown(both, both.place(ox.NamedNode("x:a"))) == (1, "<x:a>")
    assert both.place(ox.NamedNode("x:a")).file == "other.ttl"
    assert both.place(node("visits")).file == "visits.ttl"
    assert both.place(node("visits"), "x:p").file == "other.ttl"
    assert both.statements.value(node("visits"), "x:p") is not None


def test_one_document_united_is_itself_and_none_is_empty(document: Document) -> None:
    assert together([document]) is document
    assert together([]).triples == ()
    rdf = read_text('{"@id": "x:a", "x:p": 1}', name="a.jsonld", format="jsonld")
    assert together([document, rdf]).format == ""


def test_a_document_tells_what_it_is(document: Document) -> None:
    assert repr(document) == "<Document visits.ttl: 13 statements>"


def test_every_file_of_the_vocabulary_is_read_once() -> None:
    documents = vocabulary_documents()
    root = ontology_root()
    files = [root / "peertoc.ttl", *root.glob("vocabularies/*.ttl"), *root.glob("guide/*.ttl")]
    assert sorted(document.name for document in documents) == sorted(str(path) for path in files)
    assert len(files) > 20
    assert vocabulary_documents() is documents
