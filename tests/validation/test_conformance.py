"""The engine gives what the W3C test suite for SHACL expects, with the exact terms of the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib
from pyoxigraph import BlankNode
from rdflib.namespace import SH, Namespace

from peertoc.catalogue import read_text
from peertoc.validation.compiled import Compiled
from peertoc.validation.pyshacl_engine import PyShacl
from tests.conftest import ROOT, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pyoxigraph import Triple

    from peertoc.catalogue import Term
    from peertoc.validation import Result

SHT = Namespace("http://www.w3.org/ns/shacl-test#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SUITE = ROOT.parent / "shared" / "conformance" / "shacl" / "tests" / "core"
# The other files of the suite list the tests, or are the data of one.
FILES = sorted(path for path in SUITE.glob("*/*.ttl") if "sht:Validate" in path.read_text(encoding="utf-8"))

#: The constructs that the compiled engine leaves to pySHACL; a reason that is empty lies in the data.
LEFT = {
    "",
    "sh:languageIn",
    "sh:lessThan",
    "sh:lessThanOrEquals",
    "sh:maxExclusive",
    "sh:maxInclusive",
    "sh:minExclusive",
    "sh:minInclusive",
    "sh:qualifiedValueShapesDisjoint",
    "sh:uniqueLang, which is neither true nor false",
}

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


def triples(iri: str, folder: Path) -> Sequence[Triple]:
    path = folder / iri.rpartition("/")[2]
    text = path.read_text(encoding="utf-8")
    return read_text(f"@base <{iri}> .\n{text}", name=path.name).triples


def runs(path: Path) -> Iterator[tuple[Sequence[Triple], Sequence[Triple], set[Row]]]:
    """Give the data, the shapes and the report of each test in a file."""
    graph = rdflib.Graph().parse(path, format="turtle", publicID=f"https://suite.example/{path.name}")
    for test in graph.subjects(rdflib.RDF.type, SHT.Validate):
        action, result = graph.value(test, MF.action), graph.value(test, MF.result)
        assert action is not None
        assert result is not None
        data, shapes = (str(graph.value(action, part)) for part in (SHT.dataGraph, SHT.shapesGraph))
        yield triples(data, path.parent), triples(shapes, path.parent), expected(graph, result)


@pytest.mark.parametrize("engine", [Compiled, PyShacl])
@pytest.mark.parametrize("path", FILES or [None], ids=lambda path: path and f"{path.parent.name}/{path.stem}")
def test_a_test_of_the_suite_gives_its_report(path: Path | None, engine: type[Compiled | PyShacl]) -> None:
    shared("conformance", "shacl", "tests", "manifest.ttl")
    assert path is not None
    reports = [
        ({row(one) for one in engine().run(data, (), rules)}, told) for data, rules, told in runs(path)
    ]
    assert reports
    for found, told in reports:
        assert found == told


def test_what_the_compiled_engine_leaves_to_pyshacl_is_known() -> None:
    shared("conformance", "shacl", "tests", "manifest.ttl")
    left: list[str] = []
    for path in FILES:
        for data, rules, _ in runs(path):
            compiled = Compiled()
            compiled.run(data, (), rules)
            left += set(compiled.left.values())
    assert set(left) == LEFT
    assert len(left) < 25


def test_the_suite_is_all_there() -> None:
    shared("conformance", "shacl", "tests", "manifest.ttl")
    assert len(FILES) == 98
