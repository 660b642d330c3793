"""Writers and readers beside each other."""

from __future__ import annotations

import os
import shutil
import socket
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from peertoc.catalogue.store import reading, writing
from peertoc.catalogue.store.checking import check
from peertoc.catalogue.store.layout import read_state
from peertoc.errors import Locked, Unstored
from tests.catalogue.store.ground import add_to, kept_in, plan, remove_from

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    add_to(tmp_path / "store", plan(tmp_path / "a.ttl"))
    return tmp_path / "store"


def test_a_second_writer_is_told_who_writes(store: Path, tmp_path: Path) -> None:
    with writing(store, "peertoc store add"), pytest.raises(Locked) as told:
        remove_from(store, "a.ttl")
    assert told.value.message.startswith(
        f"Another program is writing into the store {store}: “peertoc store add”,"
        f" process {os.getpid()} on {socket.gethostname()}, since 20"
    )
    assert add_to(store, plan(tmp_path / "b.ttl"))


def test_a_lock_that_does_not_say_whose_it_is_is_no_trouble(store: Path) -> None:
    with writing(store, "test"):
        for content in ("", "[", "[1]", '{"pid": 1}', "[" * 5_000):
            (store / "lock").write_text(content, encoding="utf-8")
            with pytest.raises(Locked, match=rf"store {store}\.$"):
                remove_from(store, "a.ttl")


def test_what_a_killed_writer_wrote_of_itself_does_not_lock(store: Path) -> None:
    (store / "lock").write_text('{"pid": 1, "host": "h", "since": "then", "command": "c"}', encoding="utf-8")
    assert len(remove_from(store, "a.ttl")) == 1


def test_a_second_writer_cannot_come_while_a_store_is_made(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with writing(store, "one", make=True) as one:
        one.open()
        with pytest.raises(Locked):
            add_to(store, plan(tmp_path / "a.ttl"))


def test_a_reader_sees_what_was_there_when_it_began(store: Path, tmp_path: Path) -> None:
    with reading(store) as before:
        rdf = ox.Store.read_only(str(before.rdf))
        number = len(rdf)
        add_to(store, plan(tmp_path / "b.ttl"))
        add_to(store, plan(tmp_path / "a.ttl", "Other words"))
        again = ox.Store.read_only(str(before.rdf))
        assert len(rdf) == len(again) == number == len(list(rdf))
        assert [kept.name for kept in before.sources] == ["a.ttl"]
        assert before.text_of(before.sources[0]).exists()
        assert sorted(kept_in(store)) == ["a.ttl", "b.ttl"]
    add_to(store, plan(tmp_path / "c.ttl"))
    assert len([path for path in store.iterdir() if path.is_dir()]) == 1


def test_a_writer_may_write_while_others_read(store: Path, tmp_path: Path) -> None:
    with writing(store, "test"), reading(store) as one, reading(store) as two:
        assert one == two
        assert "Somebody is writing" in check(one).notes[0]


def test_a_reader_that_was_overtaken_reads_what_counts_now(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the reading of the first file and the holding of the generation, a writer comes and goes."""
    times = iter(range(10))

    def overtaken(folder: Path) -> object:
        state = read_state(folder)
        if next(times) == 0:
            add_to(store, plan(tmp_path / "b.ttl"))
        return state

    monkeypatch.setattr("peertoc.catalogue.store.reader.read_state", overtaken)
    assert sorted(kept_in(store)) == ["a.ttl", "b.ttl"]


def test_generations_left_over_are_noted_and_deleted_by_the_next_writer(store: Path, tmp_path: Path) -> None:
    shutil.copytree(store / "generation-1", store / "generation-7")
    (store / "generation-9").mkdir()
    (store / "notes").mkdir()
    with reading(store) as catalogue:
        assert check(catalogue).notes[0].startswith("Left over from earlier: generation-7, generation-9.")
    add_to(store, plan(tmp_path / "b.ttl"))
    assert sorted(path.name for path in store.iterdir() if path.is_dir()) == ["generation-2", "notes"]


def test_a_disk_that_knows_no_locks_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    with pytest.raises(Unstored, match="cannot be locked: no locks available"):
        kept_in(store)
