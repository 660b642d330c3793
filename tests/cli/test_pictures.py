"""A picture goes where it was asked to go, whole or not at all, and what prevents it is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from peertoc.cli.front import Front
from peertoc.cli.pictures import Wanted, give_picture, picture_options
from peertoc.cli.session import Session, command_options
from tests.conftest import ROOT
from tests.maps.picture.drawn import sample


@click.group(cls=Front)
def program() -> None:
    """Stand for peertoc, with a command that draws a small picture."""


@program.command()
@command_options
@picture_options
def small(session: Session, wanted: Wanted) -> None:
    """Draw a small picture."""
    give_picture(session, wanted, sample(("Peers", "learn")), "small")


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(program, ["small", *map(str, args)])


def run_apart(*args: str | Path, **streams: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with streams of its own."""
    code = "from tests.cli.test_pictures import program; program(prog_name='peertoc')"
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": ROOT, "check": False, **streams}
    return subprocess.run([sys.executable, "-c", code, "small", *map(str, args)], **settings)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def nothing_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", "")


def test_without_a_name_the_picture_is_svg_on_standard_output() -> None:
    done = run()
    assert done.exit_code == 0
    assert done.stdout.startswith("<svg ")
    assert done.stdout.endswith("</svg>\n")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.svg", b"<svg"),
        ("a.PNG", b"\x89PNG"),
        ("a.pdf", b"%PDF"),
        ("a.dot", b"digraph"),
        ("a.mmd", b"flowchart"),
        ("a", b"<svg"),
    ],
)
def test_the_ending_of_the_name_chooses_the_format(tmp_path: Path, name: str, start: bytes) -> None:
    done = run("-o", tmp_path / name)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"written to {tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_format_that_is_asked_for_wins_over_the_ending(tmp_path: Path) -> None:
    assert run("--format", "dot", "-o", tmp_path / "a.txt").exit_code == 0
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("digraph")


def test_an_ending_that_stands_for_no_format_is_told(tmp_path: Path) -> None:
    done = run("-o", tmp_path / "a.gif")
    assert done.exit_code == 2
    assert "This command writes no .gif file." in done.stderr
    assert ".svg, .png, .pdf, .dot, .mmd" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_gets_a_file_named_after_what_is_drawn(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "pictures"
    if there:
        folder.mkdir()
    assert run("-o", f"{folder}{'' if there else '/'}", "--format", "mmd").exit_code == 0
    assert [path.name for path in folder.iterdir()] == ["small.mmd"]


def test_what_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    for output, said in (
        (tmp_path / "missing" / "a.svg", "could not be written: no such file or directory"),
        (f"{tmp_path}/file/", "file is a file, not a folder."),
        (f"{tmp_path}/file/folder/", "could not be made: not a directory"),
        (tmp_path / "file" / "a.svg", "could not be written: not a directory"),
        ("", "No name was given"),
    ):
        done = run("-o", output)
        assert done.exit_code == 2
        assert said in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told() -> None:
    done = run("-o", "/dev/full")
    assert done.exit_code == 2
    assert "/dev/full could not be written: no space left on device" in done.stderr
    with Path("/dev/full").open("wb") as full:
        for format in ("svg", "png"):
            apart = run_apart("--format", format, stdout=full)
            assert apart.returncode == 2
            assert apart.stderr.count(b"\n") == 1
            assert b"The output could not be written: no space left on device." in apart.stderr


def test_a_pipe_that_closes_early_says_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run_apart(stdout=writing)
    os.close(writing)
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="a terminal of our own needs a POSIX system")
@pytest.mark.parametrize(("format", "code"), [("png", 2), ("pdf", 2), ("dot", 0)])
def test_what_is_no_text_is_not_written_to_a_terminal(format: str, code: int) -> None:
    inner, outer = os.openpty()
    done = run_apart("--format", format, stdout=outer)
    os.close(outer)
    os.close(inner)
    assert done.returncode == code
    assert (b"would spoil the terminal" in done.stderr) == (code == 2)


def test_without_anything_that_draws_what_is_to_be_drawn_is_written_beside(
    nothing_draws: None, tmp_path: Path
) -> None:
    done = run("-o", tmp_path / "a.png")
    assert done.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.dot"]
    assert (tmp_path / "a.dot").read_text(encoding="utf-8") == sample(("Peers", "learn")).dot
    assert f"dot -Tpng {tmp_path}/a.dot -o {tmp_path}/a.png" in done.stderr
    assert "there is no Graphviz" in done.stderr
    assert "install" in done.stderr


def test_a_file_of_the_reader_is_not_overwritten_by_what_is_to_be_drawn(
    nothing_draws: None, tmp_path: Path
) -> None:
    (tmp_path / "a.dot").write_text("mine", encoding="utf-8")
    done = run("-o", tmp_path / "a.svg")
    assert done.exit_code == 2
    assert (tmp_path / "a.dot").read_text(encoding="utf-8") == "mine"
    assert f"{tmp_path / 'a.dot'} is there already and was left as it is" in done.stderr
    assert "draw it later" not in done.stderr


def test_what_is_to_be_drawn_and_is_there_already_can_be_drawn_later(
    nothing_draws: None, tmp_path: Path
) -> None:
    for _ in range(2):
        done = run("-o", tmp_path / "a.svg")
        assert (done.exit_code, "draw it later" in done.stderr) == (2, True)
    assert "is there already" not in done.stderr


def test_what_is_to_be_drawn_and_cannot_be_written_is_told(nothing_draws: None, tmp_path: Path) -> None:
    done = run("-o", tmp_path / "missing" / "a.svg")
    assert done.exit_code == 2
    assert "a.dot could not be written: no such file or directory" in done.stderr


def test_without_anything_that_draws_sources_are_written_all_the_same(nothing_draws: None) -> None:
    assert run("--format", "mmd").exit_code == 0
    assert run("--format", "dot").exit_code == 0
    done = run()
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "soon"])
def test_a_time_that_is_none_is_told(seconds: str) -> None:
    done = run("--timeout", seconds)
    assert done.exit_code == 2
    assert "--timeout" in done.stderr
