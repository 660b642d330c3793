"""Taking sources out of a store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from peertoc.catalogue.graph_names import graph_name
from peertoc.catalogue.store import reading, remove, writing
from peertoc.catalogue.store.generation import Change
from peertoc.errors import Locked, NoStore, PeertocError, UnknownName
from tests.catalogue.store.ground import (
    add_to,
    faults_in,
    files_with,
    kept_in,
    manners,
    plan,
    remove_from,
)

# Of every length at which the engine keeps a text in another way: within a key, beside it, compressed.
WORDS = ("zqxwv", "zqxwvkjzqxwvkj", "zqxwvkjzqxwvkjzq", "Zqxwvkj and friends meet " * 3, "zqxwvkj " * 400)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Keep three plans in a store."""
    add_to(tmp_path / "store", *(plan(tmp_path / "plans" / f"{name}.ttl", f"Plan {name}") for name in "abc"))
    return tmp_path / "store"


@pytest.mark.parametrize("word", WORDS, ids=len)
def test_no_file_of_the_store_holds_what_was_removed(store: Path, tmp_path: Path, word: str) -> None:
    file = plan(tmp_path / "gone.ttl", word)
    add_to(store, file)
    add_to(store, plan(tmp_path / "later.ttl"))
    assert any("texts" in name for name in files_with(store, word))
    assert manners(remove_from(store, str(file))) == ["removed"]
    for secret in (word, "gone.ttl", "example.org/gone"):
        assert files_with(store, secret) == []
    assert sorted(kept_in(store)) == ["a.ttl", "b.ttl", "c.ttl", "later.ttl"]
    assert faults_in(store) == []


def test_short_words_would_be_found_in_the_files_of_the_engine(store: Path, tmp_path: Path) -> None:
    """Else the test above would look where nothing can be."""
    add_to(store, plan(tmp_path / "gone.ttl", "zqxwvkj"))
    assert any("rdf" in name for name in files_with(store, "zqxwvkj"))


def test_a_source_has_many_names(store: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "plans" / "a.ttl")
    names = (path, f"{tmp_path}/plans/../plans/a.ttl", "a.ttl", graph_name(path), "https://example.org/a",
             "<https://example.org/a>")  # fmt: skip
    for name in names:
        assert manners(remove_from(store, name)) == ["removed"], name
        assert sorted(kept_in(store)) == ["b.ttl", "c.ttl"]
        add_to(store, tmp_path / "plans" / "a.ttl")


def test_a_file_that_is_gone_from_its_folder_can_still_be_removed(store: Path, tmp_path: Path) -> None:
    (tmp_path / "plans" / "a.ttl").unlink()
    assert manners(remove_from(store, str(tmp_path / "plans" / "a.ttl"))) == ["removed"]


def test_unknown_names_are_told_and_the_others_removed(store: Path) -> None:
    done = remove_from(store, "a.tll", "b.ttl", "", "\0")
    faults = [each for each in done if isinstance(each, UnknownName)]
    assert len(faults) == 3
    assert "Did you mean “a.ttl”?" in faults[0].help
    assert sorted(kept_in(store)) == ["a.ttl", "c.ttl"]


def test_where_nothing_is_known_nothing_changes(store: Path) -> None:
    before = sorted(path.name for path in store.iterdir())
    assert "There is no source in the store called “x”." in manners(remove_from(store, "x"))
    assert sorted(path.name for path in store.iterdir()) == before


def test_a_name_that_several_have_is_not_enough(store: Path, tmp_path: Path) -> None:
    add_to(store, plan(tmp_path / "other" / "a.ttl"))
    (fault,) = remove_from(store, "a.ttl")
    assert isinstance(fault, PeertocError)
    assert fault.message == "“a.ttl” stands for 2 sources of the store, not for one."
    assert str(tmp_path / "other" / "a.ttl") in fault.help
    with reading(store) as catalogue:
        assert len(catalogue.sources) == 4


def test_a_text_that_another_source_has_as_well_stays(store: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.ttl"
    twin.write_bytes((tmp_path / "plans" / "a.ttl").read_bytes())
    add_to(store, twin)
    remove_from(store, "a.ttl")
    with reading(store) as catalogue:
        assert catalogue.text_of(kept_in(store)["twin.ttl"]).read_bytes() == twin.read_bytes()
    assert faults_in(store) == []


def test_the_last_source_can_be_removed(store: Path) -> None:
    assert manners(remove_from(store, "a.ttl", "b.ttl", "c.ttl")) == ["removed"] * 3
    assert kept_in(store) == {}
    assert faults_in(store) == []


def test_what_a_reader_holds_is_told_and_deleted_later(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peertoc.catalogue.store.writer._PATIENCE", 0.2)
    add_to(store, plan(tmp_path / "gone.ttl", "zqxwvkj"))
    with reading(store) as held:
        with pytest.raises(Locked, match="a program that reads the store") as told:
            remove_from(store, "gone.ttl")
        assert f"peertoc store remove --store {store}" in told.value.help
        assert "gone.ttl" not in kept_in(store)
        assert len(files_with(store, "zqxwvkj")) > 0
        assert len(held.sources) == 4
    assert remove_from(store) == []
    assert files_with(store, "zqxwvkj") == []


def test_a_reader_that_ends_soon_is_waited_for(store: Path, tmp_path: Path) -> None:
    add_to(store, plan(tmp_path / "gone.ttl", "zqxwvkj"))
    code = (
        "import sys, time, pathlib; from peertoc.catalogue.store import reading\n"
        "with reading(pathlib.Path(sys.argv[1])): print('reading', flush=True); time.sleep(0.5)"
    )
    with subprocess.Popen([sys.executable, "-c", code, store], stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "reading\n"
        remove_from(store, "gone.ttl")
    assert reader.returncode == 0
    assert files_with(store, "zqxwvkj") == []


def test_traces_of_a_replacement_that_was_stopped_go_with_the_next_change(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A replacement is two changes; here the second, which writes everything anew, never comes."""
    file = plan(tmp_path / "plans" / "a.ttl", "zqxwvkj")
    add_to(store, file)
    plan(file, "New words")
    with monkeypatch.context() as patched:
        patched.setattr("peertoc.catalogue.store.writer.Writer.has_traces", False)
        add_to(store, file)
    assert len(files_with(store, "zqxwvkj")) > 0
    add_to(store, plan(tmp_path / "d.ttl"))
    assert files_with(store, "zqxwvkj") == []


def test_a_change_that_fails_leaves_everything_as_it_was(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept_in(store)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("peertoc.catalogue.store.generation.settle", stop)
    with pytest.raises(KeyboardInterrupt), writing(store, "test") as writer:
        writer.switch(Change(gone=frozenset(writer.known), clean=True))
    assert kept_in(store) == before
    assert faults_in(store) == []
    assert len([path for path in store.iterdir() if path.is_dir()]) == 1


def test_nothing_can_be_removed_where_nothing_ever_was(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        remove_from(tmp_path / "store", "a.ttl")
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "catalogue.json").write_text('{"format": 1, "current": ""}', encoding="utf-8")
    with pytest.raises(NoStore, match="holds nothing"), writing(tmp_path / "store", "test") as writer:
        list(remove(writer, ["a.ttl"]))


def test_the_links_of_a_file_go_with_it(store: Path, tmp_path: Path) -> None:
    links = plan(tmp_path / "plans" / "a.ttl.links.ttl", "Zqxwvkj and friends")
    add_to(store, links, plan(tmp_path / "plans" / "b.ttl.links.ttl"))
    assert manners(remove_from(store, str(tmp_path / "plans" / "a.ttl"))) == ["removed", "removed"]
    assert sorted(kept_in(store)) == ["b.ttl", "b.ttl.links.ttl", "c.ttl"]
    assert files_with(store, "Zqxwvkj") == []
    assert manners(remove_from(store, "b.ttl.links.ttl")) == ["removed"]
    assert sorted(kept_in(store)) == ["b.ttl", "c.ttl"]


@pytest.fixture
def namesakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep two files that were both given as “a.ttl”, each with its links, in a store."""
    for folder in ("one", "two"):
        plan(tmp_path / folder / "a.ttl", folder)
        plan(tmp_path / folder / "a.ttl.links.ttl", folder)
        monkeypatch.chdir(tmp_path / folder)
        add_to(tmp_path / "store", Path("a.ttl"), Path("a.ttl.links.ttl"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "store"


def test_files_of_one_name_are_told_apart_by_their_graphs(namesakes: Path, tmp_path: Path) -> None:
    graphs = sorted(graph_name(str(tmp_path / folder / "a.ttl")) for folder in ("one", "two"))
    (fault,) = remove_from(namesakes, "a.ttl")
    assert isinstance(fault, PeertocError)
    assert fault.help == f"Give one of these: {', '.join(graphs)}."
    (unknown,) = remove_from(namesakes, "zzz")
    assert isinstance(unknown, UnknownName)
    assert unknown.help.startswith("Known: a.ttl, a.ttl.links.ttl, urn:")
    assert all(unknown.help.count(graph) == 1 for graph in graphs)
    assert manners(remove_from(namesakes, graphs[0])) == ["removed"]
    with reading(namesakes) as catalogue:
        assert graphs[0] not in {kept.graph for kept in catalogue.sources}


def test_the_links_of_a_namesake_stay(
    namesakes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "two")
    assert manners(remove_from(namesakes, "a.ttl")) == ["removed", "removed"]
    ours = {graph_name(str(tmp_path / "one" / name)) for name in ("a.ttl", "a.ttl.links.ttl")}
    with reading(namesakes) as catalogue:
        assert {kept.graph for kept in catalogue.sources} == ours
