"""``peertoc link review``: each decision is on disk at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.cli.link import keys as typed
from tests.cli.link.link import link, table

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_find_tells_what_is_certain_what_to_review_and_what_was_not_found(path: Path) -> None:
    done = link("find", path)
    assert done.exit_code == 0
    assert "certain: 4 of places" in done.stdout
    assert "2 to review" in done.stdout
    assert "0.85 strong  “World Bank”  <https://ror.org/00ae7jd04>: the name" in done.stdout
    assert "2 looked for and not found\n" in done.stdout
    assert "“Ministry of Invented Affairs”" in done.stdout
    assert done.stderr == f"written to {table(path)}\n"
    assert link("find", path).stderr == f"{table(path)} holds all of it already\n"


def test_review_shows_every_sign_and_explains_its_keys(path: Path) -> None:
    link("find", path)
    shown = link("review", path, keys="what\nq\n").stdout
    assert "World Bank  (organisation)" in shown
    assert "https://ror.org/00ae7jd04  (ror, 2026-06-23)" in shown
    assert "0.85 strong, proposed as skos:exactMatch: the name" in shown
    assert shown.count("[r] reject  [n] none exists") == 2


def test_what_was_decided_last_can_be_undone(path: Path) -> None:
    link("find", path)
    before = table(path).read_bytes()
    done = link("review", path, keys="r\nn\nu\nu\nu\nq\n")
    assert "That was the last one: [u] undo  [q] leave" in done.stdout
    assert "There is nothing to undo." in done.stderr
    assert table(path).read_bytes() == before


def test_leaving_with_control_c_keeps_what_was_decided(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link("find", path)
    keys = iter(["r\n"])

    def leave() -> str:
        key = next(keys, "")
        if not key:
            raise KeyboardInterrupt
        return key

    monkeypatch.setattr(typed, "line", leave)
    assert link("review", path).exit_code == 130
    assert table(path).read_text(encoding="utf-8").count("\tNot\t") == 1


def test_a_table_that_another_program_changes_meanwhile_is_not_written_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link("find", path)

    def change() -> str:
        table(path).write_bytes(table(path).read_bytes() + b"\n")
        return "r\n"

    monkeypatch.setattr(typed, "line", change)
    done = link("review", path)
    assert (done.exit_code, "was changed by another program" in done.stderr) == (2, True)
    assert "ManualMappingCuration" not in table(path).read_text(encoding="utf-8")


def test_nothing_is_asked_where_all_is_decided(path: Path) -> None:
    link("find", path)
    link("review", path, keys="r\nr\nq\n")
    done = link("review", path)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing is left to be decided.\n")
    assert "0 to review" in link("find", path).stdout


def test_review_says_what_is_missing_where_nothing_was_found_yet(path: Path) -> None:
    for command in ("review", "apply"):
        done = link(command, path)
        assert done.exit_code == 2
        assert "There is no table of links yet" in done.stderr
        assert f"“peertoc link find {path}” makes it." in done.stderr
