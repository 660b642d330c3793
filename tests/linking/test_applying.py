"""Only certain and accepted links are written, with where they come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS

from peertoc.linking.applying import apply
from peertoc.linking.reviewing import Review
from peertoc.linking.table import State, Table
from peertoc.linking.table.deciding import By
from tests.linking.grounds import DAY, EX, PLAN, found, plan, sought

if TYPE_CHECKING:
    from pathlib import Path

VOID = Namespace("http://rdfs.org/ns/void#")


def applied(table: Table, path: Path) -> Graph:
    return Graph().parse(data=apply(table, sought(path).links, path.name, DAY).turtle, format="turtle")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return plan(tmp_path)


def test_candidates_and_what_was_rejected_are_not_written(path: Path) -> None:
    review = Review(found(path), By(DAY))
    assert not list(applied(review.table, path).objects(URIRef(f"{EX}bank")))
    review.reject()
    review.accept()
    graph = applied(review.table, path)
    assert not list(graph.objects(URIRef(f"{EX}bank")))
    assert [
        str(each).rpartition("#")[2] for each in graph.objects(URIRef(f"{EX}centre"), SKOS.exactMatch)
    ] == ["XM-DAC-47145"]
    assert "NoTermFound" not in graph.serialize()


def test_what_the_file_states_is_written_as_the_file_states_it(path: Path) -> None:
    graph = applied(found(path), path)
    places = set(graph.objects(URIRef(f"{EX}initiative"), DCTERMS.spatial))
    assert URIRef("http://www.wikidata.org/entity/Q215") in places
    area = URIRef("https://w3id.org/peertoc/area/anti-corruption")
    assert URIRef("https://w3id.org/peertoc/alignments/crs#15113") in set(
        graph.objects(area, SKOS.closeMatch)
    )


def test_a_certain_link_that_the_file_does_not_state_is_left_out(path: Path) -> None:
    table = found(path)
    count = len(table.of(State.CERTAIN))
    path.write_text(PLAN.replace('"Slovenia"@en ;', '"Kenya"@en ;', 1), encoding="utf-8")
    done = apply(table, sought(path).links, path.name, DAY)
    assert 0 < done.stale < count
    assert "Q215" not in done.turtle


def test_a_certain_link_that_a_person_rejected_is_left_out(path: Path) -> None:
    from peertoc.linking.table import rejected

    table = found(path)
    place = next(row for row in table.of(State.CERTAIN) if row.object.endswith("Q215"))
    refused = Table(table.head, (*table.rows, rejected(place, By(DAY))))
    assert "Q215" not in apply(refused, sought(path).links, path.name, DAY).turtle


def test_owl_same_as_is_never_written(path: Path) -> None:
    path.write_text(
        PLAN.replace("@base", "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n@base").replace(
            'dcterms:title "World Bank"@en',
            'dcterms:title "World Bank"@en ; owl:sameAs <https://ror.org/00ae7jd04>',
        ),
        encoding="utf-8",
    )
    graph = applied(found(path), path)
    assert not list(graph.triples((None, OWL.sameAs, None)))
    assert (URIRef(f"{EX}bank"), SKOS.exactMatch, URIRef("https://ror.org/00ae7jd04")) in graph


def test_the_links_say_where_they_come_from(path: Path) -> None:
    review = Review(found(path), By(DAY))
    while review.current:
        review.accept()
    graph = applied(review.table, path)
    (activity,) = graph.subjects(RDF.type, PROV.Activity)
    (whole,) = graph.subjects(PROV.wasGeneratedBy, activity)
    assert str(graph.value(whole, PROV.wasDerivedFrom)) == review.table.head.value("mapping_set_id")
    assert str(graph.value(whole, DCTERMS.issued)) == "2026-07-31"
    assert (graph.value(activity, PROV.wasAssociatedWith), RDF.type, PROV.SoftwareAgent) in graph
    sets = list(graph.objects(whole, VOID.subset))
    assert sum(int(str(graph.value(each, VOID.triples))) for each in sets) == int(
        str(graph.value(whole, VOID.triples))
    )
    for each in sets:
        predicate = URIRef(str(graph.value(each, VOID.linkPredicate)))
        assert any(graph.triples((None, predicate, None)))
        assert (graph.value(each, VOID.objectsTarget), RDF.type, VOID.Dataset) in graph
        assert (graph.value(each, VOID.subjectsTarget), RDF.type, VOID.Dataset) in graph


def test_what_a_link_leads_to_is_called_what_its_registry_calls_it(path: Path) -> None:
    graph = applied(found(path), path)
    slovenia = URIRef("http://publications.europa.eu/resource/authority/country/SVN")
    assert [str(label) for label in graph.objects(slovenia, RDFS.label)] == ["Slovenia"]
    for place in graph.objects(URIRef(f"{EX}initiative"), DCTERMS.spatial):
        assert graph.value(place, RDFS.label)
    assert not list(graph.objects(URIRef(f"{EX}initiative"), RDFS.label)), "that is for the file to say"


def test_a_licence_is_told_once_it_is_chosen(path: Path) -> None:
    table = found(path)
    assert not list(applied(table, path).objects(None, DCTERMS.license))
    own = Table(table.head.having(license="https://creativecommons.org/licenses/by/4.0/"), table.rows)
    assert len(list(applied(own, path).objects(None, DCTERMS.license))) == 1


@pytest.mark.parametrize("name", ["", "no address at all", "x y"])
def test_a_table_without_a_proper_name_gets_one(path: Path, name: str) -> None:
    table = Table(found(path).head.having(mapping_set_id=name, license=name))
    assert re.search(r"prov:wasDerivedFrom <urn:uuid:", apply(table, (), path.name, DAY).turtle)


def test_two_runs_write_the_same_bytes(path: Path) -> None:
    table, links = found(path), sought(path).links
    backwards = Table(table.head, table.rows[::-1])
    assert apply(table, links, path.name, DAY) == apply(backwards, links, path.name, DAY)


def test_a_file_is_as_sound_with_its_links_as_without_them(path: Path) -> None:
    from peertoc.catalogue import find_sources, read, together
    from peertoc.validation import check_document

    links = path.with_name("tax.ttl.links.ttl")
    links.write_text(apply(found(path), sought(path).links, path.name, DAY).turtle, encoding="utf-8")
    documents = [
        read(source) for source in find_sources([str(path), str(links)]) if not isinstance(source, Exception)
    ]
    alone, joint = (
        {each.check for each in check_document(part)} for part in (documents[0], together(documents))
    )
    assert "undeclared-term" not in joint
    assert joint == alone


def test_what_a_person_accepted_is_told_apart_from_what_the_file_states(path: Path) -> None:
    review = Review(found(path), By(DAY))
    review.reject()
    review.accept()
    graph = applied(review.table, path)
    justified = URIRef("https://w3id.org/sssom/mapping_justification")
    kinds = {
        (str(graph.value(each, justified)).rpartition("/")[2], str(graph.value(each, DCTERMS.description)))
        for each in graph.subjects(RDF.type, VOID.Linkset)
    }
    assert kinds == {
        ("ManualMappingCuration", "A person has accepted these links."),
        ("BackgroundKnowledgeBasedMatching", "These links follow from what the file states."),
    }
    counts = (graph.value(each, VOID.triples) for each in graph.subjects(justified, None))
    assert (
        sum(int(str(each)) for each in counts)
        == apply(review.table, sought(path).links, path.name, DAY).links
    )
