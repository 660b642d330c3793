"""``peertoc link find`` offline, and what it says."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from peertoc.cli import peertoc
from tests.cli.link.link import link, table
from tests.linking.grounds import PLAN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing reach the network."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was reached")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_find_writes_json_that_holds_the_whole_table(path: Path) -> None:
    told = json.loads(link("find", path, "--format", "json").stdout)
    assert (told["version"], told["today"], told["unchecked"]) == (1, "2026-07-31", [])
    assert told["summary"]["candidate"] == 2
    (bank,) = (each for each in told["links"] if each["object"] == "https://ror.org/00ae7jd04")
    assert (bank["state"], bank["kind"], bank["confidence"]) == ("candidate", "organisation", 0.85)
    assert bank["signs"] == {"name": "1.000", "types": "other", "why": "the name"}


def test_a_candidate_that_was_left_out_is_told_to_those_who_ask(path: Path) -> None:
    assert "was left out" not in link("find", path).stderr
    assert (
        "World Bank: “Parliamentary Network on the World Bank” of CRS channel codes was left out:"
        " only one of the names has “network”, “parliamentary”\n" in link("find", path, "-v").stderr
    )


def test_a_hostile_title_is_shown_and_kept_without_what_a_terminal_obeys(path: Path) -> None:
    path.write_text(PLAN.replace('"World Bank"', r'"World Bank\u001B[2J\u202E"'), encoding="utf-8")
    shown = link("find", path).stdout + link("review", path, keys="s\ns\nq\n").stdout
    shown += link("apply", path).stderr
    files = (table(path), path.with_name("tax.ttl.links.ttl"))
    kept = "".join(file.read_text(encoding="utf-8") for file in files)
    assert not {"\x1b", "\u202e"} & set(shown + kept)
    assert r"World Bank\x1b[2J\u202e" in shown


def test_a_goal_that_the_file_names_is_found_kept_and_written(path: Path) -> None:
    goal = 'dcterms:subject <http://metadata.un.org/sdg/16.6> ;\n    dcterms:spatial "Slovenia"@en'
    path.write_text(PLAN.replace('dcterms:spatial "Slovenia"@en', goal), encoding="utf-8")
    assert link("find", path).exit_code == 0
    first = table(path).read_bytes()
    for command in ("find", "review", "apply", "check"):
        done = link(command, path, keys="q\n")
        assert (command, done.exit_code, done.stderr.count("error")) == (command, 0, 0)
    assert table(path).read_bytes() == first
    turtle = path.with_name("tax.ttl.links.ttl").read_text(encoding="utf-8")
    assert "dcterms:subject <http://metadata.un.org/sdg/16.6>" in turtle


def test_an_identifier_of_which_no_registry_at_hand_tells_names_no_source(path: Path) -> None:
    known = 'dcterms:title "World Bank"@en ; skos:exactMatch <http://www.wikidata.org/entity/Q123456789>'
    path.write_text(PLAN.replace('dcterms:title "World Bank"@en', known), encoding="utf-8")
    link("find", path)
    link("apply", path)
    turtle = path.with_name("tax.ttl.links.ttl").read_text(encoding="utf-8")
    assert "skos:exactMatch <http://www.wikidata.org/entity/Q123456789>" in turtle
    assert "unnamed" not in table(path).read_text(encoding="utf-8") + turtle


def test_a_place_that_the_file_describes_is_counted_with_its_country(path: Path) -> None:
    text = PLAN.replace('dcterms:spatial "Slovenia"@en', "dcterms:spatial <hills>")
    path.write_text(f'{text}<hills> dcterms:title "Slovenia"@en .\n', encoding="utf-8")
    link("find", path)
    link("apply", path)
    words = ["query", "initiatives-by-country", str(path), f"{path}.links.ttl", "--format", "csv"]
    assert "\nSlovenia,SVN,Tax peers,0," in CliRunner().invoke(peertoc, words).stdout.replace("\r", "")


def test_standard_input_needs_a_table_of_its_own(tmp_path: Path) -> None:
    assert "name one with --table" in link("find", "-", keys=PLAN).stderr
    done = link("find", "-", "--table", tmp_path / "own.tsv", keys=PLAN)
    assert done.exit_code == 0
    assert (tmp_path / "own.tsv").is_file()


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for command in ("find", "apply", "check"):
        done = link(command, tmp_path / "none.ttl")
        assert (done.exit_code, done.stderr.startswith("error: ")) == (2, True)
    for command in ("find", "check"):
        told = json.loads(link(command, tmp_path / "none.ttl", "--format", "json").stdout)
        assert len(told["unchecked"]) == 1
