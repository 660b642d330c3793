"""The catalogue of annex A: every row of the annex, what the guide says of it, and nothing more."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
import rdflib
import yaml
from click.testing import CliRunner
from rdflib import RDF, RDFS, SKOS, URIRef

from peertoc.catalogue import read_text
from peertoc.cli import peertoc
from peertoc.validation import check_document
from peertoc.validation.checks.proving import DAY
from peertoc.vocabulary import DCTERMS, FOAF, PTOC
from tests.conftest import ROOT, shared

FILE = ROOT / "examples" / "annex-a" / "catalogue.ttl"
INITIATIVE, LEVEL = URIRef(f"{PTOC}Initiative"), URIRef(f"{PTOC}targetsLevel")
TITLE, SOURCE = URIRef(f"{DCTERMS}title"), URIRef(f"{DCTERMS}source")
ADDRESSES = (URIRef(f"{FOAF}homepage"), RDFS.seeAlso)
GUIDE = "https://w3id.org/peertoc/guide/"
#: The marks of the inventory, as they are written on an address.
MARKS = {"doubtful": "doubtful", "url_spaces_removed": "url spaces removed"}
#: The box on targeting, which writes “Urban Futures” and “Corruption Hunters”.
LEVELS = {
    "African Peer Review Mechanism": "country",
    "OECD Anticorruption Network for Eastern Europe and Central Asia": "country",
    "Collaborative African Budget Reform Initiative": "organisation",
    "Regional Anticorruption Programme for Africa": "organisation",
    "CityNet association of urban stakeholders committed to sustainable development": "city",
    "Mistra Urban Futures": "city",
    "Corruption Hunter Network": "individual",
    "Club de Madrid LEND Network": "individual",
}


@cache
def graph() -> rdflib.Graph:
    """Read the catalogue once."""
    return rdflib.Graph().parse(data=FILE.read_text(encoding="utf-8"), format="turtle")


def rows() -> list[URIRef]:
    """List the resources that stand for rows, in the order of the file."""
    names = re.findall(r"^<([a-z0-9-]+)> ", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    return [URIRef(f"https://w3id.org/peertoc/initiative/{name}") for name in names]


def inventory() -> list[dict[str, Any]]:
    """Read the rows as they were taken from the annex."""
    text = shared("guide", "inventory.yaml").read_text(encoding="utf-8")
    listed: list[dict[str, Any]] = yaml.safe_load(text)["annexA_initiatives"]
    return listed


def words(subject: rdflib.term.Node, predicate: URIRef) -> list[str]:
    """List what is said of a resource with a property, in order."""
    return sorted(str(value) for value in graph().objects(subject, predicate))


def addresses(row: URIRef) -> list[str]:
    """List the addresses of a row, of whole sites and of pages."""
    return sorted(address for property in ADDRESSES for address in words(row, property))


def test_there_are_53_rows_and_52_of_them_are_initiatives() -> None:
    assert len(rows()) == len(set(rows())) == 53
    initiatives = set(graph().subjects(RDF.type, INITIATIVE))
    assert len(initiatives) == 52
    assert set(rows()) - initiatives == {URIRef("https://w3id.org/peertoc/initiative/row-without-a-name")}


def test_the_row_whose_name_is_lost_is_given_neither_name_nor_class() -> None:
    (lost,) = set(rows()) - set(graph().subjects(RDF.type, INITIATIVE))
    assert words(lost, TITLE) == words(lost, RDF.type) == []
    assert len(addresses(lost)) == 1


def test_the_inventory_and_the_catalogue_have_the_same_rows_in_the_same_order() -> None:
    def told(row: dict[str, Any]) -> tuple[list[str], list[str], list[str]]:
        name, acronym = row["name"], row.get("acronym")
        title = name and name.removesuffix(f" ({acronym})")
        return ([title] if title else [], [acronym] if acronym not in (None, title) else [], row["websites"])

    written = [(words(row, TITLE), words(row, SKOS.altLabel), addresses(row)) for row in rows()]
    assert written == [(title, acronym, sorted(pages)) for title, acronym, pages in map(told, inventory())]


def test_every_note_of_the_inventory_stands_on_its_row_word_for_word() -> None:
    notes = [[row["note"]] if "note" in row else [] for row in inventory()]
    assert [words(row, SKOS.editorialNote) for row in rows()] == notes


@pytest.mark.parametrize("mark", sorted(MARKS))
def test_an_address_is_marked_where_the_inventory_marks_its_row(mark: str) -> None:
    marked = [
        sum(MARKS[mark] in words(URIRef(address), SKOS.editorialNote) for address in row["websites"])
        for row in inventory()
    ]
    assert marked == [int(bool(row.get(mark))) for row in inventory()]
    assert sum(marked) == len(
        [note for note in graph().objects(None, SKOS.editorialNote) if str(note) == MARKS[mark]]
    )


def test_six_addresses_are_doubtful_and_ten_had_spaces() -> None:
    notes = [str(note) for note in graph().objects(None, SKOS.editorialNote)]
    assert [notes.count(mark) for mark in MARKS.values()] == [6, 10]


def test_only_a_whole_site_is_a_homepage() -> None:
    for property in ADDRESSES:
        for address in graph().objects(None, property):
            site = urlsplit(str(address))
            assert ((site.path, site.query) == ("", "")) == (property != RDFS.seeAlso), address


def test_the_level_is_said_of_those_of_which_the_box_on_targeting_tells_it() -> None:
    levels = {words(row, TITLE)[0]: str(level) for row, level in graph().subject_objects(LEVEL)}
    assert levels == {title: f"https://w3id.org/peertoc/level/{level}" for title, level in LEVELS.items()}


def test_nothing_else_is_said() -> None:
    told = {
        RDF.type,
        TITLE,
        URIRef(f"{DCTERMS}description"),
        SKOS.altLabel,
        SKOS.editorialNote,
        SOURCE,
        LEVEL,
    }
    assert set(graph().predicates()) == {*told, *ADDRESSES}


def test_every_row_says_from_which_part_of_the_guide_it_comes() -> None:
    for row in rows():
        box = {f"{GUIDE}box-targeting"} if (row, LEVEL, None) in graph() else set()
        assert set(words(row, SOURCE)) == {f"{GUIDE}annex-a"} | box, row


def test_no_finding_is_an_error() -> None:
    document = read_text(FILE.read_text(encoding="utf-8"), name=FILE.name)
    grave = {finding.check for finding in check_document(document, today=DAY) if finding.severity == "error"}
    assert grave == set()


def test_show_lists_every_initiative() -> None:
    shown = CliRunner().invoke(peertoc, ["show", str(FILE)])
    assert shown.exit_code == 0
    assert len(re.findall(r"^={5,}$", shown.output, re.MULTILINE)) == 52
    assert "African Peer Review Mechanism (APRM)\n" in shown.output
