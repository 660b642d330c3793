"""``peertoc chain``: a picture, or one clear sentence."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from peertoc.cli import peertoc
from peertoc.errors import PeertocError
from tests.conftest import ROOT, absent
from tests.maps.chain.samples import BASE, HEAD

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ROOT / "examples" / "invented-complete" / "initiative.ttl"
SMALL = ROOT / "examples" / "corruption-hunter-network" / "initiative.ttl"
TWO = f"""{HEAD}{BASE}
<one> a ptoc:Initiative ; dcterms:title "First one"@en ; ptoc:theoryOfChange <t>, <u> .
<two> a ptoc:Initiative ; dcterms:title "Second"@en .
<t> a ptoc:TheoryOfChange ; dcterms:title "Of trust"@en ; ptoc:step <a> .
<u> a ptoc:TheoryOfChange ; dcterms:title "Of money"@en ; ptoc:step <b> .
<a> a ptoc:Input ; dcterms:title "A desk"@en . <b> a ptoc:Input ; dcterms:title "A fund"@en ."""


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(peertoc, ["chain", "--today", "2026-06-01", *map(str, args)])


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "two.ttl"
    path.write_text(TWO, encoding="utf-8")
    return path


@pytest.fixture
def large(tmp_path: Path) -> Path:
    steps = ", ".join(f"<s{number}>" for number in range(201))
    said = [f"{HEAD}{BASE}<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> . <t> ptoc:step {steps} ."]
    for number in range(201):
        phase = ("foundational-engagement", "learning-outcomes")[number % 2]
        said.append(f"<s{number}> a ptoc:Engagement ; ptoc:inPhase phase:{phase} .")
    path = tmp_path / "large.ttl"
    path.write_text("\n".join(said), encoding="utf-8")
    return path


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PeertocError("The engine is out of order.")

    monkeypatch.setattr("peertoc.validation.check_document", fail)


def test_the_chain_of_a_file_goes_to_standard_output_as_svg() -> None:
    if shutil.which("dot") is None:
        absent("Graphviz")
    done = run(SMALL)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("<svg ")
    assert "assumption" in done.stdout


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_the_direction_is_a_choice(direction: str) -> None:
    done = run(SMALL, "--format", "mmd", "--direction", direction)
    assert done.stdout.startswith(f"flowchart {direction}\n")


def test_the_ending_chooses_the_format(tmp_path: Path) -> None:
    done = run(SMALL, "-o", tmp_path / "chain.mmd")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "chain.mmd").read_text(encoding="utf-8").startswith("flowchart LR")


def test_the_picture_is_drawn_without_the_checks_and_a_note_says_so(unchecked: None) -> None:
    done = run(SMALL, "--format", "mmd")
    assert done.exit_code == 2
    note = "note: gaps are not marked, because the checks could not be run. The engine is out of order."
    assert done.stderr.splitlines()[0] == note
    assert "Gaps are not marked in this picture" in done.stdout


def test_several_initiatives_need_a_choice(two: Path) -> None:
    done = run(two)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "There are several initiatives in this file: one, two." in done.stderr
    assert "--initiative" in done.stderr


def test_several_initiatives_go_to_a_folder(two: Path, tmp_path: Path) -> None:
    done = run(two, "-o", f"{tmp_path / 'out'}/", "--format", "mmd")
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["one.mmd", "two.mmd"]


@pytest.mark.parametrize("name", ["one", "First one", "FIRST ONE", "https://example.org/t/one"])
def test_one_initiative_is_named_by_address_or_title(two: Path, name: str) -> None:
    done = run(two, "--initiative", name, "--format", "mmd")
    assert done.exit_code == 0
    assert "A desk" in done.stdout
    assert "A fund" in done.stdout


@pytest.mark.parametrize("name", ["u", "Of money"])
def test_one_theory_is_named_by_address_or_title(two: Path, name: str) -> None:
    done = run(two, "--initiative", "one", "--theory", name, "--format", "mmd")
    assert "A fund" in done.stdout
    assert "A desk" not in done.stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--initiative", "three"), "There is no initiative called “three”."),
        (("--initiative", "one", "--theory", "v"), "There is no theory of change called “v”."),
        (("--initiative", "one", "--phase", "later"), "There is no phase called “later”."),
        (("--initiative", "one", "--direction", "XY"), "'XY' is not one of"),
    ],
)
def test_a_name_that_does_not_exist_is_told(two: Path, options: tuple[str, ...], sentence: str) -> None:
    done = run(two, *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr


@pytest.mark.parametrize("phase", ["change-at-scale", "Change at scale", "P4", "4"])
def test_one_phase_is_drawn_by_itself(phase: str, unchecked: None) -> None:
    done = run(EXAMPLE, "--phase", phase, "--format", "mmd", "-q")
    assert done.exit_code == 2
    assert "Returning peers" in done.stdout
    assert "A desk of two" not in done.stdout


def test_a_phase_without_steps_is_told_in_the_picture(two: Path) -> None:
    done = run(two, "--initiative", "one", "--phase", "change-at-scale", "--format", "mmd")
    assert done.exit_code == 0
    assert "No step of this theory stands in the phase “change at scale”." in done.stdout
    shown = run(two, "--initiative", "one", "--phase", "no-phase", "--format", "mmd").stdout
    assert "A desk" in shown


def test_a_theory_too_large_for_one_picture_is_told(large: Path) -> None:
    done = run(large)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "A picture of 201 steps would not be readable; 200 are the most for one." in done.stderr
    assert "--phase: foundational-engagement, learning-outcomes" in done.stderr


def test_a_theory_too_large_for_one_picture_is_drawn_phase_by_phase(
    large: Path, tmp_path: Path, unchecked: None
) -> None:
    done = run(large, "-o", f"{tmp_path / 'out'}/", "--format", "mmd")
    assert "note: 201 steps are too many for one picture; there is one for each phase." in done.stderr
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["i-1-foundational-engagement.mmd", "i-3-learning-outcomes.mmd"]


def test_a_phase_too_large_for_one_picture_is_told(tmp_path: Path) -> None:
    path = tmp_path / "loose.ttl"
    steps = " ".join(f"<s{number}> a ptoc:Input ." for number in range(201))
    path.write_text(f"{HEAD}{BASE}<i> a ptoc:Initiative . {steps}", encoding="utf-8")
    done = run(path, "--phase", "no-phase")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "201 steps would not be readable" in done.stderr
    assert "Give a folder after -o" in done.stderr


def test_a_file_without_an_initiative_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text(HEAD, encoding="utf-8")
    done = run(path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Nothing in this file is a ptoc:Initiative" in done.stderr


def test_a_file_that_is_not_there_is_told() -> None:
    done = run("nowhere.ttl")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("error") == 1
