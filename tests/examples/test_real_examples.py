"""The real examples: readable everywhere, sourced throughout, and in declared terms only."""

from __future__ import annotations

import re
from functools import cache

import pyoxigraph as ox
import pytest
import rdflib
import yaml
from rdflib import RDF, URIRef

from peertoc.resources import ontology_root
from peertoc.validation.checks.loading import CHECK
from peertoc.vocabulary import DCTERMS, FOAF, PTOC, SCHEMA, STEP_KINDS, is_ours
from tests.conftest import ROOT, shared

#: Each real example, and its row in annex A of the guide.
REAL = {
    "african-peer-review-mechanism": "African Peer Review Mechanism (APRM)",
    "anti-corruption-network": "OECD Anticorruption Network for Eastern Europe and Central Asia",
    "cabri": "Collaborative African Budget Reform Initiative",
    "corruption-hunter-network": "Corruption Hunter Network",
    "horizontal-learning-program": "Horizontal Learning Program in Bangladesh",
    "pempal-2006": "Public Expenditure Management Peer Assisted Learning Network (PEMPAL)",
    "pempal-2012": "Public Expenditure Management Peer Assisted Learning Network (PEMPAL)",
    "pempal-2017": "Public Expenditure Management Peer Assisted Learning Network (PEMPAL)",
}
#: Those that only a box of the guide tells of: no page beside it, and no row in annex A.
TOLD_BY_A_BOX = {
    "foreign-investment-experiment": "box-innovative-practices",
    "georgia-land-reform": "box-georgia",
}
OTHERS = {"annex-a", "invented-complete"}
GUIDE = "https://w3id.org/peertoc/guide/"
NAMES = ("name", "firstName", "lastName", "givenName", "familyName", "nick", "mbox", "email")
PERSONAL = {URIRef(space + name) for space in (FOAF, SCHEMA, "http://schema.org/") for name in NAMES}
PERSONS = {URIRef(iri) for iri in (f"{FOAF}Person", f"{PTOC}Peer", f"{SCHEMA}Person")}
SOURCE, TITLE = URIRef(f"{DCTERMS}source"), URIRef(f"{DCTERMS}title")
STEPS = {URIRef(PTOC + kind) for kind in STEP_KINDS}
real = pytest.mark.parametrize("name", sorted({**REAL, **TOLD_BY_A_BOX}))
with_pages = pytest.mark.parametrize("name", sorted(REAL))


def text(name: str, file: str = "initiative.ttl") -> str:
    """Read a file of an example."""
    return (ROOT / "examples" / name / file).read_text(encoding="utf-8")


def through_oxigraph(data: str, format: ox.RdfFormat) -> rdflib.Graph:
    """Read text with the strict parser, and hand the triples to rdflib."""
    triples = ox.serialize(
        (quad.triple for quad in ox.parse(data, format=format)), format=ox.RdfFormat.N_TRIPLES
    )
    assert triples is not None
    return rdflib.Graph().parse(data=triples, format="nt")


@cache
def graph(name: str) -> rdflib.Graph:
    """Read an example once."""
    return through_oxigraph(text(name), ox.RdfFormat.TURTLE)


@cache
def declared() -> frozenset[str]:
    """Name everything of ours that the ontology describes, and the checks."""
    files = [file for file in ontology_root().rglob("*.ttl") if "alignments" not in file.parts]
    subjects = {quad.subject for file in files for quad in ox.parse(path=str(file))}
    checks = {f"{CHECK}{folder.name}" for folder in (ROOT / "shapes").iterdir() if folder.is_dir()}
    return frozenset({s.value for s in subjects if isinstance(s, ox.NamedNode) and is_ours(s.value)} | checks)


def sources(name: str) -> set[str]:
    """List the pages and parts of the guide that an example rests on."""
    return {str(source) for source in graph(name).objects(None, SOURCE)}


def normalised(url: str) -> str:
    """Strip what may differ between two writings of one address."""
    return re.sub(r"^https?://(www\.)?", "", url.strip()).rstrip("/")


def pages_read(name: str) -> set[str]:
    """List the addresses that the collected facts and annex A of the guide give for an initiative."""
    facts = shared("guide", "initiatives.md").read_text(encoding="utf-8")
    pages = {url for group in re.findall(r"\[([^\]]+)\]", facts) for url in group.split(";")}
    inventory = yaml.safe_load(shared("guide", "inventory.yaml").read_text(encoding="utf-8"))
    rows = {row["name"]: row["websites"] for row in inventory["annexA_initiatives"]}
    return {normalised(url) for url in (*pages, *rows[REAL[name]])}


def test_the_real_examples_are_these() -> None:
    folders = {path.name for path in (ROOT / "examples").iterdir() if path.is_dir()}
    assert folders - OTHERS == {*REAL, *TOLD_BY_A_BOX}


@real
def test_an_example_is_a_file_with_a_readme(name: str) -> None:
    names = {path.name for path in (ROOT / "examples" / name).iterdir()}
    links = {"initiative.ttl.links.sssom.tsv", "initiative.ttl.links.ttl"}
    assert names == {"initiative.ttl", "README.md", "findings.txt", *links}
    assert f"({name}/README.md)" in text("", "README.md")


@real
def test_a_file_holds_one_initiative(name: str) -> None:
    initiatives = set(graph(name).subjects(RDF.type, URIRef(f"{PTOC}Initiative")))
    assert initiatives == {URIRef(f"https://example.org/{name}/initiative")}


@real
def test_everything_a_finding_may_stand_on_has_a_name(name: str) -> None:
    assert [term for term in graph(name).all_nodes() if isinstance(term, rdflib.BNode)] == []
    assert {str(s).rpartition("/")[0] for s in graph(name).subjects()} == {f"https://example.org/{name}"}


@real
def test_what_is_named_is_described_and_reached(name: str) -> None:
    here = f"https://example.org/{name}/"
    described = {str(subject).removeprefix(here) for subject in graph(name).subjects(RDF.type)}
    mentioned = {str(term).removeprefix(here) for term in graph(name).objects() if here in str(term)}
    assert mentioned <= described
    assert described - mentioned - {"initiative"} <= {"steering-committee"}, "who governs has no property yet"


@real
def test_every_resource_gives_its_source(name: str) -> None:
    assert set(graph(name).subjects()) == set(graph(name).subjects(SOURCE))


@with_pages
def test_every_source_is_a_page_that_was_read_or_a_part_of_the_guide(name: str) -> None:
    pages = {url for url in sources(name) if not url.startswith(GUIDE)}
    assert pages
    read = pages_read(name)
    assert [url for url in pages if normalised(url) not in read] == []


@real
def test_every_part_of_the_guide_that_is_a_source_is_declared(name: str) -> None:
    parts = {iri for iri in sources(name) if is_ours(iri)}
    assert f"{GUIDE}{TOLD_BY_A_BOX.get(name, 'annex-a')}" in parts
    assert all(iri.startswith(GUIDE) for iri in parts)
    assert parts <= declared()


@real
def test_the_readme_names_every_page_that_is_a_source(name: str) -> None:
    readme = text(name, "README.md")
    assert [url for url in sources(name) if not is_ours(url) and f"<{url}>" not in readme] == []


@pytest.mark.parametrize("name", sorted(TOLD_BY_A_BOX))
def test_what_a_box_tells_has_no_other_source(name: str) -> None:
    assert sources(name) == {GUIDE + TOLD_BY_A_BOX[name]}


@real
def test_nobody_is_named(name: str) -> None:
    assert set(graph(name).predicates()).isdisjoint(PERSONAL | {URIRef(f"{PTOC}peer")})
    assert set(graph(name).objects(None, RDF.type)).isdisjoint(PERSONS)


@real
def test_every_term_of_ours_is_declared(name: str) -> None:
    terms = {str(term) for triple in graph(name) for term in triple if isinstance(term, URIRef)}
    ours = {iri for iri in terms if is_ours(iri)}
    assert len(ours) > 20
    assert ours <= declared()


@real
def test_every_step_has_one_kind_and_one_phase_and_belongs_to_the_theory(name: str) -> None:
    steps = {s for s, kind in graph(name).subject_objects(RDF.type) if kind in STEPS}
    assert steps == set(graph(name).objects(None, URIRef(f"{PTOC}step")))
    for step in steps:
        assert len(set(graph(name).objects(step, RDF.type)) & STEPS) == 1, step
        assert len(set(graph(name).objects(step, URIRef(f"{PTOC}inPhase")))) == 1, step


@real
def test_every_resource_has_one_title_in_english(name: str) -> None:
    titles = [(subject, title.language) for subject, title in graph(name).subject_objects(TITLE)]  # type: ignore[attr-defined]
    assert sorted(titles) == sorted((subject, "en") for subject in set(graph(name).subjects()))


@real
def test_a_file_declares_only_the_prefixes_that_it_uses(name: str) -> None:
    bare = re.sub(r'"""[\s\S]*?"""|"[^"\n]*"|<[^>]*>|^@prefix.*$|#.*$', "", text(name), flags=re.MULTILINE)
    prefixes = re.findall(r"^@prefix ([a-z]+):", text(name), re.MULTILINE)
    assert sorted(prefixes) == sorted(set(re.findall(r"\b([a-z]+):[A-Za-z0-9]", bare)))
