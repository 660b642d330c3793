"""What is taken over from registries: as the copies have it, each table with its source and licence."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from peertoc.linking.registry.areas import alignments
from peertoc.linking.registry.channels import channels
from peertoc.linking.registry.functions import functions
from peertoc.linking.registry.goals import goals
from peertoc.linking.registry.sectors import sectors
from peertoc.linking.registry.tables import table
from peertoc.resources import ontology_root, registries_root
from scripts.taking import __main__ as program
from scripts.taking import taken
from tests.conftest import ROOT, shared

if TYPE_CHECKING:
    from pathlib import Path

_TABLES = sorted(path.relative_to(registries_root()).as_posix() for path in registries_root().rglob("*.tsv"))
_AREA = "https://w3id.org/peertoc/area/"


def _areas() -> list[str]:
    text = (ontology_root() / "vocabularies" / "area.ttl").read_text("utf-8")
    return sorted(set(re.findall(r"^area:([a-z-]+) a skos:Concept", text, re.MULTILINE)))


def test_the_tables_are_what_the_copies_give() -> None:
    made = taken(shared("registries"))
    there = {path: (ROOT / "registries" / path).read_text("utf-8") for path in made}
    assert [path for path in made if made[path] != there[path]] == [], "run scripts/registries"
    by_hand = {"areas.tsv", "names.tsv"}
    assert {path for path in made if path.endswith(".tsv")} | by_hand == set(_TABLES)


def test_the_script_compares_and_says_what_differs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/registries", "--check"])
    monkeypatch.setattr(program, "SHARED", shared("registries"))
    assert (program.main(), capsys.readouterr().out) == (0, "")
    monkeypatch.setattr(program, "ROOT", tmp_path)
    assert program.main() == 1
    assert "registries/goals.tsv differs\n" in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["scripts/registries"])
    assert program.main() == 0
    assert (tmp_path / "registries" / "org-id" / "LICENSE").is_file()
    monkeypatch.setattr(program, "SHARED", tmp_path / "nowhere")
    assert program.main() == 2
    assert "no ../shared/registries" in capsys.readouterr().err


def test_there_are_twelve_tables() -> None:
    assert len(_TABLES) == 12


@pytest.mark.parametrize("path", _TABLES)
def test_every_table_says_where_it_comes_from_and_what_may_be_done_with_it(path: str) -> None:
    text = (registries_root() / path).read_text("utf-8")
    head = [line.split(":")[0] for line in text.splitlines() if line.startswith("# ")]
    assert head == ["# name", "# source", "# version", "# licence", "# taken"]
    held = table(path)
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", held.version)
    assert held.rows
    assert not text.startswith("\ufeff")
    assert "\r" not in text


@pytest.mark.parametrize("path", _TABLES)
def test_the_readme_tells_of_every_table(path: str) -> None:
    assert path in (registries_root() / "README.md").read_text("utf-8")


def test_open_database_data_stays_apart_with_its_licence() -> None:
    assert "ODC Open Database License" in (registries_root() / "org-id" / "LICENSE").read_text("utf-8")
    odbl = [path for path in _TABLES if "Open Database License" in _licence(path)]
    assert odbl == ["org-id/lists.tsv"]
    assert "MIT License" in (registries_root() / "gov-id" / "LICENSE").read_text("utf-8")


def _licence(path: str) -> str:
    lines = (registries_root() / path).read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith("# licence: "))


def test_nothing_is_lost_on_the_way() -> None:
    counts = {"countries.tsv": 249, "regions.tsv": 30, "sectors.tsv": 325 + 44, "org-id/lists.tsv": 602}
    assert len({row["country"] for row in table("gov-id/bodies.tsv").rows}) == 63
    assert len(table("gov-id/bodies.tsv").rows) > 4_500
    assert {path: len(table(path).rows) for path in counts} == counts
    kinds = [row["kind"] for row in table("goals.tsv").rows]
    assert (kinds.count("goal"), kinds.count("target")) == (17, 169)
    assert all(goal["en"] and goal["fr"] and goal["es"] for goal in table("goals.tsv").rows)
    assert len(functions()) == 188


def test_groups_and_kinds_of_bodies_are_no_organisations() -> None:
    for group in ("11001", "12000", "41000", "41100", "47000", "61001", "22000"):
        assert f"XM-DAC-{group}" not in channels()
    for organisation in ("47100", "21057", "47124", "47118", "41114", "51001"):
        assert f"XM-DAC-{organisation}" in channels()


def test_a_code_with_a_day_of_withdrawal_is_withdrawn_whatever_its_status() -> None:
    held = channels()["XM-DAC-21508"]
    assert (held.names["en"], held.status) == ("Sustainable Energy for All", "withdrawn")


@pytest.mark.parametrize("area", _areas())
def test_every_reform_area_has_a_counterpart_somewhere(area: str) -> None:
    assert alignments(_AREA + area)


def test_no_area_is_aligned_that_is_none() -> None:
    assert {row["area"] for row in table("areas.tsv").rows} == set(_areas())
    assert len(_areas()) == 35


def test_areas_are_aligned_with_codes_that_still_hold() -> None:
    found = [each for area in _areas() for each in alignments(_AREA + area)]
    assert len(found) == len(table("areas.tsv").rows)
    assert [each.code.identifier.code for each in found if each.code.status == "withdrawn"] == []
    assert all(each.why for each in found)


def test_a_target_is_no_more_than_related() -> None:
    found = [each for area in _areas() for each in alignments(_AREA + area)]
    targets = [
        each for each in found if each.code.identifier.code in goals() and "sdg" in each.code.identifier.iri
    ]
    assert len(targets) > 20
    assert {each.predicate.rpartition("#")[2] for each in targets} == {"relatedMatch"}


def test_every_sector_of_five_digits_is_in_a_category() -> None:
    five = {code: held for code, held in sectors().items() if len(code) == 5}
    assert len(five) == 325
    rows = {row["code"]: row["category"] for row in table("sectors.tsv").rows}
    assert [code for code in five if rows[code] not in sectors()] == []
