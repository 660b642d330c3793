"""The engine gives what the W3C test suite for SHACL expects, with the exact terms of the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib
from pyoxigraph import BlankNode
from rdflib.namespace import SH, Namespace

from peertoc.catalogue import read_text
from peertoc.validation.pyshacl_engine import PyShacl
from tests.conftest import ROOT, shared

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Triple

    from peertoc.catalogue import Term
    from peertoc.validation import Result

SHT = Namespace("http://www.w3.org/ns/shacl-test#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SUITE = ROOT.parent / "shared" / "conformance" / "shacl" / "tests" / "core"
# The other files of the suite list the tests, or are the data of one.
FILES = sorted(path for path in SUITE.glob("*/*.ttl") if "sht:Validate" in path.read_text(encoding="utf-8"))

Row = tuple[str, str, str, str]


def expected(graph: rdflib.Graph, report: rdflib.term.Node) -> set[Row]:
    return {
        (
            named(graph.value(result, SH.focusNode)),
            named(path) if isinstance(path := graph.value(result, SH.resultPath), rdflib.URIRef) else "",
            named(graph.value(result, SH.value)),
            named(graph.value(result, SH.sourceConstraintComponent)),
        )
        for result in graph.objects(report, SH.result)
    }


def row(result: Result) -> Row:
    focus, value = (named(as_rdflib(term)) for term in (result.focus, result.value))
    return focus, f"<{result.path}>" if result.path else "", value, f"<{result.component}>"


def named(node: rdflib.term.Node | None) -> str:
    return "" if node is None else "_" if isinstance(node, rdflib.BNode) else node.n3()


def as_rdflib(term: Term | None) -> rdflib.term.Node | None:
    if term is None or isinstance(term, BlankNode):
        return None if term is None else rdflib.BNode()
    return rdflib.util.from_n3(str(term))  # type: ignore[return-value]


def triples(iri: str, folder: Path) -> tuple[Triple, ...]:
    path = folder / iri.rpartition("/")[2]
    text = path.read_text(encoding="utf-8")
    return read_text(f"@base <{iri}> .\n{text}", name=path.name).triples


@pytest.mark.parametrize("path", FILES or [None], ids=lambda path: path and f"{path.parent.name}/{path.stem}")
def test_a_test_of_the_suite_gives_its_report(path: Path | None) -> None:
    shared("conformance", "shacl", "tests", "manifest.ttl")
    assert path is not None
    base = f"https://suite.example/{path.name}"
    graph = rdflib.Graph().parse(path, format="turtle", publicID=base)
    tests = list(graph.subjects(rdflib.RDF.type, SHT.Validate))
    assert tests
    for test in tests:
        action, result = graph.value(test, MF.action), graph.value(test, MF.result)
        assert action is not None
        assert result is not None
        data, shapes = (str(graph.value(action, part)) for part in (SHT.dataGraph, SHT.shapesGraph))
        found = PyShacl().run(triples(data, path.parent), (), triples(shapes, path.parent))
        assert {row(one) for one in found} == expected(graph, result)


def test_the_suite_is_all_there() -> None:
    shared("conformance", "shacl", "tests", "manifest.ttl")
    assert len(FILES) == 98
