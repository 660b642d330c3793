"""Folders that are no store, stores that are damaged, and disks that are full."""

from __future__ import annotations

import hashlib
import json
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from peertoc.catalogue.graph_names import graph_name
from peertoc.catalogue.store import reading
from peertoc.cli import peertoc
from peertoc.errors import Damaged, NoStore, Unstored, Unwritable
from tests.catalogue.store.ground import add_to, faults_in, kept_in, plan, remove_from
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    add_to(tmp_path / "store", plan(tmp_path / "a.ttl"), plan(tmp_path / "b.ttl"))
    return tmp_path / "store"


def put(part: str, content: str) -> Callable[[Path], None]:
    def written(store: Path) -> None:
        (store / part).write_text(content, encoding="utf-8")

    return written


def take(part: str) -> Callable[[Path], None]:
    def taken(store: Path) -> None:
        path = store / part
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return taken


def change(part: str, **values: object) -> Callable[[Path], None]:
    def changed(store: Path) -> None:
        found = json.loads((store / part).read_text("utf-8"))
        for each in found if isinstance(found, list) else [found]:
            each.update(values)
        (store / part).write_text(json.dumps(found), encoding="utf-8")

    return changed


SOURCES = "generation-1/sources.json"
DAMAGE = {
    "catalogue.json is missing": take("catalogue.json"),
    "catalogue.json is not proper JSON": put("catalogue.json", '{"format": 1, "cur'),
    "catalogue.json does not say which generation counts": change("catalogue.json", current="../elsewhere"),
    "generation-1 is missing": take("generation-1"),
    "generation-1/sources.json cannot be read": take(SOURCES),
    "generation-1/sources.json is not the list": put(SOURCES, "[" * 100_000),
    "sources.json is not the list of": put(SOURCES, "[1]"),
    "is not the list of sources": change(SOURCES, sha256="../../secret"),
    "not the list of sources": change(SOURCES, version="1"),
    "the list of sources": change(SOURCES, format="docx"),
    "list of sources": change(SOURCES, graph="https://example.org/"),
    "names a source twice": change(SOURCES, graph="urn:peertoc:source:a"),
}


@pytest.mark.parametrize("part", DAMAGE)
def test_damage_is_told_with_the_part_and_nothing_is_deleted(store: Path, tmp_path: Path, part: str) -> None:
    DAMAGE[part](store)
    before = sorted(str(path) for path in store.rglob("*"))
    for act in (kept_in, lambda store: add_to(store, tmp_path / "a.ttl"), lambda s: remove_from(s, "a.ttl")):
        with pytest.raises(Damaged, match=f"^The store {store} is damaged: .*{part}"):
            act(store)
    assert sorted(str(path) for path in store.rglob("*")) == before


@pytest.mark.parametrize("part", ["catalogue.json", SOURCES])
def test_the_command_that_is_named_saves_the_texts_of_a_store_that_cannot_be_opened(
    tmp_path: Path, part: str
) -> None:
    store = tmp_path / "of [two] words"
    (tmp_path / "c.jsonld").write_text('{"@id": "urn:a", "urn:b": "c"}', encoding="utf-8")
    add_to(store, plan(tmp_path / "a.ttl"), plan(tmp_path / "b.ttl"), tmp_path / "c.jsonld")
    (store / part).write_text("spoiled", encoding="utf-8")
    (store / "generation-2" / "texts").mkdir(parents=True)  # the beginning of a change that was stopped
    with pytest.raises(Damaged) as told:
        kept_in(store)
    assert "store check" not in told.value.help
    words = shlex.split(told.value.help.split("“")[1].split("”")[0])
    done = CliRunner().invoke(peertoc, [word.replace("NEW", str(tmp_path / "new")) for word in words[1:]])
    assert (done.stdout.count("added "), done.stderr.count("error")) == (2, 1)
    saved = {kept.sha256 for kept in kept_in(tmp_path / "new").values()}
    assert saved == {
        hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("a.ttl", "b.ttl")
    }


def test_where_no_text_is_left_the_files_themselves_are_asked_for(store: Path) -> None:
    shutil.rmtree(store / "generation-1")
    with pytest.raises(Damaged) as told:
        kept_in(store)
    assert told.value.help.endswith("“peertoc store add PATHS --store NEW”.")


OTHERS: dict[str, tuple[type[Unstored], Callable[[Path], None]]] = {
    "was written by a newer peertoc": (Unstored, change("catalogue.json", format=2, peertoc="9.1")),
    "is no store: its catalogue.json is of another kind": (NoStore, put("catalogue.json", "[]")),
    "of another kind": (NoStore, put("catalogue.json", '{"name": "x"}')),
}


@pytest.mark.parametrize("words", OTHERS)
def test_what_is_no_store_that_can_be_read_is_told(store: Path, tmp_path: Path, words: str) -> None:
    kind, make = OTHERS[words]
    make(store)
    for act in (kept_in, lambda store: add_to(store, tmp_path / "a.ttl"), lambda s: remove_from(s, "a.ttl")):
        with pytest.raises(kind, match=words):
            act(store)


def test_a_missing_folder_another_folder_and_a_file_are_no_store(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="does not exist"):
        kept_in(tmp_path / "store")
    with pytest.raises(NoStore, match=r"is no store: it holds no catalogue\.json"):
        kept_in(tmp_path)
    with pytest.raises(NoStore, match="is a file"):
        kept_in(plan(tmp_path / "a.ttl"))


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(0, len(data), 40):
        data[place] ^= 0xFF
    path.write_bytes(data)


def test_spoiled_statements_are_told_whichever_file_is_spoiled(store: Path, tmp_path: Path) -> None:
    names = sorted(path.name for path in (store / "generation-1" / "rdf").glob("*.sst"))
    assert len(names) > 5
    for number, name in enumerate(names):
        copy = tmp_path / str(number)
        shutil.copytree(store, copy)
        spoil(copy / "generation-1" / "rdf" / name)
        assert faults_in(copy) == ["rdf-unreadable"]
        with pytest.raises(Damaged, match="generation-1/rdf cannot be read"):
            remove_from(copy, "a.ttl")
        with reading(copy) as catalogue:
            assert catalogue.text_of(catalogue.sources[0]).exists()
        assert [path.name for path in copy.iterdir() if path.is_dir()] == ["generation-1"]


def test_a_missing_text_is_told_before_it_is_lost_for_good(store: Path, tmp_path: Path) -> None:
    kept = kept_in(store)["a.ttl"]
    (store / "generation-1" / "texts" / kept.sha256).unlink()
    with pytest.raises(Damaged, match=rf"is missing, the text of {kept.file}"):
        add_to(store, plan(tmp_path / "c.ttl"))
    assert faults_in(store) == ["text-missing"]
    add_to(store, plan(tmp_path / "a.ttl", "The cure that is told"))
    assert faults_in(store) == []


def limited(*arguments: str | Path, bytes: int) -> subprocess.CompletedProcess[str]:
    """Run a command that may write no file larger than so many bytes, as on a disk that is full."""
    code = (
        "import resource, sys; from peertoc.cli import main\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes}, {bytes}))\n"
        "sys.argv[0] = 'peertoc'; main()"
    )
    words = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("count", "bytes"), [(9_000, 0), (9_000, 20_000), (9_000, 200_000), (90_000, 1_000_000)]
)
def test_a_full_disk_changes_nothing(store: Path, tmp_path: Path, count: int, bytes: int) -> None:
    before = kept_in(store)
    lines = (f'<urn:s{n}> <urn:p> "value {n * 7919}" .\n' for n in range(count))
    (tmp_path / "large.nt").write_text("".join(lines), encoding="utf-8")
    done = limited("store", "add", tmp_path / "large.nt", "--store", store, bytes=bytes)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: The store {store} could not be written: ")
    assert "What it held before is as it was." in done.stderr
    assert kept_in(store) == before
    assert faults_in(store) == []
    assert [path.name for path in store.iterdir() if path.is_dir()] == ["generation-1"]


def test_a_full_disk_makes_no_half_store(tmp_path: Path) -> None:
    done = limited("store", "add", plan(tmp_path / "a.ttl"), "--store", tmp_path / "store", bytes=1_000)
    assert (done.returncode, done.stdout) == (2, "")
    assert "could not be written" in done.stderr.splitlines()[0]
    assert add_to(tmp_path / "store", plan(tmp_path / "a.ttl"))
    assert faults_in(tmp_path / "store") == []


def refused(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_store_without_leave_to_write_is_told(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peertoc.catalogue.store.locking.os.open", refused)
    with pytest.raises(Unwritable, match="could not be written: you may not write there"):
        add_to(store, tmp_path / "a.ttl")


def test_a_store_without_leave_to_read_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathlib.Path.read_bytes", refused)
    with pytest.raises(Unstored, match="may not be read"):
        kept_in(store)


def test_a_generation_without_leave_to_read_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathlib.Path.open", refused)
    with pytest.raises(Unstored, match="may not be read"):
        kept_in(store)


def test_a_disk_without_links_gets_copies(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pathlib.Path.hardlink_to", refused)
    add_to(store, plan(tmp_path / "c.ttl"))
    assert faults_in(store) == []


def test_statements_that_went_missing_are_not_copied_as_if_they_were_all(store: Path, tmp_path: Path) -> None:
    rdf = ox.Store(str(store / "generation-1" / "rdf"))
    rdf.remove_graph(ox.NamedNode(graph_name(str(tmp_path / "a.ttl"))))
    rdf.flush()
    del rdf
    with pytest.raises(Damaged, match=r"does not hold the statements of .*a\.ttl"):
        remove_from(store, "b.ttl")
    assert sorted(kept_in(store)) == ["a.ttl", "b.ttl"]


def test_a_generation_without_its_lock_is_damage(store: Path) -> None:
    (store / "generation-1" / "readers").unlink()
    with pytest.raises(Damaged, match="generation-1 is not held by its lock"):
        kept_in(store)
