"""Sets tell at once, for all nodes, what asking about each of them would tell."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import read_text
from peertoc.validation.compiled.graph import Graph
from peertoc.validation.compiled.paths import (
    Alternative,
    AnyBut,
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
from peertoc.validation.compiled.sparql import Query
from peertoc.validation.compiled.sparql.gathering import gather
from peertoc.validation.compiled.tracing import sources, starts, turning
from tests.validation.compiled.cases import HEAD

if TYPE_CHECKING:
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
    pairs = list(itertools.product(steps, repeat=2))
    found = [*steps, *(Sequence(*pair) for pair in pairs), *(Alternative(pair) for pair in pairs)]
    return [*found, *(kind for path in found for kind in (Maybe(path), Repeated(path, 0), Repeated(path, 1)))]


def test_a_path_leads_into_a_set_from_where_it_leads_to_one_of_its_nodes(graph: Graph) -> None:
    nodes = sorted(graph.all_nodes(), key=lambda node: node.text)
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
    assert 0 < len(asked) < len(every) or where in NOBODY
