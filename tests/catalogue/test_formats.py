"""The six formats: one graph in each, and the register that a further format joins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from peertoc.catalogue import FORMATS, Document, Format, find_sources, formats, read, read_text, register
from peertoc.errors import UnknownName, Unreadable
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

SAMPLES = sorted((Path(__file__).parent / "sample").iterdir())


def canonical(triples: Iterable[ox.Triple]) -> ox.Dataset:
    """Give the statements with names for blank nodes that depend on the graph alone."""
    graph = ox.Dataset(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return graph


def load(path: Path) -> Document:
    (source,) = find_sources([str(path)])
    assert not isinstance(source, Unreadable)
    return read(source)


def test_there_is_a_sample_in_every_format() -> None:
    assert {path.suffix for path in SAMPLES} == {".ttl", ".trig", ".nt", ".nq", ".rdf", ".jsonld"}
    formats_ = [load(path).format for path in SAMPLES]
    assert formats_ == ["jsonld", "nquads", "ntriples", "rdfxml", "trig", "turtle"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
def test_the_same_graph_comes_from_every_format(path: Path) -> None:
    document = load(path)
    assert len(document.triples) == len(document.statements) == 25
    assert canonical(document.triples) == canonical(load(SAMPLES[-1]).triples)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
def test_a_byte_order_mark_is_no_part_of_the_text(path: Path, tmp_path: Path) -> None:
    marked = tmp_path / path.name
    marked.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert canonical(load(marked).triples) == canonical(load(path).triples)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
def test_places_are_exact_or_name_the_file_alone(path: Path) -> None:
    document = load(path)
    initiative = ox.NamedNode("https://example.org/sample/initiative")
    place = document.place(initiative)
    if path.suffix in {".rdf", ".jsonld"}:
        assert place == Place(str(path))
    else:
        text = document.line(place)[place.column - 1 : place.end_column - 1]
        assert text in {"<initiative>", "<https://example.org/sample/initiative>"}


@pytest.mark.parametrize("ending", [".xml", ".owl", ".RDF"])
def test_rdf_xml_has_several_endings(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"sample{ending}"
    path.write_bytes(next(path for path in SAMPLES if path.suffix == ".rdf").read_bytes())
    assert load(path).format == "rdfxml"


def test_blank_nodes_of_two_documents_are_never_the_same() -> None:
    text = "_:a <https://example.org/p> _:b ."
    nodes = {
        term
        for name in ("one", "two")
        for triple in read_text(text, name=name).triples
        for term in (triple.subject, triple.object)
    }
    assert len(nodes) == 4


def test_an_unknown_format_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        read_text("", name="x", format="turtel")
    assert "turtle" in caught.value.help
    with pytest.raises(UnknownName):
        find_sources(["-"], "excel")


def test_a_reader_of_another_format_registers_and_brings_its_places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Cells:
        def place(self, index: int, part: int) -> Place:
            return Place("steps.csv", line=index + 2, column=part + 1)

        def line(self, place: Place) -> str:
            return f"row {place.line}"

    def load_table(data: bytes, name: str) -> Document:
        thing = ox.NamedNode(f"https://example.org/{data.decode().strip()}")
        return Document(name, "table", (ox.Triple(thing, thing, thing),), Cells())

    monkeypatch.setattr(formats, "_BY_NAME", dict(FORMATS))
    register(Format("table", "a table", (".csv",), load_table))
    assert formats.of_file("steps.CSV") is not None
    document = formats.named("table").load(b"visits\n", "steps.csv")
    thing = ox.NamedNode("https://example.org/visits")
    assert document.place(thing, thing.value, thing) == Place("steps.csv", 2, 3)
    assert document.line(document.place(thing)) == "row 2"
    with pytest.raises(ValueError, match="there already"):
        register(Format("other", "another", (".ttl",), load_table))
