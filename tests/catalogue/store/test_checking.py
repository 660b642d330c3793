"""Looking a store over finds whatever is not as it was written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from peertoc.catalogue.graph_names import graph_name
from peertoc.catalogue.store import Done, reading, remove, writing
from peertoc.catalogue.store.checking import Fault, check
from peertoc.vocabulary import ROOT
from tests.catalogue.store.ground import add_to, faults_in, kept_in, plan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    add_to(tmp_path / "store", plan(tmp_path / "a.ttl"), plan(tmp_path / "b.ttl"))
    return tmp_path / "store"


def the_fault_in(store: Path) -> Fault:
    with reading(store) as catalogue:
        (fault,) = check(catalogue).faults
        return fault


def change(store: Path, update: str) -> None:
    rdf = ox.Store(str(store / "generation-1" / "rdf"))
    rdf.update(update)
    rdf.flush()


def test_nothing_is_found_where_nothing_is_wrong(store: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    with reading(store) as catalogue:
        checkup = check(catalogue, lambda *far: seen.append(far))
    assert (checkup.faults, checkup.notes) == ((), ())
    assert [(done, total) for done, total, _ in seen] == [(0, 2), (1, 2)]


def test_a_changed_text_is_found(store: Path) -> None:
    kept = kept_in(store)["a.ttl"]
    with (store / "generation-1" / "texts" / kept.sha256).open("a", encoding="utf-8") as text:
        text.write(" ")
    fault = the_fault_in(store)
    assert (fault.kind, fault.file) == ("text-changed", kept.file)
    assert fault.message == f"The text of {kept.file} is not the one that was added."


def test_a_text_that_may_not_be_read_is_found(store: Path) -> None:
    text = store / "generation-1" / "texts" / kept_in(store)["a.ttl"].sha256
    text.unlink()
    text.mkdir()
    assert the_fault_in(store).message.endswith("cannot be read: is a directory.")


def test_a_text_that_nobody_lists_is_found(store: Path) -> None:
    (store / "generation-1" / "texts" / "left").touch()
    assert the_fault_in(store).kind == "text-unlisted"


@pytest.mark.parametrize(
    "update",
    [
        "DELETE DATA { GRAPH <%s> { <https://example.org/a> a ptoc:Initiative } }",
        "INSERT DATA { GRAPH <%s> { <https://example.org/a> a ptoc:Risk } }",
        "DELETE DATA { GRAPH <%s> { <https://example.org/a> a ptoc:Initiative } } ;"
        "INSERT DATA { GRAPH <%s> { <https://example.org/a> a ptoc:Risk } }",
        "CLEAR GRAPH <%s>",
    ],
)
def test_statements_that_the_text_does_not_make_are_found(store: Path, tmp_path: Path, update: str) -> None:
    graph = graph_name(str(tmp_path / "a.ttl"))
    change(store, f"PREFIX ptoc: <{ROOT}#> " + update.replace("%s", graph))
    fault = the_fault_in(store)
    assert (fault.kind, fault.file) == ("statements-differ", str(tmp_path / "a.ttl"))


def test_a_count_that_is_not_true_is_found(store: Path) -> None:
    sources = store / "generation-1" / "sources.json"
    found = json.loads(sources.read_text("utf-8"))
    found[0]["statements"] += 1
    sources.write_text(json.dumps(found), encoding="utf-8")
    assert the_fault_in(store).kind == "statements-differ"


def test_a_graph_that_nobody_lists_and_a_changed_vocabulary_are_found(store: Path) -> None:
    change(store, "INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> <urn:c> } }")
    assert faults_in(store) == ["graph-unlisted"]
    change(store, f"INSERT DATA {{ GRAPH <{ROOT}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    assert faults_in(store) == ["vocabulary-differs", "graph-unlisted"]


def test_statements_in_no_graph_are_found(store: Path) -> None:
    """A query sees them, since it asks all that there is."""
    change(store, "INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    assert the_fault_in(store).kind == "graph-unlisted"


@pytest.mark.parametrize("spoil", ["change", "lose", "swap"])
def test_the_cure_that_is_told_cures(store: Path, tmp_path: Path, spoil: str) -> None:
    kept = kept_in(store)["a.ttl"]
    text = store / "generation-1" / "texts" / kept.sha256
    if spoil == "change":
        text.write_text("other", encoding="utf-8")
    elif spoil == "lose":
        text.unlink()
    else:
        change(store, f"INSERT DATA {{ GRAPH <{kept.graph}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    assert the_fault_in(store).help.startswith("Remove the source from the store")
    with writing(store, "test") as writer:
        assert [each.manner for each in remove(writer, [kept.file]) if isinstance(each, Done)] == ["removed"]
    add_to(store, tmp_path / "a.ttl")
    assert faults_in(store) == []


def test_a_text_that_can_no_longer_be_read_is_found(store: Path) -> None:
    sources = store / "generation-1" / "sources.json"
    sources.write_text(sources.read_text("utf-8").replace('"turtle"', '"ntriples"'), encoding="utf-8")
    assert faults_in(store) == ["statements-differ"] * 2
