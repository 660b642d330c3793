"""The links of the examples and of annex A: whatever they state is linked, and what was decided holds."""

from __future__ import annotations

import csv
import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from rdflib import Graph, Namespace
from rdflib.namespace import DCTERMS, RDFS, SKOS

from peertoc.cli import peertoc
from peertoc.linking.table import Row, State, Table, parse_table, table_beside
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PTOC = Namespace("https://w3id.org/peertoc#")
SCHEMA = Namespace("https://schema.org/")
AREA = "https://w3id.org/peertoc/area/"
SPACES = {
    "crs": "https://w3id.org/peertoc/alignments/crs#",
    "cofog": "https://w3id.org/peertoc/alignments/cofog#",
    "sdg": "http://metadata.un.org/sdg/",
}
COUNTRY = "http://publications.europa.eu/resource/authority/country/"
FILES = {
    path.parent.name: path
    for path in sorted(ROOT.glob("examples/*/*.ttl"))
    if not path.name.endswith(".links.ttl")
}
every = pytest.mark.parametrize("name", FILES)


def shipped(table: str) -> list[dict[str, str]]:
    lines = (ROOT / "registries" / table).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("# ")), delimiter="\t"))


@cache
def links(name: str) -> Graph:
    return Graph().parse(f"{FILES[name]}.links.ttl", format="turtle")


@cache
def decided(name: str) -> Table:
    path = table_beside(FILES[name])
    return parse_table(path.read_bytes(), path.name).sound()


def last(iri: object) -> str:
    return str(iri).replace("#", "/").rstrip("/").rpartition("/")[2]


def by_hand() -> list[tuple[str, ...]]:
    lines = (ROOT / "tests" / "examples" / "links.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@every
def test_every_sector_function_and_target_that_an_area_stands_for_is_linked(name: str) -> None:
    plan, found = Graph().parse(FILES[name], format="turtle"), links(name)
    areas = {str(area).removeprefix(AREA) for area in plan.objects(None, PTOC.reformArea)}
    wanted = {
        (row["area"], row["predicate"], SPACES[row["list"]] + row["code"])
        for row in shipped("areas.tsv")
        if row["area"] in areas
    }
    matches = [(s, p, o) for s, p, o in found if str(p).startswith(str(SKOS)) and str(s).startswith(AREA)]
    assert {(last(s), last(p), str(o)) for s, p, o in matches} == wanted
    assert {area for area, _, _ in wanted} == areas, "each area that an example states stands for something"


@every
def test_every_country_that_a_file_states_is_linked(name: str) -> None:
    plan, found = Graph().parse(FILES[name], format="turtle"), links(name)
    names = {each: row["alpha3"] for row in shipped("countries.tsv") for each in row["en"].split("|")}
    wanted = {
        (thing, how, names[str(said)])
        for how in (DCTERMS.spatial, SCHEMA.location)
        for thing, said in plan.subject_objects(how)
        if str(said) in names
    }
    linked = {
        (thing, how, last(place))
        for how in (DCTERMS.spatial, SCHEMA.location)
        for thing, place in found.subject_objects(how)
        if str(place).startswith(COUNTRY)
    }
    assert linked >= wanted
    assert all(found.value(place, RDFS.label) for place in found.objects(None, DCTERMS.spatial))


def test_the_countries_of_the_examples_are_these() -> None:
    countries = {
        (name, last(place))
        for name in FILES
        for place in links(name).objects()
        if str(place).startswith(COUNTRY)
    }
    assert countries == {
        ("annex-a", "BGD"), ("cabri", "LBR"), ("georgia-land-reform", "GEO"),
        ("horizontal-learning-program", "BGD"),
    }  # fmt: skip


@every
def test_finding_and_applying_again_changes_nothing_and_all_is_in_order(name: str, tmp_path: Path) -> None:
    copy = tmp_path / FILES[name].name
    for path in FILES[name].parent.glob(f"{copy.name}*"):
        shutil.copy(path, tmp_path / path.name)
    for command in ("find", "apply", "check"):
        done = CliRunner().invoke(peertoc, ["link", command, str(copy), "--today", "2026-01-01"])
        assert done.exit_code == 0
    for path in tmp_path.iterdir():
        assert path.read_bytes() == FILES[name].with_name(path.name).read_bytes(), path.name
    assert "are in order" in done.stdout


def test_what_was_accepted_is_this_and_nothing_else() -> None:
    rows: list[tuple[str, Row]] = [(name, row) for name in FILES for row in decided(name).of(State.ACCEPTED)]
    assert sorted(
        (name, last(row.subject), last(row.predicate), last(row.object)) for name, row in rows
    ) == sorted(by_hand())
    for name, row in rows:
        assert (row.subject, row.predicate, row.object) in {tuple(map(str, each)) for each in links(name)}
        assert not row.reviewer, "nobody is named"


def test_nothing_waits_and_what_was_rejected_is_in_no_links() -> None:
    assert not any(decided(name).of(State.CANDIDATE) for name in FILES)
    rejected = {
        (name, last(row.subject), last(row.object))
        for name in FILES
        for row in decided(name).of(State.REJECTED)
    }
    assert rejected == {
        ("annex-a", "ifc-peer-event-on-doing-business-reforms-2009", "00ae7jd04"),
        ("annex-a", "sadc-soe-network", "0438wbg98"),
        ("annex-a", "tax-administrators-exchange-for-global-innovative-practices", "00ae7jd04"),
    }
    linked = {(last(thing), last(iri)) for thing, _, iri in links("annex-a")}
    assert linked.isdisjoint((subject, iri) for _, subject, iri in rejected)


def test_every_initiative_of_annex_a_is_itself_found_or_recorded_as_looked_for() -> None:
    table = decided("annex-a")
    itself = {
        row.subject for row in table.of(State.ACCEPTED) if last(row.predicate) in ("exactMatch", "closeMatch")
    }
    missing = {row.subject for row in table.of(State.NOT_FOUND)}
    assert (len(itself), len(missing)) == (3, 49)
    assert not itself & missing


@every
def test_look_alikes_are_in_no_table(name: str) -> None:
    objects = {last(row.object) for row in decided(name).rows}
    assert objects.isdisjoint({"XM-DAC-21057", "XM-DAC-47124", "XM-DAC-47118", "XM-DAC-31005", "03z2zbf42"})


@every
def test_the_tables_say_under_which_licence_they_stand(name: str) -> None:
    assert decided(name).head.value("license") == "https://creativecommons.org/licenses/by/4.0/"
