"""Queries that look through the whole file find what pySHACL finds, and look at no more than they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import read_text
from peertoc.validation.compiled import Compiled
from peertoc.validation.compiled.graph import Graph
from peertoc.validation.compiled.leading import Leading
from peertoc.validation.compiled.looks import none_of
from peertoc.validation.compiled.paths import Step
from peertoc.validation.compiled.sparql import running
from peertoc.validation.pyshacl_engine import PyShacl
from tests.validation.compiled.cases import HEAD

if TYPE_CHECKING:
    from collections.abc import Set

    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.paths import Path
    from peertoc.validation.compiled.tracing import Some

E = "https://e.org/"
DATA = """:p :fits :C . :q :fits :D . :D rdfs:subClassOf :C . :a a :C ; :p :b, :c, 1 ; :q :b, :d .
:b a :C ; :p "x" . :c a :D ; :p :a ; :r :a . :d :q :c . _:n a :D ; :q _:n ."""
ROWS = "{ SELECT DISTINCT $this ?path ?value WHERE { ?path :fits ?any . ?user ?path ?value } }"

#: name → what is asked, and whether sets meet a condition on each property's values
QUERIES = {
    "of no kind that fits": (ROWS + " FILTER NOT EXISTS { ?value a ?kind . ?path :fits ?kind }", True),
    "of a kind that fits": (
        "{" + ROWS + "} FILTER EXISTS { ?value a/rdfs:subClassOf* ?kind . ?path :fits ?kind }", True,
    ),
    "of the kind itself": (ROWS + " FILTER NOT EXISTS { ?value a ?kind . ?path :fits :C }", False),
    "names of no kind that fits": (
        ROWS + " FILTER NOT EXISTS { ?value a ?kind . ?path :fits ?kind } FILTER (isIRI(?value))", True,
    ),
    "a name that means another thing within": (
        "{ SELECT DISTINCT $this ?path ?value WHERE { ?path :fits ?any . ?kind ?path ?value } }"
        " FILTER NOT EXISTS { ?value a ?kind . ?path :fits ?kind }", False,
    ),
    "a condition on what may be there": (
        "?path :fits ?any . ?user ?path ?value OPTIONAL { ?value a ?kind }"
        " FILTER NOT EXISTS { ?value a ?other . ?path :fits ?other } FILTER (!BOUND(?kind))", True,
    ),
    "a condition in a choice": (
        "{ ?path :fits ?any . ?user ?path ?value FILTER EXISTS { ?value a ?kind . ?path :fits ?kind } }"
        " UNION { ?path :fits ?value }", True,
    ),
    "a kind that is bound later": (
        "{ ?path :fits ?any . ?user ?path ?value } { :d :q ?thing . ?thing a ?kind }"
        " FILTER NOT EXISTS { ?value a ?kind . ?path :fits ?kind }", False,
    ),
    "a kind that is bound later, outside": (
        "{ { ?path :fits ?any . ?user ?path ?value } } { :d :q ?thing . ?thing a ?kind }"
        " FILTER NOT EXISTS { ?value a ?kind . ?path :fits ?kind }", False,
    ),
    "a kind that is bound before, outside": (
        "{ :d :q ?thing . ?thing a ?kind }" + ROWS
        + " FILTER NOT EXISTS { ?value a ?kind . ?path :fits ?kind }",
        False,
    ),
    "a kind that may be bound before": (
        "?path :fits ?any OPTIONAL { :d :q ?thing . ?thing a ?kind } ?user ?path ?value ."
        " FILTER NOT EXISTS { ?value a ?kind . ?path :fits ?kind }", False,
    ),
    "kinds that stand beside a property": (
        "?path :fits ?any . ?about a ?value ; ?path ?thing . FILTER NOT EXISTS { ?path :fits ?value }", False,
    ),
    "kinds beside a property, of some values": (
        "?path :fits ?any . ?about a ?value ; ?path ?thing . FILTER isIRI(?thing)", False,
    ),
    "kinds beside a property, of some things": (
        "?path :fits ?any . ?about a ?value ; ?path ?thing . FILTER isIRI(?about)", False,
    ),
    "one kind beside a property": ("?path :fits ?value . ?about a :D ; ?path ?thing", False),
    "kinds beside a property that begins so": (
        '?about a ?value ; ?path ?thing . FILTER STRENDS(STR(?path), "q")', False,
    ),
    "kinds beside any property": ("?about a ?value ; ?path ?thing", False),
}  # fmt: skip


def _shapes(where: str) -> str:
    return f""":s a sh:NodeShape ; sh:targetNode :run ; sh:sparql :query .
:e a owl:Ontology ; sh:declare [ sh:prefix "" ; sh:namespace "{E}"^^xsd:anyURI ] .
:query sh:prefixes :e ; sh:select '''SELECT DISTINCT $this ?path ?value WHERE {{ {where} }}''' ."""


def _told(result: object) -> str:
    return " ".join(str(getattr(result, name)) for name in ("focus", "path", "value"))


@pytest.mark.parametrize("name", QUERIES)
def test_both_engines_find_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, is_met_by_sets = QUERIES[name]
    asked: list[Path] = []
    leading = running.CALLED["leading"]

    def spied(graph: Graph, path: Path, ends: Some, nodes: Set[Node]) -> Set[Node]:
        asked.append(path)
        found: Set[Node] = leading(graph, path, ends, nodes)
        return found

    monkeypatch.setitem(running.CALLED, "leading", spied)
    rules = read_text(HEAD + _shapes(where), name="shapes.ttl").triples
    triples = read_text(HEAD + DATA, name="data.ttl").triples
    compiled = Compiled()
    ours = {_told(result) for result in compiled.run(triples, (), rules)}
    assert ours == {_told(result) for result in PyShacl().run(triples, (), rules)}
    assert ours
    assert not compiled.left
    assert bool(asked) is is_met_by_sets


def test_no_thing_is_asked_for_its_properties_where_these_are_asked_for_kinds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: Graph) -> None:
        pytest.fail("all things are gone through")

    monkeypatch.setattr(Graph, "ways", fail)
    where = QUERIES["kinds beside a property that begins so"][0]
    rules = read_text(HEAD + _shapes(where), name="shapes.ttl").triples
    assert Compiled().run(read_text(HEAD + DATA, name="data.ttl").triples, (), rules)


def test_a_set_is_worked_out_later_when_many_have_been_looked_for() -> None:
    graph = Graph(read_text(HEAD + DATA, name="data.ttl").triples)
    p, a, d = (graph.nodes.iri(f"{E}{name}") for name in "pad")
    later = running.Later(graph, Leading(Step(p), None))
    for _ in range(10):
        assert a in later
        assert not any("members" in key for key in graph.memo if isinstance(key, tuple))
    for _ in range(10):
        assert d not in later
    assert any("members" in key for key in graph.memo if isinstance(key, tuple))


def test_whom_one_shape_clears_the_next_is_not_asked_about() -> None:
    graph = Graph(read_text(HEAD + DATA, name="data.ttl").triples)
    every = graph.all_nodes()
    some = set(list(every)[:2])
    asked: list[Set[Node]] = []

    def first(_: Set[Node]) -> tuple[Set[Node], bool]:
        return some, True

    def second(foci: Set[Node]) -> tuple[Set[Node], bool]:
        asked.append(foci)
        return frozenset(), False

    def third(_: Set[Node]) -> tuple[Set[Node], bool]:
        pytest.fail("nobody is left to ask about")

    assert none_of([first, second, third])(every) == (frozenset(), True)
    assert asked == [some]
