"""The invented example uses every term that an initiative can use, and says that it is invented."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, Graph, URIRef

from peertoc.catalogue import find_sources, read, read_initiatives
from peertoc.resources import ontology_root, shapes_root
from peertoc.vocabulary import PTOC, ROOT, SCHEMES, STEP_KINDS, is_ours
from tests.examples.invented import BASE, FOLDER, SOURCE, P, example, links, of_kind, value

if TYPE_CHECKING:
    from rdflib.term import Node

#: Classes of the vocabulary that no initiative has: the checks and their runs, and the guide itself.
NOT_OF_AN_INITIATIVE = {P.Check, P.Run, P.GuidePart, P.Question, P.Principle}


@cache
def ontology() -> Graph:
    return Graph().parse(ontology_root() / "peertoc.ttl", format="turtle")


def classes() -> set[Node]:
    """List the classes whose instances an initiative may hold."""
    return {
        term for term in ontology().subjects(RDF.type, OWL.Class) if str(term).startswith(PTOC)
    } - NOT_OF_AN_INITIATIVE


def properties() -> set[Node]:
    """List the properties that go with such a class, or with anything.

    Left out are those that go only with checks, questions, results of a run, concepts or terms.
    """
    return {
        term
        for term, domain in ontology().subject_objects(SDO.domainIncludes)
        if str(term).startswith(PTOC) and domain in classes() | {RDFS.Resource}
    }


def test_every_class_of_the_vocabulary_is_used() -> None:
    assert len(classes()) >= 32
    assert classes() - set(example().objects(None, RDF.type)) == set()


def test_every_property_of_the_vocabulary_is_used() -> None:
    assert len(properties()) >= 88
    assert properties() - set(example().predicates()) == set()


def test_borrowed_properties_of_the_contract_are_used() -> None:
    names = ["title", "description", "spatial", "issued", "source", "isVersionOf", "modified", "date"]
    used = {str(term) for term in example().predicates()}
    assert {str(DCTERMS[name]) for name in names} <= used
    assert {str(SDO[name]) for name in ("startDate", "endDate", "location")} <= used
    assert "http://www.w3.org/2004/02/skos/core#altLabel" in used
    assert "http://xmlns.com/foaf/0.1/homepage" in used


def test_every_list_of_values_is_drawn_upon() -> None:
    # function: says what tools are good for, and stands on concepts only.
    text = SOURCE.read_text(encoding="utf-8")
    assert [name for name in SCHEMES if f" {name}:" not in text] == ["function"]


def test_no_term_is_used_that_is_not_declared() -> None:
    declared = {f"{ROOT}/check/{folder.parent.name}" for folder in shapes_root().glob("*/check.ttl")}
    for path in sorted(ontology_root().rglob("*.ttl")):
        if path.parent.name in {"ontology", "vocabularies", "guide"}:
            graph = Graph().parse(path, format="turtle")
            declared |= {str(term) for term in graph.subjects(RDFS.isDefinedBy)}
    used = {str(term) for triple in example() for term in triple if isinstance(term, URIRef)}
    ours = {term for term in used if is_ours(term)}
    assert len(ours) > 150
    assert ours - declared == set()


def test_whatever_is_mentioned_is_told() -> None:
    mentioned = {str(thing) for thing in example().objects() if str(thing).startswith(BASE)}
    told = {str(thing) for thing in example().subjects()}
    letters = {thing for thing in mentioned if thing.startswith(f"{BASE}letters/")}
    assert mentioned - told - letters == {BASE}, "the homepage"
    assert len(letters) == 3


def test_it_says_that_it_is_invented() -> None:
    assert SOURCE.read_text(encoding="utf-8").startswith("# INVENTED.")
    (initiative,) = of_kind("Initiative")
    assert "invented" in str(value(initiative, DCTERMS.title))
    assert "Invented" in str(value(initiative, DCTERMS.description))
    assert "Everything here is invented" in (FOLDER / "README.md").read_text(encoding="utf-8")
    for organisation in example().subjects(RDF.type, URIRef("http://www.w3.org/ns/org#Organization")):
        assert "invented" in str(value(organisation, DCTERMS.title))


def test_nobody_is_named() -> None:
    assert not re.search(
        r"foaf:(name|givenName|familyName)|schema:(name|givenName|familyName)", SOURCE.read_text()
    )
    assert all("invented" in str(value(peer, DCTERMS.title)) for peer in of_kind("Peer"))


def test_the_sections_follow_the_phases() -> None:
    heads = re.findall(r"(?m)^# ===== (.+?) =+$", SOURCE.read_text(encoding="utf-8"))
    assert [head.split(":")[0] for head in heads[1:6]] == [
        "Before anybody meets", "Phase 1", "Phase 2", "Phase 3", "Phase 4",
    ]  # fmt: skip


def test_it_reads_as_one_initiative_with_one_chain() -> None:
    (source,) = find_sources([str(SOURCE)])
    assert not isinstance(source, Exception)
    (initiative,) = read_initiatives(read(source))
    (theory,) = initiative.theories
    assert {step.kind for step in theory.chain.steps} == set(STEP_KINDS)
    assert len(theory.chain.links) == len(links()), "a link said in both forms counts once"
    assert len(initiative.lessons) == len(of_kind("Lesson"))
