"""Data come and go; what the background says stays as it was, whatever data say of the same things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import read_text
from peertoc.validation.compiled.graph import Graph
from peertoc.validation.compiled.paths import Inverse, Step
from peertoc.validation.compiled.suspecting import with_more
from peertoc.validation.compiled.tracing import sources
from peertoc.validation.compiled.ways import Ways
from tests.validation.compiled.cases import HEAD

if TYPE_CHECKING:
    from peertoc.validation.compiled.nodes import Node

E = "https://e.org/"
MANY = " , ".join(f":m{number}" for number in range(12))
BACKGROUND = read_text(
    f"{HEAD} :a :p :b, :c ; :many {MANY} . :d :p :b ; a :C . :C rdfs:subClassOf :B .", name="b"
).triples
DATA = read_text(
    f"{HEAD} :a :p :b, :e ; :many :m3, :other . :x :p :b ; :q :a ; a :D . :D rdfs:subClassOf :B ."
    f" :y :many {MANY} .",
    name="d",
).triples


@pytest.fixture
def graph() -> Graph:
    return Graph(BACKGROUND)


def said(graph: Graph, *, back: bool = False) -> dict[str, dict[str, set[str]]]:
    """Give all that a graph says, in words."""
    return {
        way.text: {
            node.text: {other.text for other in others}
            for node, others in (graph.back(way) if back else graph.ahead(way)).items()
        }
        for way in graph.said
    }


def _turned(sides: dict[str, dict[str, set[str]]]) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {way: {} for way in sides}
    for way, side in sides.items():
        for node, others in side.items():
            for other in others:
                found[way].setdefault(other, set()).add(node)
    return found


def test_while_data_are_held_the_graph_says_what_a_graph_of_all_says(graph: Graph) -> None:
    for _ in range(2):
        with graph.holding(DATA):
            ahead, back = said(graph), said(graph, back=True)
        assert ahead == said(Graph((*BACKGROUND, *DATA)))
        assert back == _turned(ahead)


def test_when_data_have_gone_the_graph_says_what_it_said_before(graph: Graph) -> None:
    before = said(graph), said(graph, back=True)
    with graph.holding(DATA):
        assert (said(graph), said(graph, back=True)) != before
    assert (said(graph), said(graph, back=True)) == before


def test_what_no_data_touch_is_the_same_from_run_to_run(graph: Graph) -> None:
    many, p = (graph.nodes.iri(f"{E}{name}") for name in ("many", "p"))
    with graph.holding(DATA[:0]):
        first = graph.ahead(many), graph.back(many)
    with graph.holding(read_text(f"{HEAD} :x :p :b .", name="d").triples):
        assert graph.ahead(many) is first[0]
        assert graph.back(many) is first[1]
        assert graph.ahead(p) is not first[0]


def test_what_has_and_what_is_a_value_are_sets_made_once(graph: Graph) -> None:
    many, p = (graph.nodes.iri(f"{E}{name}") for name in ("many", "p"))
    with graph.holding(DATA[:0]):
        first = graph.having(many), graph.all_values(many)
    with graph.holding(read_text(f"{HEAD} :x :p :b .", name="d").triples):
        assert graph.having(many) is first[0]
        assert graph.all_values(many) is first[1]
        assert isinstance(graph.having(p), set)
        assert graph.having(p) is graph.having(p)
        assert graph.having(p) == graph.ahead(p).keys()
        assert graph.all_values(p) == graph.back(p).keys()
    assert {node.text for node in graph.having(p)} == {f"{E}a", f"{E}d"}


def test_where_all_are_meant_nobody_is_looked_up(graph: Graph) -> None:
    p = graph.nodes.iri(f"{E}p")
    with graph.holding(DATA):
        every = graph.known()
        assert sources(graph, Step(p), every) is graph.having(p)
        assert sources(graph, Inverse(Step(p)), every) is graph.all_values(p)
        assert sources(graph, Step(p), every - {graph.nodes.iri(f"{E}c")}) == graph.having(p)
        e = graph.nodes.iri(f"{E}e")
        assert sources(graph, Step(p), {e}) == {graph.nodes.iri(f"{E}a")}
        assert sources(graph, Step(p), {e}) is sources(graph, Step(p), {e})


def test_where_a_property_leads_is_worked_out_once_for_those_who_ask_of_the_same_nodes(graph: Graph) -> None:
    path = Inverse(Step(graph.nodes.iri(f"{E}p")))
    with graph.holding(DATA):
        some, others = ({graph.nodes.iri(f"{E}{name}")} for name in "ax")
        found = sources(graph, path, some)
        assert sources(graph, path, some) is found
        assert {node.text for node in sources(graph, path, others) or ()} == {f"{E}b"}
        assert sources(graph, path, some) == found


def test_what_has_several_values_is_told_by_their_number(graph: Graph) -> None:
    for name, most, having in (("p", 1, "a"), ("p", 2, "a"), ("p", 3, ""), ("many", 12, "a")):
        with graph.holding(DATA):
            found = with_more(graph, graph.nodes.iri(f"{E}{name}"), most)
            assert {node.text for node in found} == {f"{E}{each}" for each in having.split()}


def test_classes_below_are_those_of_the_run(graph: Graph) -> None:
    kind = graph.nodes.iri(f"{E}B")
    for _ in range(2):
        assert {node.text for node in graph.instances(kind)} == {f"{E}d"}
        with graph.holding(DATA):
            assert {node.text for node in graph.instances(kind)} == {f"{E}d", f"{E}x"}


def test_it_tells_of_which_nodes_nothing_is_said_and_which_are_values(graph: Graph) -> None:
    with graph.holding(DATA):
        nodes = graph.known()
        assert graph.unsaid(nodes) == nodes - graph.subjects()
        assert graph.of_subjects(nodes) == graph.subjects()
        assert graph.of_objects(nodes) == graph.objects()
        assert graph.held(nodes) == graph.all_nodes() | graph.said.keys()


def test_few_and_many_nodes_have_the_same_properties(graph: Graph) -> None:
    with graph.holding(DATA):
        every = sorted(graph.known(), key=lambda node: node.text)
        sides = {way: graph.all_values(way) for way in graph.said}
        each = {node: set(Ways(lambda: sides)[node]) for node in every}
        asked = _Counted(lambda: sides)
        assert {node: set(asked[node]) for node in every} == each
        assert asked.gone_through == 1
        assert {node: set(asked[node]) for node in every} == each
        assert asked.gone_through == 1


class _Counted(Ways):
    """Count how often all is gone through."""

    gone_through = 0

    def _go_through_all(self) -> None:
        self.gone_through += 1
        super()._go_through_all()


def test_few_nodes_are_asked_without_going_through_all(graph: Graph) -> None:
    sides = {way: graph.all_values(way) for way in graph.said}
    asked = _Counted(lambda: sides)
    node: Node = graph.nodes.iri(f"{E}b")
    assert {way.text for way in asked[node]} == {f"{E}p"}
    assert not asked.gone_through
