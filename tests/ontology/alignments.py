"""Judge alignments: what they may say, and whether what they name exists."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, Graph, URIRef

from peertoc.vocabulary import ROOT as NAMES
from tests.conftest import ROOT, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from rdflib.term import Node

    Statement = tuple[Node, Node, Node]
    Kinds = Mapping[URIRef, str]

FOLDER: Final = ROOT / "ontology" / "alignments"
TARGETS: Final = ROOT / "tests" / "ontology" / "targets"
IATI: Final = f"{NAMES}/alignments/iati#"
PAGES: Final = "https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/"
FILES: Final = ("airo", "cids", "dcterms", "iati", "org", "p-plan", "prov", "schema")

#: All that an alignment may say of a term; anything stronger would reach into the data of others.
MAPPINGS: Final = (SKOS.closeMatch, SKOS.relatedMatch, OWL.equivalentProperty)


def read(*paths: Path) -> Graph:
    """Read Turtle files into one graph."""
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def alignment(name: str) -> Graph:
    """Read one alignment."""
    return read(FOLDER / f"{name}.ttl")


@cache
def everything() -> Graph:
    """Read all alignments."""
    return read(*(FOLDER / f"{name}.ttl" for name in FILES))


def _kind(graph: Graph, term: Node) -> str:
    types = set(graph.objects(term, RDF.type))
    if SKOS.Concept in types:
        return "concept"
    if types & {OWL.Class, RDFS.Class}:
        return "class"
    return "property" if any(str(kind).endswith("Property") for kind in types) else ""


def _kinds(graph: Graph, space: str) -> Kinds:
    terms = {term for term in graph.subjects(RDF.type) if isinstance(term, URIRef) and term.startswith(space)}
    return {term: kind for term in terms if (kind := _kind(graph, term))}


@cache
def ontology() -> Graph:
    """Read the classes, the properties and the lists of values."""
    folder = ROOT / "ontology"
    return read(folder / "peertoc.ttl", *sorted((folder / "vocabularies").glob("*.ttl")))


@cache
def ours() -> Kinds:
    """Tell of every term of ours whether it is a class, a property or a concept."""
    return _kinds(ontology(), NAMES)


@cache
def theirs(name: str) -> Kinds:
    """Tell of every term that a target publishes whether it is a class or a property.

    The lists that rdflib carries name classes with a capital and properties without. A code of IATI's
    result types stands for a class of results.
    """
    if name in {"airo", "p-plan"}:
        graph = read(TARGETS / f"{name}.ttl")
        return _kinds(graph, "")
    if name == "cids":
        return _kinds(read(shared("peers", "cids", "cids.ttl")), "https://ontology.commonapproach.org/cids#")
    if name == "iati":
        codes = _kinds(alignment("iati"), IATI)
        return {code: "class" if "#ResultType-" in code else kind for code, kind in codes.items()}
    space = {"dcterms": DCTERMS, "org": ORG, "prov": PROV, "schema": SDO}[name]
    names = {URIRef(term): str(term).removeprefix(str(space)) for term in dir(space)}
    return {term: "class" if local[:1].isupper() else "property" for term, local in names.items()}


def mappings(graph: Graph) -> list[Statement]:
    """Leave out what an alignment says of itself and of the codes that it writes down."""
    own = set(graph.subjects(RDF.type, OWL.Ontology)) | set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    codes = {s for s in graph.subjects(RDF.type, SKOS.Concept) if str(s).startswith(IATI)}
    return sorted(statement for statement in graph if statement[0] not in own | codes)


def overclaims(graph: Graph, our: Kinds, their: Kinds) -> list[str]:
    """Name every statement of an alignment that says more than it may, or that names what is not there."""
    found = []
    twins: dict[Node, Node] = {}
    for s, p, o in mappings(graph):
        said = f"{s} {p} {o}"
        found += [f"{said}: {why}" for why in _faults(s, p, o, our, their)]
        if p == OWL.equivalentProperty and twins.setdefault(o, s) != s:
            found.append(f"{said}: so is {twins[o]}, and the two would be one")
    pairs = [(s, o) for s, _, o in mappings(graph)]
    return found + [f"{s} and {o} are matched twice" for s, o in set(pairs) if pairs.count((s, o)) > 1]


def _faults(s: Node, p: Node, o: Node, our: Kinds, their: Kinds) -> Iterable[str]:
    mine = our.get(URIRef(str(s)))
    if mine is None:
        yield "the first is no term of ours"
    if p == RDFS.seeAlso:
        if not str(o).startswith(PAGES):
            yield "that is no page of IATI on an element"
        return
    if p not in MAPPINGS:
        yield "an alignment may not say that"
    theirs_ = their.get(o) if isinstance(o, URIRef) else None
    if theirs_ is None:
        yield "the target publishes no such term"
    elif mine != theirs_:
        yield f"a {mine} is no {theirs_}"
    if p == OWL.equivalentProperty and not str(o).startswith(str(SDO)):
        yield "only schema.org states no domain and no range, so that sameness entails nothing else"


def elements(schema: Path) -> set[str]:
    """Collect the names of the elements that an XML schema declares."""
    tag = "{http://www.w3.org/2001/XMLSchema}element"
    return {node.get("name", "") for node in ElementTree.parse(schema).iter(tag)}


def codes(listed: Path) -> dict[str, str]:
    """Read the codes of an IATI list with their English names."""
    items = ElementTree.parse(listed).iter("codelist-item")
    return {item.findtext("code", ""): item.findtext("name/narrative", "") for item in items}
