"""Every example says the same to every reader, also as JSON-LD with nothing but the name of our context."""

from __future__ import annotations

import json
import warnings

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from peertoc.catalogue import Document, read_text
from peertoc.resources import ontology_root
from peertoc.validation import Findings, check_document
from peertoc.validation.checks.proving import DAY
from peertoc.validation.formats import write
from peertoc.vocabulary import CONTEXT_IRI
from tests.conftest import ROOT

EXAMPLES = sorted(path.parent.name for path in ROOT.glob("examples/*/initiative.ttl"))


def source(name: str) -> str:
    return (ROOT / "examples" / name / "initiative.ttl").read_text(encoding="utf-8")


def by_rdflib(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=source(name), format="turtle")


def as_graph(document: Document) -> rdflib.Graph:
    lines = "\n".join(f"{triple} ." for triple in document.triples)
    return rdflib.Graph().parse(data=lines, format="nt")


def test_every_folder_is_an_example_or_the_catalogue_of_annex_a() -> None:
    folders = sorted(path.name for path in (ROOT / "examples").iterdir() if path.is_dir())
    assert folders == sorted([*EXAMPLES, "annex-a"])
    assert len(EXAMPLES) == 11


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_door_and_both_libraries_read_the_same(name: str) -> None:
    document = read_text(source(name), name=name)
    gate = set(ox.parse(source(name), format=ox.RdfFormat.TURTLE))
    assert len(document.statements) == len(gate) == len(by_rdflib(name))
    assert isomorphic(as_graph(document), by_rdflib(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back_from_json_ld_that_only_names_our_context(name: str) -> None:
    # rdflib's writer drops resources without a name where a name is expected, so they get names first.
    context = json.loads((ontology_root() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        named = by_rdflib(name).skolemize()
        text = named.serialize(format="json-ld", context=context, auto_compact=True)
        again = rdflib.Graph().parse(data=text, format="json-ld")
    assert isomorphic(again.de_skolemize(), by_rdflib(name))
    written = json.loads(text)
    written["@context"] = CONTEXT_IRI
    document = read_text(json.dumps(written), name="example.jsonld", format="jsonld")
    assert isomorphic(as_graph(document).de_skolemize(), by_rdflib(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_findings_are_the_golden_ones(name: str) -> None:
    found = Findings(
        check_document(read_text(source(name), name="initiative.ttl"), today=DAY), ("initiative.ttl",)
    )
    golden = ROOT / "examples" / name / "findings.txt"
    assert write(found, "text") == golden.read_text(encoding="utf-8")


def test_the_invented_example_has_nothing_grave_that_is_not_waived() -> None:
    found = check_document(read_text(source("invented-complete"), name="x.ttl"), today=DAY)
    assert [finding.check for finding in found if not finding.waived and finding.severity != "advice"] == []
