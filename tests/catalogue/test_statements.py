"""The index over statements."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from peertoc.catalogue import Statements, read_text

EX = "https://example.org/"
TEXT = """
@base <https://example.org/> .
<b> a <Step> ; <title> "second", "first", "second" ; <next> <c> .
<a> a <Step>, <Input> ; <next> <c> .
<b> a <Step> .
"""


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


def index() -> Statements:
    return read_text(TEXT, name="x").statements


def test_a_repeated_statement_counts_once_and_stays_in_the_document() -> None:
    document = read_text(TEXT, name="x")
    assert len(document.triples) == 9
    assert len(document.statements) == 7


def test_values_come_in_document_order_without_repeats() -> None:
    assert index().objects(node("b"), f"{EX}title") == (Literal("second"), Literal("first"))
    assert index().value(node("b"), f"{EX}title") == Literal("second")


def test_things_of_a_class_come_in_document_order() -> None:
    assert index().of_type(f"{EX}Step") == (node("b"), node("a"))
    assert index().subjects(f"{EX}next", node("c")) == (node("b"), node("a"))


def test_what_is_not_said_is_empty() -> None:
    statements = index()
    assert statements.objects(node("z"), f"{EX}title") == ()
    assert statements.subjects(f"{EX}title", node("z")) == ()
    assert statements.value(node("a"), f"{EX}title") is None
    assert statements.properties(node("z")) == {}
    assert statements.of_type(f"{EX}Nothing") == ()


def test_all_that_is_said_of_a_thing_is_told_by_property() -> None:
    said = index().properties(node("a"))
    assert [*said] == ["http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"{EX}next"]
    assert said[f"{EX}next"] == (node("c"),)


def test_terms_that_mean_the_same_number_stay_apart() -> None:
    statements = read_text("<x:a> <x:p> 1, 01, 1.0 .", name="x").statements
    assert [term.value for term in statements.objects(NamedNode("x:a"), "x:p")] == ["1", "01", "1.0"]


def test_a_thing_is_held_by_what_mentions_it_first() -> None:
    text = "@prefix : <http://e/> . :b :p :a . :c :p :a . :b :q [ :r 1 ] ."
    graph = read_text(text, name="a.ttl").statements
    (nameless,) = graph.objects(NamedNode("http://e/b"), "http://e/q")
    assert graph.holder(NamedNode("http://e/a")) == NamedNode("http://e/b")
    assert graph.holder(nameless) == NamedNode("http://e/b")
    assert graph.holder(NamedNode("http://e/c")) is None


def test_all_that_has_a_value_is_told_in_the_order_in_which_it_is_first_described() -> None:
    text = "@prefix : <http://e/> . :b :r 1 . :a :p :x . :b :q :x ; :p :x . :a a :x ."
    graph = read_text(text, name="a.ttl").statements
    a, b, x = (NamedNode(f"http://e/{name}") for name in "abx")
    assert graph.subjects("http://e/p", x) == graph.holders(x) == (b, a)
    assert graph.holders(x, but="http://e/p") == (b, a)
    assert graph.having("http://e/q") == (b,)
    assert graph.having("http://e/p") == graph.in_order([a, b, a]) == (b, a)
    assert graph.having("http://e/x") == graph.holders(NamedNode("http://e/none")) == ()


def test_what_leads_nowhere_else_is_no_holder() -> None:
    graph = read_text("@prefix : <http://e/> . :a a :x .", name="a.ttl").statements
    kind = NamedNode("http://e/x")
    assert graph.has("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", kind)
    assert not graph.has("http://e/p", kind)
    assert graph.holders(kind, but="http://www.w3.org/1999/02/22-rdf-syntax-ns#type") == ()


def test_triples_are_numbered_by_what_they_say_and_of_what() -> None:
    graph = read_text("@prefix : <http://e/> . :a :p :x . :b :p :x . :a :p :y .", name="a.ttl").statements
    assert list(graph.about(NamedNode("http://e/a"))) == [0, 2]
    assert list(graph.naming(NamedNode("http://e/x"))) == [0, 1]
    assert list(graph.about(NamedNode("http://e/x"))) == list(graph.naming(NamedNode("http://e/a"))) == []


def test_no_index_is_made_before_it_is_needed() -> None:
    graph = read_text("@prefix : <http://e/> . :a :p :x . :b :p :y .", name="a.ttl").statements
    assert graph.subjects("http://e/p", NamedNode("http://e/x")) == (NamedNode("http://e/a"),)
    assert {"_by_subject", "_by_predicate"}.isdisjoint(vars(graph))
