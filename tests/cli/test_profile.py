"""``peertoc profile`` at the command line."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from peertoc.cli import peertoc
from tests.guidance.grounds import BASE, ONE

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def profile(*args: str | Path) -> Result:
    return CliRunner().invoke(peertoc, ["profile", *(str(arg) for arg in args)])


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Write two plans and a file without one, beside settings that leave few checks to run."""
    (tmp_path / "peertoc.toml").write_text('select = ["primary-area-apart"]\n', encoding="utf-8")
    (tmp_path / "a.ttl").write_text(ONE + "<initiative> ptoc:reformArea area:budgeting .\n", encoding="utf-8")
    (tmp_path / "b.ttl").write_text(ONE.replace("Peers", "Others"), encoding="utf-8")
    (tmp_path / "c.ttl").write_text(BASE + "<x> a ptoc:Risk .\n", encoding="utf-8")
    return tmp_path


def test_initiatives_of_a_folder_stand_side_by_side(plans: Path) -> None:
    done = profile(plans)
    assert done.exit_code == 0
    assert "Profile of 2 initiatives" in done.stdout
    assert f"(1) Peers, {plans / 'a.ttl'}" in done.stdout.replace("\n    ", " ")
    assert "c.ttl: skipped, it describes no initiative" in done.stderr
    document = json.loads(profile(plans, "--format", "json").stdout)
    assert [each["title"] for each in document["initiatives"]] == ["Peers", "Others"]
    assert document["unchecked"] == []


def test_the_others_are_told_where_one_cannot_be_read(plans: Path) -> None:
    (plans / "b.ttl").write_text("<a> <b", encoding="utf-8")
    done = profile(plans / "a.ttl", plans / "b.ttl", "--format", "json")
    assert done.exit_code == 2
    document = json.loads(done.stdout)
    assert (len(document["initiatives"]), len(document["unchecked"])) == (1, 1)
    assert "error:" in done.stderr


def test_where_nothing_can_be_read_machine_formats_stay_whole(plans: Path) -> None:
    done = profile(plans / "c.ttl", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)["initiatives"]) == (2, [])
    assert profile(plans / "c.ttl").stdout == ""
    assert profile(plans / "c.ttl", "--format", "csv").stdout.splitlines() == ["phase,what"]


def test_the_ending_of_the_output_chooses_the_format(plans: Path) -> None:
    assert profile(plans / "a.ttl", "-o", plans / "profile.csv").exit_code == 0
    rows = list(csv.reader(io.StringIO((plans / "profile.csv").read_text("utf-8"))))
    assert rows[1][1:] == ["questions answered", "1 of 27"]
