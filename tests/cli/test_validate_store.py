"""``peertoc validate --store``: what a store keeps is checked like the files that it came from."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from peertoc.cli import peertoc
from tests.catalogue.store.ground import add_to, plan
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def validate(*args: str | Path) -> Result:
    words = ["validate", *map(str, args), "--today", "2026-01-31"]
    return CliRunner().invoke(peertoc, words)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Copy examples of which some have gaps."""
    for name in ("cabri", "pempal-2012", "georgia-land-reform"):
        shutil.copytree(ROOT / "examples" / name, tmp_path / "plans" / name)
    add_to(tmp_path / "store", tmp_path / "plans")
    return tmp_path / "plans"


@pytest.mark.parametrize("style", ["json", "text", "concise"])
def test_the_findings_are_those_of_the_files(plans: Path, tmp_path: Path, style: str) -> None:
    words = ("--select", "chain,evaluation", "--format", style, "--fail-on", "advice")
    files, store = validate(plans, *words), validate("--store", tmp_path / "store", *words)
    assert files.exit_code == store.exit_code == 1
    assert files.stdout == store.stdout
    assert files.stdout.count("initiative.ttl:") > 3 or style == "json"


def test_the_files_themselves_are_not_asked(plans: Path, tmp_path: Path) -> None:
    shutil.rmtree(plans)
    done = validate("--store", tmp_path / "store", "--select", "chain", "--format", "json")
    document = json.loads(done.stdout)
    assert document["summary"]["files"] == 3
    assert document["unchecked"] == []
    assert all(finding["line"] for finding in document["findings"])


def test_a_source_without_an_initiative_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "org.ttl").write_text("<urn:o> a <http://www.w3.org/ns/org#Organization> .", encoding="utf-8")
    add_to(tmp_path / "store", tmp_path / "org.ttl", plan(tmp_path / "a.ttl"))
    done = validate("--store", tmp_path / "store", "--select", "no-evaluation", "--fail-on", "never")
    assert done.exit_code == 0
    assert f"{tmp_path / 'org.ttl'}: skipped, it describes no initiative" in done.stderr


def test_settings_above_the_store_hold(tmp_path: Path) -> None:
    add_to(tmp_path / "store", plan(tmp_path / "a.ttl"))
    (tmp_path / "peertoc.toml").write_text('select = ["primary-area-apart"]\n', encoding="utf-8")
    done = validate("--store", tmp_path / "store", "--format", "json", "--fail-on", "advice")
    assert (done.exit_code, json.loads(done.stdout)["findings"]) == (0, [])


def test_paths_and_a_store_together_are_refused(plans: Path, tmp_path: Path) -> None:
    for words in (
        (plans, "--store", tmp_path / "store"),
        ("--store", tmp_path / "store", "--from", "turtle"),
    ):
        done = validate(*words)
        assert done.exit_code == 2
        assert done.stderr.startswith("error: --store DIR stands in place of PATHS and of --from.")
    assert validate().stderr.startswith("error: Nothing was given to check: give PATHS, or --store DIR.")


def test_findings_are_never_written_into_the_store(plans: Path, tmp_path: Path) -> None:
    done = validate("--store", tmp_path / "store", "-o", tmp_path / "store" / "catalogue.json")
    assert done.exit_code == 2
    assert "lies in the store" in done.stderr


def test_what_is_no_store_stands_in_the_document(tmp_path: Path) -> None:
    done = validate("--store", tmp_path / "store", "--format", "json")
    assert done.exit_code == 2
    (unchecked,) = json.loads(done.stdout)["unchecked"]
    assert unchecked["reason"] == f"{tmp_path / 'store'} does not exist, so there is no store."
    assert validate("--store", tmp_path / "store").stdout == ""


def test_a_spoiled_text_is_told_and_the_others_are_checked(plans: Path, tmp_path: Path) -> None:
    text = next((tmp_path / "store" / "generation-1" / "texts").iterdir())
    text.write_bytes(b"\xff")
    done = validate("--store", tmp_path / "store", "--select", "chain", "--format", "json")
    document = json.loads(done.stdout)
    assert done.exit_code == 2
    (unchecked,) = document["unchecked"]
    assert "keeps of this file is not as it was written" in unchecked["reason"]
    assert document["summary"]["files"] == 2
    text.unlink()
    done = validate("--store", tmp_path / "store", "--select", "chain")
    assert "keeps of this file cannot be read" in done.stderr
