"""What “peertoc link apply” writes beside a file describes no initiative: who reads those passes it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from peertoc.catalogue import Source, find_sources, without_links
from peertoc.cli import peertoc
from tests.catalogue.store.ground import add_to

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """@prefix ptoc: <https://w3id.org/peertoc#> .
<https://example.org/peers> a ptoc:Initiative ; <http://purl.org/dc/terms/title> "Budget peers"@en .
"""
LINKS = "<https://example.org/peers> <http://purl.org/dc/terms/spatial> <http://lexvo.org/id/un_m49/705> .\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.ttl").write_text(PLAN, encoding="utf-8")
    (tmp_path / "plans" / "a.ttl.links.ttl").write_text(LINKS, encoding="utf-8")
    return tmp_path / "plans"


def names(*paths: Path) -> list[str]:
    found = without_links(find_sources([str(path) for path in paths]))
    return [source.name.rpartition("/")[2] for source in found if isinstance(source, Source)]


def test_links_are_left_out_wherever_their_file_lies_beside_them(folder: Path) -> None:
    assert names(folder) == names(folder / "*.ttl") == ["a.ttl"]
    assert names(folder / "a.ttl", folder / "a.ttl.links.ttl") == ["a.ttl"]
    (folder / "b.ttl").write_text(PLAN, encoding="utf-8")
    assert names(folder / "b.ttl", folder / "a.ttl.links.ttl") == ["b.ttl"]


def test_links_without_their_file_are_a_file_like_any_other(folder: Path) -> None:
    (folder / "a.ttl").rename(folder / "b.ttl")
    assert names(folder) == ["a.ttl.links.ttl", "b.ttl"]


def test_links_that_are_given_alone_are_not_passed_over_in_silence(folder: Path) -> None:
    done = CliRunner().invoke(peertoc, ["validate", str(folder / "a.ttl.links.ttl")])
    assert done.exit_code == 2
    assert "Nothing in this file is a ptoc:Initiative" in done.output


@pytest.mark.parametrize(
    "command",
    ["validate --select area-unsaid --fail-on never", "profile", "guide", "show", "map --format dot"],
)
def test_a_command_about_initiatives_says_the_same_with_links_as_without(command: str, folder: Path) -> None:
    def said() -> tuple[int, str, str]:
        words = [*command.split(), str(folder), "--today", "2026-01-31"]
        done = CliRunner().invoke(peertoc, words if command != "show" else words[:-2])
        return done.exit_code, done.stdout, done.stderr.partition("\n")[0]

    with_links = said()
    (folder / "a.ttl.links.ttl").unlink()
    assert said() == with_links
    assert "skipped" not in with_links[2]


def test_a_store_keeps_links_for_queries_and_validates_what_has_initiatives(
    folder: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    add_to(store, folder)
    words = ["validate", "--store", str(store), "--select", "area-unsaid", "--fail-on", "never"]
    done = CliRunner().invoke(peertoc, words)
    assert done.exit_code == 0
    assert "skipped" not in done.stderr
    asked = ["query", "-e", "ASK { ?one dcterms:spatial ?place }", "--store", str(store)]
    assert CliRunner().invoke(peertoc, asked).stdout.strip() in ("yes", "true")
