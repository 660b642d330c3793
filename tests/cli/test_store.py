"""``peertoc store`` at the command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from peertoc.catalogue import store as catalogue_store
from peertoc.catalogue.graph_names import graph_name
from peertoc.catalogue.store import reading, writing
from peertoc.cli import peertoc
from tests.catalogue.store.ground import files_with, plan
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from peertoc.catalogue.store import Done
    from peertoc.errors import PeertocError


def run(command: str, store: Path, *args: str | Path, input: str = "") -> Result:
    words = ["store", command, *map(str, args), "--store", str(store), "--today", "2026-01-31"]
    return CliRunner().invoke(peertoc, words, input=input)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Keep two plans, one of them with a title that no terminal, page or spreadsheet should obey."""
    plan(tmp_path / "plans" / "a.ttl", "=1+1 | <b> \\u001B[2J")
    plan(
        tmp_path / "plans" / "b.ttl", "Land peers", more='<https://example.org/b> dcterms:title "Terres"@fr .'
    )
    assert run("add", tmp_path / "store", tmp_path / "plans").exit_code == 0
    return tmp_path / "store"


def listed(store: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run("list", store, "--format", "json").stdout)
    return {source["name"]: source for source in document["sources"]}


def test_what_was_added_is_told_line_by_line(tmp_path: Path) -> None:
    file = plan(tmp_path / "a.ttl")
    told = []
    for title in ("One", "Two", "Two"):
        plan(file, title)
        done = run("add", tmp_path / "store", file)
        assert (done.exit_code, done.stderr) == (0, "")
        told.append(done.stdout)
    assert told == [
        f"added {file} (4 statements)\n",
        f"replaced {file} (4 statements, version 2)\n",
        f"unchanged {file} (4 statements, version 3)\n",
    ]


def test_what_cannot_be_read_ends_in_2_and_the_rest_is_added(tmp_path: Path) -> None:
    bad = tmp_path / "b.ttl"
    bad.write_text("<a> <b", encoding="utf-8")
    done = run("add", tmp_path / "store", plan(tmp_path / "a.ttl"), bad, tmp_path / "missing.ttl")
    assert done.exit_code == 2
    assert done.stdout == f"added {tmp_path / 'a.ttl'} (4 statements)\n"
    assert done.stderr.count("error: ") == 2
    again = json.loads(run("add", tmp_path / "store", tmp_path / "a.ttl", bad, "--format", "json").stdout)
    assert [source["done"] for source in again["sources"]] == ["unchanged"]
    assert [fault["file"] for fault in again["unchecked"]] == [str(bad)]
    assert (again["version"], again["store"]) == (1, str(tmp_path / "store"))


def test_standard_input_can_be_kept(tmp_path: Path) -> None:
    text = plan(tmp_path / "a.ttl").read_text("utf-8")
    assert run("add", tmp_path / "store", "-", input=text).stdout == "added <stdin> (4 statements)\n"
    assert listed(tmp_path / "store")["<stdin>"]["graph"] == "urn:peertoc:source:stdin"
    assert run("remove", tmp_path / "store", "-").stdout == "removed <stdin> (4 statements)\n"


def test_the_list_says_what_is_kept(store: Path, tmp_path: Path) -> None:
    done = run("list", store)
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["file", "initiatives", "statements", "added", "sha256", "version"]
    assert lines[1].startswith(f"{tmp_path / 'plans' / 'a.ttl'}  =1+1 | <b> \\x1b[2J")
    assert lines[2].split()[1:4] == ["Land", "peers", "5"]
    assert "2026-01-31T00:00:00Z" in lines[2]
    assert lines[-1] == "2 sources, 9 statements."
    assert "Terres" in run("list", store, "--lang", "fr").stdout


def test_the_list_is_there_for_programs_spreadsheets_and_pages(store: Path, tmp_path: Path) -> None:
    sources = listed(store)
    assert sources["b.ttl"]["initiatives"] == [{"iri": "https://example.org/b", "title": "Land peers"}]
    assert len(sources["b.ttl"]["sha256"]) == 64
    rows = list(csv.reader(io.StringIO(run("list", store, "--format", "csv").stdout)))
    assert rows[0] == ["file", "initiatives", "statements", "added", "sha256", "version"]
    assert rows[1][1] == "'=1+1 | <b> \\x1b[2J"
    page = tmp_path / "list.md"
    assert run("list", store, "-o", page).exit_code == 0
    assert r"=1+1 \| &lt;b&gt;" in page.read_text("utf-8")
    assert all(line.count(" | ") == 5 for line in page.read_text("utf-8").splitlines()[2:])


def test_files_of_one_name_are_listed_by_their_graphs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    for folder in ("one", "two"):
        plan(tmp_path / folder / "a.ttl")
        monkeypatch.chdir(tmp_path / folder)
        assert run("add", store, "a.ttl").exit_code == 0
    graphs = [graph_name(str(tmp_path / folder / "a.ttl")) for folder in ("one", "two")]
    for style in ("text", "markdown"):
        listed = run("list", store, "--format", style).stdout
        assert all(listed.count(graph) == 1 for graph in graphs)
    rows = csv.DictReader(io.StringIO(run("list", store, "--format", "csv").stdout))
    assert [row["file"] for row in rows] == ["a.ttl", "a.ttl"]


def test_an_initiative_without_name_or_title_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("[] a <https://w3id.org/peertoc#Initiative> .", encoding="utf-8")
    (tmp_path / "b.ttl").write_text("<https://e.org/land-peers> a <https://w3id.org/peertoc#Initiative> .")
    run("add", tmp_path / "store", tmp_path / "a.ttl", tmp_path / "b.ttl")
    sources = listed(tmp_path / "store")
    assert sources["a.ttl"]["initiatives"] == [{"iri": None, "title": "(without a name)"}]
    assert sources["b.ttl"]["initiatives"] == [{"iri": "https://e.org/land-peers", "title": "land peers"}]


def test_what_was_removed_is_told_and_gone(store: Path) -> None:
    done = run("remove", store, "https://example.org/b", "c.ttl", "--format", "json")
    assert done.exit_code == 2
    document = json.loads(done.stdout)
    assert [(source["done"], source["name"]) for source in document["sources"]] == [("removed", "b.ttl")]
    assert document["unchecked"][0]["reason"] == "There is no source in the store called “c.ttl”."
    assert "error: There is no source" in done.stderr
    assert files_with(store, "Land peers") == []


def test_without_names_nothing_is_removed(store: Path) -> None:
    done = run("remove", store)
    assert (done.exit_code, done.stdout) == (0, "")
    assert len(listed(store)) == 2


def test_a_check_of_a_sound_store_ends_in_0(store: Path) -> None:
    done = run("check", store)
    assert (done.exit_code, done.stdout) == (0, f"{store}: 2 sources, 9 statements; nothing is wrong.\n")
    document = json.loads(run("check", store, "--format", "json").stdout)
    assert (document["sources"], document["statements"], document["findings"]) == (2, 9, [])


def test_a_check_of_a_spoiled_store_ends_in_1(store: Path, tmp_path: Path) -> None:
    digest = listed(store)["a.ttl"]["sha256"]
    (store / "generation-1" / "texts" / digest).unlink()
    (store / "generation-5").mkdir()
    done = run("check", store)
    assert done.exit_code == 1
    assert done.stdout == (
        f"error[text-missing]: The text of {tmp_path / 'plans' / 'a.ttl'} is missing.\n"
        "   = help: Remove the source from the store (“peertoc store remove”), then add the file again.\n\n"
        "note: Left over from earlier: generation-5. The next change to the store deletes it.\n"
        f"{store}: 2 sources, 9 statements; 1 fault.\n"
    )
    found = json.loads(run("check", store, "--format", "json").stdout)["findings"]
    assert [fault["kind"] for fault in found] == ["text-missing"]


def test_an_export_is_chosen_by_its_name(store: Path, tmp_path: Path) -> None:
    assert run("export", store).stdout.count(" <urn:peertoc:source:") == 9
    for name, begins in (("out.nq", "<"), ("out.trig", "@prefix")):
        done = run("export", store, "-o", tmp_path / name)
        assert (done.exit_code, done.stderr) == (0, f"written to {tmp_path / name}\n")
        assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert run("export", store, "-o", tmp_path / "out").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.ttl", "b.ttl"]
    for words in (("-o", tmp_path / "out"), ("-o", tmp_path / "out.pdf"), ("--format", "files")):
        assert run("export", store, *words).exit_code == 2


@pytest.mark.parametrize("command", ["list", "check", "export"])
def test_nothing_is_written_into_the_store_itself(store: Path, command: str) -> None:
    done = run(command, store, "-o", store / "sub", "--format", "nquads" if command == "export" else "json")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"error: {store / 'sub'} lies in the store.")
    assert run("check", store).exit_code == 0


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_document_for_programs_is_whole_where_there_is_no_store(tmp_path: Path, command: str) -> None:
    done = run(command, tmp_path / "nowhere", "--format", "json")
    assert done.exit_code == 2
    assert "does not exist" in json.loads(done.stdout)["unchecked"][0]["reason"]
    assert run(command, tmp_path / "nowhere").stdout == ""


@pytest.mark.parametrize("command", ["add", "remove"])
def test_a_second_writer_is_told_in_words_and_in_its_document(store: Path, command: str) -> None:
    with writing(store, "peertoc store add"):
        done = run(command, store, store.parent / "plans" / "a.ttl", "--format", "json")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: Another program is writing into the store")
    document = json.loads(done.stdout)
    assert (document["sources"], len(document["unchecked"])) == ([], 1)


def test_a_reader_of_what_was_replaced_is_noted(store: Path, tmp_path: Path) -> None:
    plan(tmp_path / "plans" / "a.ttl", "Other words")
    with reading(store):
        done = run("add", store, tmp_path / "plans" / "a.ttl")
    assert done.exit_code == 0
    assert done.stderr == "A program still reads the store as it was; the next change deletes that state.\n"


def test_an_older_vocabulary_is_noted(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peertoc.catalogue.store.reader.vocabulary_sha256", lambda: "0" * 64)
    assert "the vocabulary in the store is that of another version" in run("list", store).stderr
    done = run("check", store)
    assert done.exit_code == 0
    assert "note: The vocabulary is that of another version of peertoc." in done.stdout


@pytest.mark.parametrize("words", [[], ["lst"], ["add"], ["add", "a.ttl"], ["list"]])
def test_misused_it_says_how_it_is_used(words: list[str]) -> None:
    done = CliRunner().invoke(peertoc, ["store", *words])
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_a_closed_pipe_says_nothing(store: Path) -> None:
    words = f"'{sys.executable}' -m peertoc store export --store '{store}' | head -1"
    done = subprocess.run(["sh", "-c", words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


@pytest.mark.parametrize("style", ["text", "json"])
def test_who_stops_it_is_told_what_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    def stopped(*_: object) -> Iterator[Done | PeertocError]:
        yield from add(*_)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    add = catalogue_store.add
    monkeypatch.setattr(catalogue_store, "add", stopped)
    done = run("add", tmp_path / "store", plan(tmp_path / "a.ttl"), "--format", style)
    assert done.exit_code == 130
    assert done.stderr == "Stopped after 1 file: what was told stays done, nothing else was changed.\n"
    if style == "json":
        assert json.loads(done.stdout)["sources"][0]["file"] == str(tmp_path / "a.ttl")
    assert list(listed(tmp_path / "store")) == ["a.ttl"]
