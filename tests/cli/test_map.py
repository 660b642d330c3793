"""``peertoc map``: a picture, or one clear sentence."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from peertoc.cli import peertoc
from tests.conftest import ROOT, absent

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ROOT / "examples" / "pempal-2012" / "initiative.ttl"
TWO = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<https://example.org/one> a ptoc:Initiative ; dcterms:title "First"@en .
<https://example.org/two> a ptoc:Initiative ; dcterms:title "Second"@en ."""


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(peertoc, ["map", *map(str, args)])


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "two.ttl"
    path.write_text(TWO, "utf-8")
    return path


def needs_dot() -> None:
    if shutil.which("dot") is None:
        absent("Graphviz")


def test_the_map_of_a_file_goes_to_standard_output_as_svg() -> None:
    needs_dot()
    done = run(EXAMPLE)
    assert done.exit_code == 0
    assert done.stdout.startswith("<svg ")
    assert "Videoconferences" in done.stdout


def test_the_ending_of_the_name_chooses_the_format(tmp_path: Path) -> None:
    needs_dot()
    starts = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "dot": b"digraph", "mmd": b"flowchart"}
    for ending, start in starts.items():
        target = tmp_path / f"map.{ending}"
        done = run("--guide", "-o", target)
        assert (done.exit_code, done.stdout) == (0, "")
        assert target.read_bytes().startswith(start)
        assert f"written to {target}" in done.stderr


def test_the_guide_is_drawn_without_a_file_and_a_file_without_the_guide() -> None:
    assert "Purposeful matching" in run("--guide", "--format", "mmd").stdout
    for done in (run(), run("--guide", EXAMPLE)):
        assert done.exit_code == 2
        assert "Give a FILE, or --guide" in done.stderr


@pytest.mark.parametrize("option", ["--initiative", "--from"])
def test_the_guide_is_not_asked_for_an_initiative(option: str) -> None:
    done = run("--guide", option, "turtle")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "are about a FILE; --guide takes none." in done.stderr


def test_an_empty_name_is_told() -> None:
    done = run("")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "No name was given: FILE is empty." in done.stderr


def test_one_of_several_initiatives_is_chosen_by_name(two: Path) -> None:
    for name in ("two", "Second", "https://example.org/two"):
        done = run(two, "--initiative", name, "--format", "mmd")
        assert (done.exit_code, "accTitle: Second" in done.stdout) == (0, True)
    done = run(two, "--initiative", "tow", "--format", "mmd")
    assert done.exit_code == 2
    assert "Did you mean “two”?" in done.stderr


def test_several_initiatives_need_a_folder_and_get_a_file_each(two: Path, tmp_path: Path) -> None:
    done = run(two, "--format", "mmd")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "one, two" in done.stderr
    assert run(two, "--format", "mmd", "-o", f"{tmp_path}/maps/").exit_code == 0
    assert {path.name for path in (tmp_path / "maps").iterdir()} == {"one.mmd", "two.mmd"}


def test_a_folder_of_files_is_read_whole(two: Path) -> None:
    (two.parent / "three.ttl").write_text(TWO.replace("/one>", "/three>").replace("/two>", "/four>"), "utf-8")
    done = run(two.parent, "--initiative", "four", "--format", "mmd")
    assert (done.exit_code, "accTitle: Second" in done.stdout) == (0, True)


def test_the_language_of_titles_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "t.ttl"
    path.write_text(
        TWO.split("\n<https://example.org/two>")[0].replace('"First"@en', '"First"@en, "Premier"@fr')
    )
    assert "accTitle: Premier" in run(path, "--lang", "fr", "--format", "mmd").stdout


def test_a_file_without_an_initiative_is_one_sentence_and_2(tmp_path: Path) -> None:
    path = tmp_path / "t.ttl"
    path.write_text("<https://example.org/a> <https://example.org/b> 1 .")
    for given in (path, tmp_path / "no-such.ttl"):
        done = run(given)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("error: ") or "error" in done.stderr
    assert "a ptoc:Initiative" in run(path).stderr


def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    done = run("--guide", "-o", tmp_path / "no-such-folder" / "map.mmd")
    assert done.exit_code == 2
    assert "could not be written" in done.stderr
    assert run("--guide", "-o", tmp_path / "map.docx").exit_code == 2
    assert list(tmp_path.iterdir()) == []
