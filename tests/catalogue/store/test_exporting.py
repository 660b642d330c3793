"""Taking a catalogue out of its store again."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from peertoc.catalogue.store import reading
from peertoc.catalogue.store.exporting import paths_for, write_files, write_quads
from peertoc.errors import Damaged, Unwritable
from tests.catalogue.store.ground import add_to, kept_in, plan
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.catalogue.store import Kept


@pytest.fixture
def store(tmp_path: Path) -> Path:
    add_to(tmp_path / "store", plan(tmp_path / "a.ttl"), plan(tmp_path / "b.ttl", "Café"))
    return tmp_path / "store"


@pytest.fixture
def kept(store: Path) -> Kept:
    return kept_in(store)["a.ttl"]


@pytest.mark.parametrize(
    ("format", "syntax"), [("nquads", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)]
)
def test_quads_hold_every_source_in_its_graph_and_nothing_else(
    store: Path, format: str, syntax: ox.RdfFormat
) -> None:
    stream = io.BytesIO()
    with reading(store) as catalogue:
        write_quads(catalogue, stream, format)
        graphs = {kept.graph: kept.statements for kept in catalogue.sources}
    written = list(ox.parse(stream.getvalue(), format=syntax))
    names = [quad.graph_name.value for quad in written if isinstance(quad.graph_name, ox.NamedNode)]
    assert {graph: names.count(graph) for graph in names} == graphs
    assert len({quad.object.value for quad in written if isinstance(quad.object, ox.BlankNode)}) == 2


def test_the_same_files_are_exported_alike_in_whichever_order_they_came(tmp_path: Path) -> None:
    files = plan(tmp_path / "a.ttl"), plan(tmp_path / "b.ttl", "Café")
    written = []
    for name, order in (("one", files), ("two", reversed(files))):
        for file in order:
            add_to(tmp_path / name, file)
        stream = io.BytesIO()
        with reading(tmp_path / name) as catalogue:
            write_quads(catalogue, stream, "nquads")
        written.append(stream.getvalue())
    assert written[0] == written[1] != b""


def test_files_come_out_as_they_went_in(tmp_path: Path) -> None:
    add_to(tmp_path / "store", ROOT / "examples")
    with reading(tmp_path / "store") as catalogue:
        number = write_files(catalogue, tmp_path / "out")
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(files) == number > 10
    for path in files:
        source = ROOT / "examples" / path.relative_to(tmp_path / "out")
        assert path.read_bytes() == source.read_bytes()


def test_a_folder_that_is_there_is_never_written_over(store: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with reading(store) as catalogue:
        assert write_files(catalogue, tmp_path / "empty") == 2
        for name in ("empty", "a.ttl"):
            with pytest.raises(Unwritable, match="is there already"):
                write_files(catalogue, tmp_path / name)


def test_all_files_come_out_or_none(store: Path, tmp_path: Path, kept: Kept) -> None:
    (store / "generation-1" / "texts" / kept.sha256).unlink()
    before = sorted(tmp_path.iterdir())
    with reading(store) as catalogue, pytest.raises(Damaged, match="is missing"):
        write_files(catalogue, tmp_path / "out")
    with reading(store) as catalogue, pytest.raises(Unwritable, match="could not be written"):
        write_files(catalogue, tmp_path / "nowhere" / "out")
    assert sorted(tmp_path.iterdir()) == before


NAMES = {
    ("a.ttl", "b.ttl"): ["a.ttl", "b.ttl"],
    ("x/a.ttl", "y/a.ttl", "b.ttl"): ["x/a.ttl", "y/a.ttl", "b.ttl"],
    ("/top/x/a.ttl", "/top/y/a.ttl"): ["x/a.ttl", "y/a.ttl"],
    ("../../a.ttl",): ["a.ttl"],
    ("../a.ttl", "a.ttl"): ["a.ttl-0.ttl", "a.ttl-1.ttl"],
    ("A.ttl", "a.ttl"): ["a.ttl-0.ttl", "a.ttl-1.ttl"],
    ("x.ttl/a.ttl", "x.ttl", "y/a.ttl"): ["a.ttl-0.ttl", "a.ttl-1.ttl", "a.ttl-2.ttl"],
    ("..",): ["a.ttl-0.ttl"],
}


@pytest.mark.parametrize("files", NAMES)
def test_names_stay_apart_and_never_lead_out_of_the_folder(kept: Kept, files: tuple[str, ...]) -> None:
    sources = [
        replace(kept, file=file, graph=f"urn:peertoc:source:a.ttl-{number}")
        for number, file in enumerate(files)
    ]
    assert paths_for(sources) == [PurePosixPath(name) for name in NAMES[files]]


def test_standard_input_gets_a_name_of_its_own(kept: Kept) -> None:
    assert paths_for([replace(kept, file="<stdin>", name="<stdin>")]) == [PurePosixPath("stdin.ttl")]
