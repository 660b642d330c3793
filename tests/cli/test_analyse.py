"""``peertoc analyse`` at the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from peertoc.cli import peertoc
from tests.analysis.samples import BASE, GOLDENS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

EXAMPLE = ROOT / "examples" / "invented-complete" / "initiative.ttl"
TWO = f"""{BASE}
<one> a ptoc:Initiative ; dcterms:title "First"@en ; ptoc:theoryOfChange <t>, <u> .
<two> a ptoc:Initiative ; dcterms:title "Second"@en .
<t> a ptoc:TheoryOfChange ; dcterms:title "Of trust"@en ; ptoc:step <a>, <b> .
<u> a ptoc:TheoryOfChange ; dcterms:title "Of money"@en ; ptoc:step <c> .
<a> a ptoc:Engagement ; ptoc:leadsTo <b> .
<b> a ptoc:ReformImpact ; dcterms:title "Bills paid"@en, "Payé"@fr .
<c> a ptoc:Input ."""


def run(*args: str | Path, input: str | None = None) -> Result:
    return CliRunner().invoke(peertoc, ["analyse", *map(str, args)], input=input)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "two.ttl"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_a_file_is_told_as_text() -> None:
    done = run(EXAMPLE)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (GOLDENS / "invented-complete.txt").read_text(encoding="utf-8")


def test_the_ending_of_the_output_chooses_the_format(two: Path, tmp_path: Path) -> None:
    assert run(two, "-o", tmp_path / "a.md").exit_code == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# First: what hangs on what\n")
    done = run(two, "-o", tmp_path / "a.json")
    assert f"written to {tmp_path / 'a.json'}" in done.stderr
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["file"] == str(two)


def test_all_initiatives_and_theories_are_told_or_those_that_are_named(two: Path) -> None:
    every = json.loads(run(two, "--format", "json").stdout)["initiatives"]
    assert [(each["title"], len(each["theories"])) for each in every] == [("First", 2), ("Second", 0)]
    (second,) = json.loads(run(two, "--format", "json", "--initiative", "two").stdout)["initiatives"]
    assert second["initiative"] == "https://example.org/t/two"
    (first,) = json.loads(run(two, "--format", "json", "--theory", "Of trust").stdout)["initiatives"]
    assert [theory["title"] for theory in first["theories"]] == ["Of trust"]


def test_an_impact_is_chosen_in_any_language(two: Path) -> None:
    done = run(two, "--impact", "payé", "--lang", "fr")
    assert "What would have to hold for “Payé”" in done.stdout
    assert "Of money" not in done.stdout


def test_the_number_of_paths_that_are_listed_is_a_choice() -> None:
    (found,) = json.loads(run(EXAMPLE, "--format", "json", "--max-paths", "2").stdout)["initiatives"]
    (theory,) = found["theories"]
    assert (theory["path_count"], len(theory["paths"])) == (10, 2)
    none = run(EXAMPLE, "--max-paths", "0").stdout
    assert "10 paths lead from an engagement to an impact." in none
    assert "The paths:" not in none


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--initiative", "three"), "There is no initiative called “three”."),
        (("--theory", "v"), "There is no theory of change called “v”."),
        (("--impact", "bils paid"), "There is no step called “bils paid”."),
        (("--max-paths", "-1"), "-1 is not in the range"),
        (("--format", "csv"), "'csv' is not one of"),
        (("-o", "a.docx"), "This command writes no .docx file."),
    ],
)
def test_a_wrong_option_is_told_in_one_sentence(two: Path, options: tuple[str, ...], sentence: str) -> None:
    done = run(two, *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("error: ") == 1


def test_a_file_without_an_initiative_leaves_nothing_to_analyse(tmp_path: Path) -> None:
    (tmp_path / "none.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    done = run(tmp_path / "none.ttl")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "so there is nothing to analyse." in done.stderr
    drawn = CliRunner().invoke(peertoc, ["chain", str(tmp_path / "none.ttl")])
    assert "so there is nothing to draw." in drawn.stderr


def test_json_is_whole_whatever_happens(two: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "gone.ttl", "--format", "json")
    assert done.exit_code == 2
    (unchecked,) = json.loads(done.stdout)["unchecked"]
    assert unchecked["reason"] in done.stderr
    (tmp_path / "bad.ttl").write_text("<a> <b", encoding="utf-8")
    done = run(tmp_path, "--format", "json")
    document = json.loads(done.stdout)
    assert (done.exit_code, len(document["initiatives"]), len(document["unchecked"])) == (2, 2, 1)


def test_standard_input_is_named_as_elsewhere() -> None:
    document = json.loads(run("-", "--format", "json", input=TWO).stdout)
    assert (document["file"], document["initiatives"][0]["file"]) == ("<stdin>", "<stdin>")


def test_no_other_command_loads_networkx() -> None:
    code = (
        "import sys\nfrom peertoc.cli import main\n"
        f"sys.argv = ['peertoc', 'show', {str(EXAMPLE)!r}, '-o', {'/dev/null'!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "assert 'networkx' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
