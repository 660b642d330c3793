"""``peertoc map`` of several initiatives: one fault does not stop the rest, and names tell all apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.errors import Undrawn
from tests.cli.test_map import TWO, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "two.ttl"
    path.write_text(TWO, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of folders, each with an initiative of the same name; and one file that is broken."""
    top = tmp_path / "plans"
    for name in ("a", "b", "c"):
        (top / name).mkdir(parents=True)
        text = TWO.split("\n<https://example.org/two>")[0].replace("First", f"Plan {name}")
        (top / name / "initiative.ttl").write_text("<broken" if name == "b" else text, "utf-8")
    return top


def test_a_file_that_cannot_be_read_is_told_and_the_rest_of_the_folder_is_drawn(
    folder: Path, tmp_path: Path
) -> None:
    done = run(folder, "--format", "mmd", "-o", f"{tmp_path}/maps/")
    assert done.exit_code == 2
    assert done.stderr.count("error") == 1
    assert f"{folder}/b/initiative.ttl:1:1" in done.stderr
    assert {path.name for path in (tmp_path / "maps").iterdir()} == {"a.mmd", "c.mmd"}


def test_a_folder_in_which_nothing_can_be_read_is_told_file_by_file(folder: Path, tmp_path: Path) -> None:
    for name in ("a", "c"):
        (folder / name / "initiative.ttl").write_text("<broken", "utf-8")
    done = run(folder, "--format", "mmd", "-o", f"{tmp_path}/maps/")
    assert (done.exit_code, done.stderr.count("error")) == (2, 3)


def test_a_picture_that_cannot_be_written_is_told_and_the_rest_is_drawn(two: Path, tmp_path: Path) -> None:
    (tmp_path / "maps" / "one.mmd").mkdir(parents=True)
    done = run(two, "--format", "mmd", "-o", tmp_path / "maps")
    assert done.exit_code == 2
    assert "one.mmd is a folder." in done.stderr
    assert (tmp_path / "maps" / "two.mmd").is_file()


def test_a_picture_that_cannot_be_drawn_is_told_with_its_name(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise Undrawn("It is too hard.")

    monkeypatch.setattr("peertoc.maps.draw", fail)
    done = run(two, "-o", f"{tmp_path}/maps/")
    assert done.exit_code == 2
    assert done.stderr.count("It is too hard.") == 2
    assert all(f"--> {tmp_path}/maps/{name}.svg" in done.stderr for name in ("one", "two"))


def test_where_nothing_draws_it_is_said_once_for_a_folder(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", "")
    done = run(two, "-o", f"{tmp_path}/maps/")
    assert (done.exit_code, done.stderr.count("there is no Graphviz")) == (2, 1)
    assert {path.name for path in (tmp_path / "maps").iterdir()} == {"one.dot", "two.dot"}


def test_initiatives_of_the_same_name_are_listed_with_their_titles(folder: Path) -> None:
    done = run(folder, "--format", "mmd")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "in this folder: one (“Plan a”), one (“Plan c”)." in done.stderr
    assert "accTitle: Plan c" in run(folder, "--initiative", "Plan c", "--format", "mmd").stdout


def test_initiatives_of_the_same_name_and_title_are_listed_with_their_files(folder: Path) -> None:
    (folder / "c" / "initiative.ttl").write_bytes((folder / "a" / "initiative.ttl").read_bytes())
    done = run(f"{folder}/[ac]/*.ttl", "--format", "mmd")
    assert "in these files: one (“Plan a”) (" in done.stderr
    assert f"({folder}/c/initiative.ttl)" in done.stderr


def test_pictures_of_initiatives_of_the_same_name_are_named_after_their_files(
    folder: Path, tmp_path: Path
) -> None:
    for name in ("a", "c"):
        (folder / name / "initiative.ttl").rename(folder / f"plan-{name}.ttl")
    (folder / "b" / "initiative.ttl").unlink()
    assert run(folder, "--format", "mmd", "-o", f"{tmp_path}/maps/").exit_code == 0
    assert {path.name for path in (tmp_path / "maps").iterdir()} == {"plan-a.mmd", "plan-c.mmd"}
