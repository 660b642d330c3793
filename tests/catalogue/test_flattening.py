"""The quick way through the gate lets through what the careful way does, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import gate
from peertoc.catalogue.document import Document
from peertoc.catalogue.formats import FORMATS, of_file
from peertoc.catalogue.store.statements import Text, quads_from, quads_of
from peertoc.catalogue.values import MAX_VALUE
from peertoc.errors import PeertocError
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Quad

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
    "<e:A rdf:about='http://a'>{}</e:A></rdf:RDF>"
)
FOLDERS = ("examples", "tests/catalogue/found", "tests/catalogue/syntax", "tests/catalogue/sample", "shapes")
FILES = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and of_file(path.name) is not None
)

ORDINARY = {
    "a text with what looks like a nameless node": ("turtle", '<x:a> <x:p> "_:ab <x:b>", "_:ab .", [] .'),
    "nameless nodes": ("ntriples", "_:a <x:p> _:b .\n_:b <x:p> _:a .\n"),
    "nested nameless nodes": ("turtle", "<x:a> <x:p> [ <x:p> ( [] 1 ) ], [] . [] <x:p> () ."),
    "named graphs": ("trig", "<x:g> { <x:a> <x:p> [] } <x:a> <x:p> [] ."),
    "numbers": ("turtle", "<x:a> <x:p> 1, 1.5, -2, 1e9, 12345678901, 007 ."),
    "a long text": ("turtle", f'<x:a> <x:p> "{"é" * 5_000}", 1 .'),
    "brackets in a text": ("turtle", f'<x:a> <x:p> "{"[" * 2_000}" .'),
    "hyphens": ("turtle", '<x:a--b> <x:p> "-- 1 --"@en .'),
    "lines that end early": ("ntriples", '<x:a> <x:p> "a\\nb .\\n" .\r\n<x:b> <x:p> "\\u0001" . # c'),
    "an escape before the last dot": ("turtle", r"@prefix : <http://e/> . :s :p :a\.b."),
    "nothing": ("turtle", "# nothing yet\n"),
}
REFUSED = {
    "no power of ten": ("turtle", f'<x:a> <x:p> 1 .\n<x:b> <x:p> "1E99999"^^<{XSD}decimal> .'),
    "no number": ("nquads", f'<x:a> <x:p> "NaN"^^<{XSD}integer> <x:g> .'),
    "a long number": ("ntriples", f'<x:a> <x:p> "{"9" * 1_001}"^^<{XSD}double> .'),
    "an endless duration": ("turtle", f'<x:a> <x:p> "P{"9" * 30}Y"^^<{XSD}duration> .'),
    "a long address": ("turtle", f"<x:a> <x:p> <x:{'b' * 10_001}> ."),
    "too long a text": ("turtle", f'<x:a> <x:p> "{"é" * (MAX_VALUE + 1)}" .'),
    "a direction": ("turtle", '<x:a> <x:p> "a"@en--ltr .'),
    "a statement about a statement": ("turtle", "<x:a> <x:p> <x:b> ~ <x:c> ."),
    "deep statements": ("turtle", "<x:a> <x:p> " + "<<( <x:a> <x:p> " * 200_000),
    "deep brackets": ("turtle", f"<x:a> <x:p> {'[ <x:p> ' * 1_001}1{']' * 1_001} ."),
    "deep lists": ("turtle", f"<x:a> <x:p> {'( ' * 1_001}{')' * 1_001} ."),
    "a relative name": ("rdfxml", RDF_XML.format('<e:p rdf:resource="b"/>')),
    "no base": ("turtle", "<a> <x:p> 1 ."),
    "another format": ("turtle", '{"@id": "x:a"}'),
    "a control character": ("turtle", '<x:a> <x:p> "\x01" .'),
    "no UTF-8 after an umlaut": ("turtle", '<x:a> <x:p> "ü\udcff" .'),
}


def careful(data: bytes, format: str) -> list[Quad] | str:
    try:
        return sorted(quads_of(gate.load(data, "a", format).triples, "urn:g"), key=str)
    except PeertocError as fault:
        return f"{fault.place}{fault.message}"


def quick(data: bytes, format: str) -> list[Quad] | str:
    try:
        return sorted(quads_from(Text(FORMATS[format].lines(data, "a"), "urn:g")), key=str)
    except PeertocError as fault:
        return f"{fault.place}{fault.message}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_file_gives_the_same_statements_or_the_same_refusal_in_both_ways(path: Path) -> None:
    format = of_file(path.name)
    assert format is not None
    assert quick(path.read_bytes(), format.name) == careful(path.read_bytes(), format.name)


def test_the_files_are_found() -> None:
    assert len(FILES) > 300


@pytest.mark.parametrize("name", ORDINARY)
def test_the_ordinary_goes_the_quick_way(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    format, text = ORDINARY[name]
    expected = careful(text.encode(), format)
    assert isinstance(expected, list)
    monkeypatch.setattr(gate, "load", None)
    assert quick(text.encode(), format) == expected


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_in_both_ways_at_the_same_place(name: str) -> None:
    format, text = REFUSED[name]
    data = text.encode("utf-8", "surrogateescape")
    expected = careful(data, format)
    assert isinstance(expected, str)
    assert quick(data, format) == expected


def test_every_example_goes_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "load", None)
    for path in sorted((ROOT / "examples").glob("*/*.ttl")):
        assert FORMATS["turtle"].lines(path.read_bytes(), "a").count(b"\n") > 10


def test_a_text_too_large_once_written_out_is_refused_in_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peertoc.catalogue.admission.MAX_TOTAL", 300)
    monkeypatch.setattr("peertoc.catalogue.flattening.MAX_TOTAL", 300)
    text = f"@prefix a: <x:{'b' * 100}> . a:c a:c a:c .".encode()
    assert quick(text, "turtle") == careful(text, "turtle")
    assert "too large once its short names are written out" in str(quick(text, "turtle"))


def test_many_statements_are_put_into_a_graph_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peertoc.catalogue.flattening._LONG", 50)
    monkeypatch.setattr("peertoc.catalogue.flattening._AT_ONCE", 3)
    text = "".join(f"_:n{n} <x:p> _:n{n + 1} .\n" for n in range(20)).encode()
    ticks: list[int] = []
    lines = FORMATS["ntriples"].lines(text, "a")
    assert sorted(quads_from(Text(lines, "urn:g"), ticks.append), key=str) == careful(text, "ntriples")
    assert len(ticks) > 5
    assert sum(ticks) == 20


def test_a_document_writes_its_statements_as_lines() -> None:
    document = gate.read_text('<x:a> <x:p> "a\nb"@en, 1 .'.replace("\n", "\\n"), name="a")
    assert isinstance(document, Document)
    assert document.lines() == (
        b'<x:a> <x:p> "a\\nb"@en .\n<x:a> <x:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    )


PLAIN = {
    "statements": "<x:a> <x:p> <x:b> .\n<x:a> <x:p> 'b' .\n".replace("'", '"'),
    "nameless nodes": "_:i1.a0 <x:p> _:i1.b .\n_:i1.b <x:p> _:i1.a0 .\n",
    "values": f'<x:a> <x:p> "1"^^<{XSD}integer> .\n<x:a> <x:p> "-1.5"^^<{XSD}decimal> .\n',
    "languages": '<x:a> <x:p> "é"@en-GB .\n<x:a> <x:p> "é"@fr .\n',
    "large numbers": f'<x:a> <x:p> "12345678901"^^<{XSD}integer> .\n',
    "a long text": f'<x:a> <x:p> "{"é" * 5_000}" .\n',
    "the same again": "<x:a> <x:p> <x:b> .\n" * 3,
}
DOUBTFUL = {
    "a byte-order mark": "\ufeff<x:a> <x:p> <x:b> .\n",
    "a remark": "# a remark .\n<x:a> <x:p> <x:b> .\n",
    "a remark with a nameless node": "<x:a> <x:p> <x:b> .\n# a _:b .\n_:b <x:p> <x:b> .\n",
    "a blank line": "<x:a> <x:p> <x:b> .\n\n<x:a> <x:p> <x:c> .\n",
    "no last line end": "<x:a> <x:p> <x:b> .",
    "a line of another system": "<x:a> <x:p> <x:b> .\r\n",
    "a dot without a space": "<x:a> <x:p> <x:b>.\n",
    "tabs": "_:a\t<x:p>\t_:b .\n",
    "two spaces": "_:a  <x:p> _:b .\n",
    "a label that is none": "_:a <x:p> _:\\b .\n",
    "a label beyond ASCII": "_:a <x:p> _:é .\n",
    "a nameless node in a text": '_:a <x:p> "_:a <x:b>, _:a ." .\n',
    "a space before": "<x:a> <x:p> _:b .\n _:b <x:p> <x:c> .\n",
    "a kind of value by an escape": f'<x:a> <x:p> "1E99999"^^<{XSD}deci\\u006Dal> .\n',
    "a kind of value in a text": '<x:a> <x:p> "^^" .\n',
    "a value of no kind of number": f'<x:a> <x:p> "1E99999"^^<{XSD}decimal> .\n',
    "a direction": '<x:a> <x:p> "a"@en--ltr .\n',
    "a statement about one": "<x:a> <x:p> <<( <x:a> <x:p> <x:b> )>> .\n",
    "a control character": '<x:a> <x:p> "\x01" .\n',
    "nothing": "",
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_lines_stand_as_they_are_and_mean_the_same(name: str) -> None:
    data = PLAIN[name].encode()
    assert FORMATS["ntriples"].stands
    assert FORMATS["ntriples"].stands(data, "a")
    assert sorted(quads_from(Text(data, "urn:g", proven=False)), key=str) == careful(data, "ntriples")


@pytest.mark.parametrize("name", DOUBTFUL)
def test_lines_do_not_stand_where_there_is_any_doubt(name: str) -> None:
    assert FORMATS["ntriples"].stands
    assert not FORMATS["ntriples"].stands(DOUBTFUL[name].encode(), "a")


def test_only_lines_can_stand_as_they_are() -> None:
    assert [name for name, format in FORMATS.items() if format.stands] == ["ntriples"]
