from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode

from peertoc.catalogue.graph_names import graph_name

if TYPE_CHECKING:
    from pathlib import Path


def test_a_graph_is_named_after_its_file_and_a_hash_of_where_it_is() -> None:
    assert re.fullmatch(r"urn:peertoc:source:initiative\.ttl-[0-9a-f]{12}", graph_name("x/initiative.ttl"))


def test_two_files_of_one_name_have_two_graphs() -> None:
    assert graph_name("a/initiative.ttl") != graph_name("b/initiative.ttl")


def test_one_file_has_one_graph_however_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "linked.ttl").symlink_to("initiative.ttl")
    (tmp_path / "initiative.ttl").touch()
    named = graph_name(str(tmp_path / "initiative.ttl"))
    assert {graph_name("./initiative.ttl"), graph_name("linked.ttl")} == {named}


@pytest.mark.parametrize("file", ["-", "<stdin>"])
def test_what_comes_through_a_pipe_is_named_so(file: str) -> None:
    assert graph_name(file) == "urn:peertoc:source:stdin"


@pytest.mark.parametrize(
    "name", ['a b>c".ttl', "ä/ü ö.ttl", "tab\t.ttl", os.fsdecode(b"bad\xff.ttl"), "a%20b#?.ttl"]
)
def test_any_name_gives_a_name_that_is_an_address_and_shows_no_folder(name: str, tmp_path: Path) -> None:
    named = graph_name(str(tmp_path / name))
    assert NamedNode(named).value == named
    assert re.fullmatch(r"urn:peertoc:source:[A-Za-z0-9._~%-]+-[0-9a-f]{12}", named)
    assert tmp_path.name not in named
