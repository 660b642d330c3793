"""Sets tell at once, for all nodes, what asking about each of them would tell."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import read_text
from peertoc.validation.compiled import sets
from peertoc.validation.compiled.graph import Graph
from peertoc.validation.compiled.leading import Leading, Using
from peertoc.validation.compiled.paths import (
    Alternative,
    AnyBut,
    Beside,
    Inverse,
    Maybe,
    Path,
    Repeated,
    Sequence,
    Step,
    moves,
    turned,
)
from peertoc.validation.compiled.relations import relation
from peertoc.validation.compiled.sets import Listed
from peertoc.validation.compiled.sparql import Query
from peertoc.validation.compiled.sparql.gathering import gather
from peertoc.validation.compiled.tracing import sources, starts, turning
from tests.validation.compiled.cases import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.validation.compiled.nodes import Node

DATA = """:a a :C ; :p :b, :c ; :q :c ; :r "3" . :b a :C ; :p :c, :d ; :q 5 . :c a :D ; :p :a ; :r "3" .
:d :p 1, 2 ; :q 1 ; :r :e . :e :q :e ; :p :e ."""
TRIPLES = read_text(HEAD + DATA, name="data.ttl").triples
E = "https://e.org/"


@pytest.fixture
def graph() -> Graph:
    return Graph(TRIPLES)


def _paths(graph: Graph) -> list[Path]:
    steps: list[Path] = [Step(graph.nodes.iri(f"{E}{name}")) for name in "pqr"]
    steps += [Inverse(steps[0]), AnyBut(frozenset((graph.nodes.iri(f"{E}p"),)))]
    steps.append(Beside(graph.nodes.iri(f"{E}r")))
    pairs = list(itertools.product(steps, repeat=2))
    found = [*steps, *(Sequence(*pair) for pair in pairs), *(Alternative(pair) for pair in pairs)]
    return [*found, *(kind for path in found for kind in (Maybe(path), Repeated(path, 0), Repeated(path, 1)))]


def test_a_path_leads_into_a_set_from_where_it_leads_to_one_of_its_nodes(graph: Graph) -> None:
    nodes = sorted(graph.all_nodes() | graph.said.keys(), key=lambda node: node.text)
    paths = _paths(graph)
    assert len(paths) > 200
    for path, way in itertools.product(paths, (lambda path: path, turned)):
        one = way(path)
        ends = relation(graph, one)
        for some in (set(nodes[::3]), set(nodes[:1]), set(nodes)):
            found = sources(graph, one, some)
            assert found is not None
            assert found & set(nodes) == {node for node in nodes if some & set(ends[node])}
        if moves(one):
            assert starts(graph, one) == {node for node in nodes if ends[node]}
            assert turning(graph, one) == {node for node in nodes if node in ends[node]}


#: what is asked of $this → whether a set says it exactly
GROUPS = {
    "{ $this :p ?x }": True,
    "{ $this :p ?x . ?x :p ?y . ?z :r ?y }": True,
    "{ $this :p|^:r ?x . FILTER isIRI(?x) }": True,
    "{ $this :p ?x . FILTER NOT EXISTS { ?x :p ?y . FILTER (?y = :c) } }": True,
    "{ $this ?any ?x . FILTER (?any IN (:q, :r)) }": True,
    '{ ?x ?any $this . FILTER STRENDS(STR(?any), "p") }': True,
    "{ { $this :p ?x } UNION { ?y :p $this . ?y a :C } }": True,
    "{ $this a :C . FILTER (EXISTS { $this :q ?x } || !EXISTS { ?y :p $this }) }": True,
    '{ $this a :C . FILTER EXISTS { ?x :r "3" } }': True,
    '{ $this a :C . FILTER EXISTS { ?x :r "4" } }': True,
    "{ { ?y :r ?x . FILTER NOT EXISTS { $this :p ?z } } UNION { ?y a :E . FILTER isIRI($this) } }": True,
    "{ { ?y :q ?x . FILTER (?y = :d && isIRI($this)) } UNION { $this :p ?z . ?z a :D } }": True,
    '{ $this :p ?x . FILTER (STR(?x) IN ("1", "7") || STR(?x) = "https://e.org/b") }': True,
    '{ $this :p ?x . FILTER (STR(?x) != "1" && STR(?x) NOT IN ("2", "https://e.org/d")) }': True,
    "{ $this :p+ $this }": True,
    "{ $this :p ?x . ?x :p $this }": False,
    "{ $this :p ?x . $this :q ?y . FILTER (?x != ?y) }": False,
    "{ $this :p ?x . FILTER (?x > 0) }": False,
    "{ $this :p ?x . ?x :p ?y . $this :q ?y }": False,
    '{ $this :p ?x . BIND (STR(?x) AS ?y) FILTER (?y = "1") }': False,
}


NOBODY = {'{ $this a :C . FILTER EXISTS { ?x :r "4" } }'}


@pytest.mark.parametrize("where", GROUPS)
def test_a_group_is_a_set_exactly_or_too_large_a_one(where: str, graph: Graph) -> None:
    query = Query(f"SELECT DISTINCT $this WHERE {where}", {"": E}, graph, None)
    nodes, exact = gather(query.select.group, "this")
    assert exact is GROUPS[where]
    assert nodes is not None
    every = graph.all_nodes()
    found: dict[tuple[Node, Node | None, Node | None], None] = {}
    query.run(graph, every, found)
    asked = {focus for focus, _, _ in found}
    known = nodes.among(graph, every) or set()
    assert known == asked if exact else known >= asked
    assert nodes.beside(graph, every) == every - known
    assert nodes.beside(graph, dict.fromkeys(every).keys()) == every - known
    assert 0 < len(asked) < len(every) or where in NOBODY


class _Test:
    """Pass what ends with b or c, and note who was asked."""

    def __init__(self) -> None:
        self.asked: list[Node] = []

    def __call__(self, nodes: Iterable[Node]) -> set[Node]:
        some = list(nodes)
        self.asked += some
        return {node for node in some if node.text[-1] in "bc"}


def test_of_what_has_no_bounds_only_what_a_path_leads_to_is_tested(graph: Graph) -> None:
    test, q = _Test(), graph.nodes.iri(f"{E}q")
    found = Leading(Step(q), sets.Tested("b or c", test)).among(graph, None)
    assert {node.text for node in found or ()} == {f"{E}a"}
    assert set(test.asked) == set(graph.all_values(q))


def test_of_several_properties_the_values_are_tested_once(graph: Graph) -> None:
    test, ways = _Test(), Listed(frozenset(graph.nodes.iri(f"{E}{name}") for name in "pq"))
    found = Using(ways, sets.Tested("b or c", test), back=False).among(graph, None)
    assert {node.text for node in found or ()} == {f"{E}a", f"{E}b"}
    assert len(test.asked) == len(set(test.asked))


def test_no_node_is_tested_twice(graph: Graph) -> None:
    first, second = _Test(), _Test()
    nodes = graph.all_nodes()
    found = sets.Tested("b or c", first).among(graph, nodes)
    assert sets.Tested("b or c", second).beside(graph, nodes) == nodes - (found or set())
    assert second.asked == []


def test_a_set_that_says_the_same_is_worked_out_once(graph: Graph) -> None:
    step = Step(graph.nodes.iri(f"{E}p"))
    first, second = (Leading(Step(step.predicate), None) for _ in range(2))
    assert first.among(graph, None) is second.among(graph, None)
    assert first.kept(graph.met) is second.kept(graph.met)


def test_few_of_many_nodes_are_asked_one_by_one() -> None:
    graph = Graph(TRIPLES)
    text = HEAD + " ".join(f":n{number} :p :n{number + 1} ." for number in range(5_000))
    with graph.holding(read_text(text, name="many.ttl").triples):
        p, n0, e = (graph.nodes.iri(f"{E}{name}") for name in ("p", "n0", "n5000"))
        part = Leading(Step(p), Leading(Step(p), None))
        assert part.among(graph, {n0, e}) == {n0}
        assert part.beside(graph, {n0, e}) == {e}
        assert part not in graph.memo
        assert part.among(graph, {n0}) == {n0}
        assert part in graph.memo, "with those before, they are many"
        assert n0 in (part.among(graph, None) or ())
