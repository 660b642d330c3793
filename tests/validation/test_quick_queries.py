"""Questions asked in a quicker order are answered as before; no run leaves anything to the next."""

from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Triple
from rdflib.plugins.sparql import prepareQuery

from peertoc.validation.pyshacl_engine import PyShacl
from peertoc.validation.quick_queries import prepared
from peertoc.vocabulary import RDF, SH

EX = "https://example.org/"
GRAPH = rdflib.Graph().parse(
    data=f"""@prefix ex: <{EX}> .
    ex:a ex:size 1 ; ex:near ex:b, ex:c . ex:b ex:size 2 ; ex:near ex:c . ex:c ex:size 3 .
    ex:d ex:near ex:a ."""
)
# ?missing is bound nowhere, and to compare it is an error.
CONDITIONS = (
    "?size > 1 && ?thing != ex:c",
    "NOT EXISTS { ?thing ex:near ex:c } && ?thing != ex:a",
    "?missing > 1 && ?size > 1",
    "?missing > 1 || ?size > 1",
    "!(?missing > 1 || ?size > 5)",
    "EXISTS { ?thing ex:near ?other . FILTER (?size < 2 && EXISTS { ?other ex:near ex:c }) } || ?size = 2",
    '(?size = 1 || ?size = 2) && (STR(?size) = "2" || NOT EXISTS { ex:d ex:near ?thing })',
)


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("bound", [{}, {"thing": rdflib.URIRef(f"{EX}a")}])
def test_the_same_rows_are_found(condition: str, bound: dict[str, rdflib.URIRef]) -> None:
    text = _asking(condition)
    found = set(GRAPH.query(prepared(text), initBindings=bound))
    assert found == set(GRAPH.query(prepareQuery(text), initBindings=bound))


def test_an_error_beside_what_decides_counts_for_nothing() -> None:
    # SPARQL 1.1, 17.2: an error and false together are false. rdflib alone makes an error of them.
    found = GRAPH.query(prepared(_asking("!(?missing > 1 && ?size = 1)")))
    assert {str(row[1]) for row in found} == {"2", "3"}  # type: ignore[index]


def _asking(condition: str) -> str:
    return f"PREFIX ex: <{EX}> SELECT ?thing ?size WHERE {{ ?thing ex:size ?size . FILTER ({condition}) }}"


def test_a_run_leaves_nothing_to_the_next() -> None:
    engine, background = PyShacl(), (_said("kept", "size", "1"),)
    shape = NamedNode(f"{EX}shape")
    shapes = (
        Triple(shape, NamedNode(f"{RDF}type"), NamedNode(f"{SH}NodeShape")),
        Triple(shape, NamedNode(f"{SH}targetSubjectsOf"), NamedNode(f"{EX}size")),
        Triple(shape, NamedNode(f"{SH}nodeKind"), NamedNode(f"{SH}Literal")),
    )

    def found(*data: Triple) -> set[str]:
        return {str(result.focus) for result in engine.run(data, background, shapes)}

    assert found(_said("a", "size", "1"), _said("b", "size", "1")) == {_name("kept"), _name("a"), _name("b")}
    assert found(_said("b", "size", "1"), _said("kept", "size", "1")) == {_name("kept"), _name("b")}
    assert found() == {_name("kept")}
    background = (_said("other", "size", "1"),)
    assert found(_said("a", "size", "1")) == {_name("other"), _name("a")}


def _said(thing: str, path: str, value: str) -> Triple:
    return Triple(NamedNode(f"{EX}{thing}"), NamedNode(f"{EX}{path}"), Literal(value))


def _name(thing: str) -> str:
    return f"<{EX}{thing}>"
