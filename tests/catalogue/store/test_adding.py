"""Adding files to a store."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from peertoc.catalogue import find_sources
from peertoc.catalogue.graph_names import graph_name
from peertoc.catalogue.store import add, reading, writing
from peertoc.catalogue.store import adding as adding_room
from peertoc.errors import NoStore, Unreadable, Unwritable
from peertoc.vocabulary import PTOC
from tests.catalogue.store.ground import NOON, add_to, faults_in, files_with, kept_in, manners, plan
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def statements(store: Path, graph: str) -> set[str]:
    with reading(store) as catalogue:
        rdf = ox.Store.read_only(str(catalogue.rdf))
        return {str(quad.triple) for quad in rdf.quads_for_pattern(None, None, None, ox.NamedNode(graph))}


def test_each_file_is_a_graph_and_its_text_stays_as_it_was(tmp_path: Path) -> None:
    file, store = plan(tmp_path / "a.ttl", "Kaffee für alle"), tmp_path / "store"
    assert manners(add_to(store, file)) == ["added"]
    kept = kept_in(store)["a.ttl"]
    assert (kept.file, kept.graph, kept.format) == (str(file), graph_name(str(file)), "turtle")
    assert kept.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (kept.bytes, kept.statements, kept.version) == (file.stat().st_size, 4, 1)
    assert kept.added == "2026-01-31T12:00:00Z"
    assert len(statements(store, kept.graph)) == 4
    with reading(store) as catalogue:
        assert catalogue.text_of(kept).read_bytes() == file.read_bytes()


def test_every_example_can_be_kept(tmp_path: Path) -> None:
    store = tmp_path / "store"
    done = add_to(store, ROOT / "examples")
    assert set(manners(done)) == {"added"}
    assert len(done) == len(list((ROOT / "examples").glob("*/*.ttl"))) > 10
    assert faults_in(store) == []


def test_the_vocabulary_is_there_to_be_joined_with(tmp_path: Path) -> None:
    add_to(tmp_path / "store", plan(tmp_path / "a.ttl"))
    assert any(f"<{PTOC}Initiative>" in each for each in statements(tmp_path / "store", PTOC[:-1]))


def test_nameless_nodes_of_two_sources_never_meet(tmp_path: Path) -> None:
    store = tmp_path / "store"
    one, two = (tmp_path / folder / "same.nt" for folder in "ab")
    for file in (one, two):
        file.parent.mkdir()
        file.write_text("_:x <https://e.org/p> _:y .\n_:y <https://e.org/p> _:x .\n", encoding="utf-8")
    add_to(store, one)
    add_to(store, two)
    query = "SELECT DISTINCT ?s { GRAPH ?g { ?s <https://e.org/p> ?o FILTER isBlank(?s) } }"
    with reading(store) as catalogue:
        found = ox.Store.read_only(str(catalogue.rdf)).query(query)
        assert isinstance(found, ox.QuerySolutions)
        assert len(list(found)) == 4


def test_the_same_file_gives_the_same_statements_in_every_store(tmp_path: Path) -> None:
    file = plan(tmp_path / "a.ttl")
    graph = graph_name(str(file))
    for name in ("one", "two"):
        add_to(tmp_path / name, file)
    assert statements(tmp_path / "one", graph) == statements(tmp_path / "two", graph)


def test_adding_again_replaces_all_of_it(tmp_path: Path) -> None:
    file, other, store = plan(tmp_path / "a.ttl", "Firstword"), plan(tmp_path / "b.ttl"), tmp_path / "store"
    add_to(store, file, other)
    plan(file, "Secondword", more="<https://example.org/a> ptoc:status <https://example.org/x> .\n")
    assert manners(add_to(store, file)) == ["replaced"]
    kept = kept_in(store)["a.ttl"]
    assert (kept.version, kept.statements) == (2, 5)
    assert len(statements(store, kept.graph)) == 5
    assert kept_in(store)["b.ttl"].version == 1
    assert files_with(store, "Firstword") == []
    assert len(files_with(store, "Secondword")) > 1
    assert faults_in(store) == []


def test_an_unchanged_file_is_noted_and_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, store = plan(tmp_path / "a.ttl"), tmp_path / "store"
    add_to(store, file)
    monkeypatch.setattr(adding_room, "named", None)
    assert manners(add_to(store, file)) == ["unchanged"]
    kept = kept_in(store)["a.ttl"]
    assert (kept.version, kept.statements) == (2, 4)
    assert faults_in(store) == []


def test_what_cannot_be_read_is_told_and_the_rest_is_added(tmp_path: Path) -> None:
    bad = tmp_path / "b.ttl"
    bad.write_text("<a> <b", encoding="utf-8")
    done = add_to(tmp_path / "store", plan(tmp_path / "a.ttl"), bad, plan(tmp_path / "c.ttl"))
    assert sum(isinstance(each, Unreadable) for each in done) == 1
    assert sorted(kept_in(tmp_path / "store")) == ["a.ttl", "c.ttl"]


def test_a_file_that_became_unreadable_keeps_its_place(tmp_path: Path) -> None:
    file, store = plan(tmp_path / "a.ttl"), tmp_path / "store"
    add_to(store, file)
    before = kept_in(store)
    file.write_text("<a> <b", encoding="utf-8")
    assert isinstance(add_to(store, file)[0], Unreadable)
    assert kept_in(store) == before
    assert faults_in(store) == []


def test_no_folder_is_made_for_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "b.ttl"
    bad.write_text("<a> <b", encoding="utf-8")
    add_to(tmp_path / "store", bad)
    assert not (tmp_path / "store").exists()


def test_many_files_are_told_batch_by_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was told is in the store already when it is told, while more is still to come."""
    monkeypatch.setattr(adding_room, "_MOST", 8)
    store, told = tmp_path / "store", 0
    for number in range(5):
        plan(tmp_path / "in" / f"{number}.ttl")
    with writing(store, "test", make=True) as writer:
        for _ in add(writer, find_sources([str(tmp_path / "in")]), NOON):
            told += 1
            with reading(store) as catalogue:
                assert len(catalogue.sources) == min(2 * -(-told // 2), 5)
    assert told == 5


def test_how_far_it_has_come_ends_where_it_is_all_done(tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    files = find_sources([str(plan(tmp_path / f"{letter}.ttl")) for letter in "abc"])
    with writing(tmp_path / "store", "test", make=True) as writer:
        list(add(writer, files, NOON, lambda *far: seen.append(far)))
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)
    assert seen[-1][0] >= seen[-1][1] - 1 > 0


def test_other_formats_are_kept_as_they_came(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text(
        '{"@context": "https://w3id.org/peertoc/context.jsonld", "@id": "https://example.org/a",'
        ' "@type": "Initiative", "title": "Budget peers"}', encoding="utf-8",
    )  # fmt: skip
    (tmp_path / "b.trig").write_text("<urn:g> { <urn:a> <urn:b> [ <urn:c> 01, 1 ] }", encoding="utf-8")
    (tmp_path / "c.nq").write_text("<urn:a> <urn:b> <urn:c> _:g .\n", encoding="utf-8")
    store = tmp_path / "store"
    assert manners(add_to(store, tmp_path)) == ["added"] * 3
    assert {kept.format for kept in kept_in(store).values()} == {"jsonld", "trig", "nquads"}
    assert faults_in(store) == []


def test_a_large_file_goes_the_quick_way_and_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peertoc.catalogue.store.generation._FEW", 10)
    lines = (f'<urn:s{n}> <urn:p> "value number {n}" .\n' for n in range(30_000))
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    store = tmp_path / "store"
    add_to(store, plan(tmp_path / "b.ttl"))
    add_to(store, tmp_path / "a.nt")
    add_to(store, plan(tmp_path / "c.ttl"))
    assert kept_in(store)["a.nt"].statements == 30_000
    assert faults_in(store) == []


def test_small_changes_do_not_heap_up_files(tmp_path: Path) -> None:
    store = tmp_path / "store"
    for number in range(12):
        add_to(store, plan(tmp_path / f"{number}.ttl"))
    with reading(store) as catalogue:
        assert len(list(catalogue.rdf.iterdir())) < 90
    assert [path.name for path in store.iterdir() if path.is_dir()] == ["generation-12"]
    assert faults_in(store) == []


def test_a_folder_that_holds_something_else_is_no_store(tmp_path: Path) -> None:
    plan(tmp_path / "store" / "mine.ttl")
    with pytest.raises(NoStore, match=r"holds other files, such as .*mine\.ttl"):
        add_to(tmp_path / "store", plan(tmp_path / "a.ttl"))
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["mine.ttl"]


def test_an_empty_folder_becomes_one(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    assert manners(add_to(tmp_path / "store", plan(tmp_path / "a.ttl"))) == ["added"]


def test_a_folder_in_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match="cannot be made: there is no folder"):
        add_to(tmp_path / "nowhere" / "store", plan(tmp_path / "a.ttl"))


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="is a file"):
        add_to(plan(tmp_path / "a.ttl"), plan(tmp_path / "a.ttl"))


def test_a_store_whose_making_was_stopped_is_made(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    (store / "lock").touch()
    (store / ".catalogue.json.abc.part").touch()
    assert manners(add_to(store, plan(tmp_path / "a.ttl"))) == ["added"]
    assert sorted(path.name for path in store.iterdir()) == ["catalogue.json", "generation-1", "lock"]
    assert faults_in(store) == []


def test_another_version_brings_its_vocabulary_with_its_first_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    add_to(store, plan(tmp_path / "a.ttl"))
    for room in ("reader", "writer"):
        monkeypatch.setattr(f"peertoc.catalogue.store.{room}.vocabulary_sha256", lambda: "0" * 64)
    newer = add_to(tmp_path / "other", plan(tmp_path / "x.ttl"))  # a store of its own knows no old one
    assert manners(newer) == ["added"]
    with reading(store) as catalogue:
        assert catalogue.old_vocabulary
    add_to(store, plan(tmp_path / "b.ttl"))
    with reading(store) as catalogue:
        assert not catalogue.old_vocabulary
    assert faults_in(store) == []


@pytest.mark.parametrize(
    "line",
    [
        "<urn:a> <urn:b> <urn:c> <urn:d> .",
        "<urn:a> <urn:b> <c> .",
        '<urn:a> <urn:b> "c .',
        "<urn:a> <urn:b> .",
        "<urn:a> <urn:b> <urn:{> .",
    ],
)
def test_a_slip_that_shows_only_when_lines_are_written_spoils_nothing_else(tmp_path: Path, line: str) -> None:
    good = "".join(f'<urn:s{n}> <urn:p> _:b{n} .\n_:b{n} <urn:q> "{n}" .\n' for n in range(50))
    for name, text in {"a": good, "b": f"{good}{line}\n{good}", "c": good}.items():
        (tmp_path / f"{name}.nt").write_text(text, encoding="utf-8")
    store = tmp_path / "store"
    done = add_to(store, *(tmp_path / f"{name}.nt" for name in "abc"), plan(tmp_path / "d.ttl"))
    (fault,) = (each for each in done if isinstance(each, Unreadable))
    assert (fault.place.file, fault.place.line) == (str(tmp_path / "b.nt"), 101)
    assert {name: kept.statements for name, kept in kept_in(store).items()} == {
        "a.nt": 100,
        "c.nt": 100,
        "d.ttl": 4,
    }
    assert faults_in(store) == []


@pytest.mark.parametrize(
    "line", ["<urn:a> <urn:b> <urn:c> . # etc .", "<urn:a> <urn:b> <urn:c> . <urn:a> <urn:b> <urn:d> ."]
)
def test_lines_that_hold_more_than_a_statement_are_read_as_the_careful_way_does(
    tmp_path: Path, line: str
) -> None:
    (tmp_path / "a.nt").write_text(f"<urn:x> <urn:y> <urn:z> .\n{line}\n", encoding="utf-8")
    store = tmp_path / "store"
    (done,) = add_to(store, tmp_path / "a.nt")
    if isinstance(done, Unreadable):
        assert done.place.line == 2
        return
    assert kept_in(store)["a.nt"].statements in (2, 3)
    assert faults_in(store) == []
