"""``peertoc guide`` at the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from peertoc.cli import peertoc
from tests.conftest import ROOT
from tests.guidance.grounds import BASE, ONE

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FEW = 'select = ["primary-area-apart", "no-evaluation"]\n'


def guide(*args: str | Path, **kwargs: str) -> Result:
    return CliRunner().invoke(peertoc, ["guide", *(str(arg) for arg in args)], **kwargs)  # type: ignore[arg-type]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Write a plan beside settings that leave few checks to run."""
    (tmp_path / "peertoc.toml").write_text(FEW, encoding="utf-8")
    file = tmp_path / "plan.ttl"
    areas = "<initiative> ptoc:reformArea area:budgeting ; ptoc:primaryReformArea area:treasury .\n"
    file.write_text(ONE + areas, encoding="utf-8")
    return file


def test_the_questions_are_told_with_what_the_checks_found(plan: Path) -> None:
    done = guide(plan)
    assert done.exit_code == 0
    assert "Of 95 questions, 1 answered" in done.stdout
    assert "peertoc explain primary-area-apart" in done.stdout
    found = {each["id"]: each for each in json.loads(guide(plan, "--format", "json").stdout)["questions"]}
    assert len(found) == 95
    assert (found["P0.1"]["status"], found["P0.1a"]["status"]) == ("answered", "open")


def test_phases_audience_and_openness_choose(plan: Path) -> None:
    done = guide(plan, "--phase", "1,change-at-scale", "--audience", "learner", "--open", "--format", "json")
    found = json.loads(done.stdout)["questions"]
    assert {each["phase"] for each in found} == {"foundational-engagement", "change-at-scale"}
    assert {each["status"] for each in found} == {"open"}
    texts = {each["id"]: each["text"] for each in found}
    assert texts["P1.1"] == "How will you get into contact with the other peers at the start?"
    assert "P1.2" not in texts


def test_an_unknown_phase_is_told_with_the_nearest(plan: Path) -> None:
    done = guide(plan, "--phase", "sustained-contacts")
    assert done.exit_code == 2
    assert "Did you mean “sustained-contact”?" in done.stderr


def test_the_ending_of_the_output_chooses_the_format(plan: Path, tmp_path: Path) -> None:
    done = guide(plan, "-o", tmp_path / "guide.md", "--phase", "0")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "guide.md").read_text("utf-8").startswith("# Peers: what the guide asks\n")
    assert guide(plan, "-o", tmp_path / "guide.pdf").exit_code == 2


def test_of_several_initiatives_one_is_chosen(plan: Path) -> None:
    plan.write_text(BASE + "<one> a ptoc:Initiative .\n<two> a ptoc:Initiative .\n", encoding="utf-8")
    several = guide(plan)
    assert several.exit_code == 2
    assert "Choose one with --initiative: one, two." in several.stderr
    assert json.loads(guide(plan, "--initiative", "two", "--format", "json").stdout)["initiative"].endswith(
        "/two"
    )
    assert "Did you mean “two”?" in guide(plan, "--initiative", "twoo").stderr


def test_what_cannot_be_read_is_told_and_the_json_stays_one(plan: Path) -> None:
    plan.write_text("<a> <b", encoding="utf-8")
    done = guide(plan, "--format", "json")
    assert done.exit_code == 2
    document = json.loads(done.stdout)
    assert document["questions"] == []
    assert document["unchecked"][0]["file"] == str(plan)
    assert guide(plan).stdout == ""
    assert guide(plan.parent / "none.ttl").exit_code == 2
    assert guide(ROOT / "examples").exit_code == 2


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "peertoc.toml").write_text(FEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = guide("-", "--phase", "0", input=ONE + "<initiative> ptoc:reformArea area:budgeting .\n")
    assert done.exit_code == 0
    assert "Of 27 questions, 1 answered" in done.stdout
