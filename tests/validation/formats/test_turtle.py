"""The SHACL validation report: to the letter of the recommendation, and safe to print."""

from __future__ import annotations

import re

import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import SH

from peertoc.catalogue import read_text
from peertoc.errors import Unreadable
from peertoc.place import Place
from peertoc.validation import Findings, check_document
from peertoc.validation.checks.proving import DAY
from peertoc.validation.formats import write
from tests.conftest import ROOT
from tests.validation.formats.samples import HOSTILE

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix check: <https://w3id.org/peertoc/check/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @base <https://example.org/i/> .
<i> a ptoc:Initiative ; ptoc:risk <r>, [ a ptoc:Risk ] .
<r> a ptoc:Risk .
"""
PTOC = rdflib.Namespace("https://w3id.org/peertoc#")


def report(text: str) -> tuple[rdflib.Graph, str]:
    found = Findings(check_document(read_text(HEAD + text, name="plan.ttl"), today=DAY), ("plan.ttl",))
    written = write(found, "turtle")
    return rdflib.Graph().parse(data=written, format="turtle"), written


def results(graph: rdflib.Graph) -> list[rdflib.term.Node]:
    return list(graph.subjects(rdflib.RDF.type, SH.ValidationResult))


def test_a_report_has_what_every_report_must_have() -> None:
    graph, _ = report("")
    (node,) = graph.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert list(graph.objects(node, SH.conforms)) == [rdflib.Literal(False)]
    assert set(graph.objects(node, SH.result)) == set(results(graph))
    assert len(results(graph)) >= 3
    for result in results(graph):
        for path in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape):
            assert len(list(graph.objects(result, path))) == 1, path
        assert len(list(graph.objects(result, SH.resultPath))) <= 1
        assert isinstance(graph.value(result, SH.resultMessage), rdflib.Literal)
        assert graph.value(result, SH.resultSeverity) in {SH.Violation, SH.Warning, SH.Info}


def test_a_finding_that_is_added_after_the_run_is_a_whole_result_too() -> None:
    graph, _ = report('<w> a ptoc:Waiver ; ptoc:waives check:circle ; ptoc:reason "Once, long ago."@en .')
    shape = rdflib.URIRef("https://w3id.org/peertoc/check/waiver-needless-any")
    (needless,) = graph.subjects(SH.sourceShape, shape)
    assert graph.value(needless, SH.sourceConstraintComponent) == SH.MaxCountConstraintComponent


def test_what_conforms_says_so() -> None:
    written = write(Findings((), ("plan.ttl",)), "turtle")
    graph = rdflib.Graph().parse(data=written, format="turtle")
    (node,) = graph.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert list(graph.predicate_objects(node)) != []
    assert graph.value(node, SH.conforms) == rdflib.Literal(True)
    assert graph.value(node, SH.result) is None


def test_a_waived_result_stays_and_says_by_what() -> None:
    waiver = (
        '<i> ptoc:waiver <w> . <w> a ptoc:Waiver ; ptoc:waives check:risk-unmanaged ; ptoc:reason "No." .'
    )
    graph, _ = report(waiver)
    waived = set(graph.subjects(PTOC.waivedBy, rdflib.URIRef("https://example.org/i/w")))
    assert {graph.value(result, SH.sourceShape) for result in waived} == {
        rdflib.URIRef("https://w3id.org/peertoc/check/risk-unmanaged-any")
    }
    assert len(waived) == 2


def test_a_long_path_is_the_path_of_the_shape() -> None:
    shapes = rdflib.Graph().parse(ROOT / "shapes" / "change-without-diffusion" / "check.ttl")
    text = (ROOT / "shapes" / "change-without-diffusion" / "bad.ttl").read_text(encoding="utf-8")
    found = Findings(check_document(read_text(text, name="bad.ttl"), today=DAY), ("bad.ttl",))
    graph = rdflib.Graph().parse(data=write(found, "turtle"), format="turtle")
    (result,) = results(graph)
    shape = graph.value(result, SH.sourceShape)
    assert shape is not None
    paths = [
        part.cbd(node)
        for part, node in (
            (graph, graph.value(result, SH.resultPath)),
            (shapes, shapes.value(shape, SH.path)),
        )
        if node is not None
    ]
    assert len(paths) == 2
    assert isomorphic(*paths)
    assert len(paths[0]) >= 8


def test_a_name_used_in_two_places_is_one_result() -> None:
    graph, _ = report("<a> a ptoc:Stepp . <b> a ptoc:Stepp .")
    undeclared = rdflib.URIRef("https://w3id.org/peertoc#Stepp")
    assert len(list(graph.subjects(SH.value, undeclared))) == 1


def test_two_things_without_names_stay_two() -> None:
    graph, _ = report("<i> ptoc:risk [ a ptoc:Risk ] .")
    nameless = {node for node in graph.objects(None, SH.focusNode) if isinstance(node, rdflib.BNode)}
    assert len(nameless) == 2


# What no file may hold does not come this far: the door refuses it.
TITLES = {name: title for name, title in HOSTILE.items() if name not in {"screen", "not-xml"}}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_no_title_breaks_the_report_or_reaches_the_terminal(title: str) -> None:
    literal = rdflib.Literal(title).n3()
    graph, written = report(f"<a> a ptoc:Engagement ; ptoc:unt {literal} ; dcterms:title {literal} .")
    assert results(graph)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", written)


def test_what_could_not_be_checked_stands_in_comments() -> None:
    fault = Unreadable("It is a folder.\n<a> <b> <c> .", place=Place("plans\nx"))
    written = write(Findings((), (), (fault,)), "turtle")
    assert written.startswith("# not checked: plans\\nx: It is a folder.\\n<a> <b> <c> .\n")
    assert len(rdflib.Graph().parse(data=written, format="turtle")) == 2
    assert "sh:conforms false" in written


def test_what_is_left_out_as_known_does_not_conform() -> None:
    assert "sh:conforms false" in write(Findings((), ("plan.ttl",), known=3), "turtle")
    assert "sh:conforms true" in write(Findings((), ("plan.ttl",)), "turtle")
