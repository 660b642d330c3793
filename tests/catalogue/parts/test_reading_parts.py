"""How parts are read: places of the whole file, other ways of writing, bad input, full disks."""

from __future__ import annotations

import io
import os
import resource
import sys
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from peertoc.catalogue import Source, read
from peertoc.catalogue.parts import blocks, in_parts, is_large
from peertoc.errors import Malformed, PeertocError, Unreadable, Unwritable
from peertoc.vocabulary import RDF, XSD
from tests.catalogue.parts.parted import BACK, E, documents, line, parted, source

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.catalogue import Document

TYPE = f"<{RDF}type>"
MANY = [line(f"i{number}", TYPE, "Initiative") + line(f"i{number}", "p", '"é, once"') for number in range(40)]

# So deep, the parser would end the process.
NESTED = "<e:x> <e:p> " + "<<( <e:x> <e:p> " * 30_000 + "<e:o>" + " )>>" * 30_000 + " ."


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def statements(documents: list[Document]) -> list[str]:
    return sorted(str(triple) for document in documents for triple in document.triples)


def faults(path: Path, block: int = 400) -> tuple[list[Document], list[PeertocError]]:
    """Load what can be loaded, and gather what is told of the rest."""
    loaded: list[Document] = []
    told: list[PeertocError] = []
    with parted(path, block=block) as parts:
        for part in parts:
            try:
                loaded.append(part.load())
            except PeertocError as fault:
                told.append(fault)
        told += parts.faults
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    return loaded, told


def test_ctrl_c_while_it_is_removed_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.nt", "".join(MANY))
    pressed: list[int] = []

    def unlink_and_press(*names: Any, **words: Any) -> None:
        remove(*names, **words)
        if not pressed:
            pressed.append(1)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), parted(path):  # noqa: PT012 - it comes at the end
        remove = os.unlink
        monkeypatch.setattr(os, "unlink", unlink_and_press)
    assert pressed
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.nt"]


def test_places_are_those_of_the_whole_file(tmp_path: Path) -> None:
    path = written(tmp_path / "a.nt", "".join(MANY))
    whole, parts = read(source(path)), documents(path)
    assert len(parts) > 5
    for document in parts:
        for triple in document.triples:
            place = document.place(triple.subject, triple.predicate, triple.object)  # type: ignore[arg-type]
            assert place == whole.place(triple.subject, triple.predicate, triple.object)  # type: ignore[arg-type]
            assert document.line(place) == whole.line(place)


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", " # said\n", "\n\n", "\n# a line of words, and a few more\n", "\t\n"]
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_other_ways_to_end_a_line_are_read_the_same(tmp_path: Path, end: str, mark: bytes) -> None:
    text = "".join(MANY).replace("\n", end).encode()
    path = written(tmp_path / "a.nt", mark + text)
    parts, whole = documents(path), read(source(path))
    assert statements(parts) == statements([whole])
    for document in parts:
        last = document.triples[-1]
        assert document.place(last.subject, last.predicate) == whole.place(last.subject, last.predicate)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written_otherwise",
    ["<http://e/far><http://e/back><http://e/i0>.\n",
     "\t<http://e/far>  <http://e/back>\t<http://e/i0> . # x\n",
     r"<http://e/f\u0061r> <http://e/b\u0061ck> <http://e/i\u0030> ." + "\n"],
)  # fmt: skip
def test_a_line_that_is_written_otherwise_joins_all_the_same(tmp_path: Path, written_otherwise: str) -> None:
    path = written(tmp_path / "a.nt", "".join([*MANY, written_otherwise]))
    first = documents(path)[0]
    assert f"<{E}far> <{E}back> <{E}i0>" in map(str, first.triples)


def test_lines_are_counted_as_the_parsers_do() -> None:
    for ends in (["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"], ["\f\n"]):
        text = "".join(f"line {number}{ends[number % len(ends)]}" for number in range(7)).encode()
        for piece in (text, text + b"last"):
            lines = list(blocks.each_line(piece))
            assert lines == piece.splitlines(keepends=True)
            assert len(lines) == blocks.lines_of(piece)


def test_blank_nodes_of_the_same_name_are_one_through_the_file(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.nt", "".join([line("_:b", "p", '"first"'), *MANY, line("_:b", "p", '"last"')])
    )
    first = documents(path)[0]
    assert len(first.statements.objects(first.triples[0].subject, f"{E}p")) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("<http://e/x> <http://e/p> <http://e/y>\n", "dot"),
        ('<http://e/x> <http://e/p> "a\x00b" .\n', "control character"),
        (b'<http://e/x> <http://e/p> "a\xffb" .\n', "not UTF-8"),
        (f'<http://e/x> <http://e/p> "{"9" * 1001}"^^<{XSD}integer> .\n', "longer than a number"),
        (f'<http://e/x> <http://e/p> "1e9999"^^<{XSD}decimal> .\n', "reckoned"),
        (f'<http://e/x> <http://e/p> "inf"^^<{XSD}integer> .\n', "reckoned"),
        ('<http://e/x> <http://e/p> "a"@en--ltr .\n', "RDF 1.2"),
        (f"<http://e/x> <http://e/p> <http://e/{'y' * 10_001}> .\n", "address is longer"),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_at_its_place_and_the_other_parts_are_read(
    tmp_path: Path, bad: str | bytes, words: str
) -> None:
    text = "".join(MANY).encode()
    half = text.index(f"<{E}i20>".encode())
    path = written(
        tmp_path / "a.nt", text[:half] + (bad if isinstance(bad, bytes) else bad.encode()) + text[half:]
    )
    loaded, (fault,) = faults(path)
    assert isinstance(fault, Malformed)
    assert words in fault.message
    assert fault.place.line in {41, 42}
    assert "were not checked" in fault.help
    assert sum(len(document.triples) for document in loaded) > 60


def test_the_place_of_a_bad_line_is_told_as_in_one_piece(tmp_path: Path) -> None:
    path = written(tmp_path / "a.nt", "".join([*MANY, "<http://e/x> <http://e/p> 5 .\n", *MANY]))
    _, (fault,) = faults(path)
    with pytest.raises(Malformed) as whole:
        read(source(path))
    assert (fault.message, fault.place) == (whole.value.message, whole.value.place)
    assert isinstance(fault, Malformed)
    assert fault.source == whole.value.source


def test_a_file_cut_off_in_the_middle_is_read_up_to_there(tmp_path: Path) -> None:
    text = "".join(MANY)
    path = written(tmp_path / "a.nt", text[: len(text) - 20])
    loaded, (fault,) = faults(path)
    assert fault.place is not None
    assert fault.place.line == 80
    assert sum(len(document.triples) for document in loaded) > 60


@pytest.mark.parametrize("ending", [".ttl", ".trig"])
def test_turtle_is_taken_in_parts_up_to_its_fault(tmp_path: Path, ending: str) -> None:
    text = "@prefix e: <http://e/> .\n" + "".join(
        f"e:i{number} a e:Initiative ; e:p [ e:q 'x' ] .\n" for number in range(60)
    )
    path = written(tmp_path / f"a{ending}", text)
    loaded, told = faults(path, 1000)
    assert len(loaded) > 5
    assert not told
    assert sum(len(document.triples) for document in loaded) == 180
    assert str(loaded[0].place(ox.NamedNode(f"{E}i0"))) == f"a{ending}"
    written(path, f"{text}e:x e:p e: e:y .\n{text}")
    loaded, (fault,) = faults(path, 1000)
    assert isinstance(fault, Malformed)
    assert fault.place.line == 62
    assert fault.source == "e:x e:p e: e:y ."
    assert "was not checked" in fault.help
    assert 150 < sum(len(document.triples) for document in loaded) < 180


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("<http://e/x> <http://e/p> 'a\x01b' .", "control character"),
        (NESTED, "brackets"),
    ],
)
def test_what_could_harm_in_turtle_ends_it_at_its_line(tmp_path: Path, bad: str, words: str) -> None:
    text = "".join(f"<http://e/i{number}> a <http://e/Initiative> .\n" for number in range(60))
    loaded, (fault,) = faults(written(tmp_path / "a.ttl", f"{text}{bad}\n{text}"))
    assert loaded
    assert words in fault.message
    assert fault.place is not None
    assert fault.place.line == 61


def test_a_line_without_end_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MAX_LINE", 2**12)
    path = written(tmp_path / "a.nt", "".join(MANY) + line("x", "p", f'"{"y" * 9000}"'))
    loaded, (fault,) = faults(path)
    assert loaded
    assert fault.place is not None
    assert fault.place.line == 81
    assert "Nothing from line" in fault.help
    written(path, "x" * 9000)
    with pytest.raises(Malformed, match="longer than"):
        faults(path)


@pytest.mark.parametrize(
    ("text", "words"), [(b"", "empty"), (b"PK\x03\x04", "spreadsheet"), ("a".encode("utf-16"), "UTF-16")]
)
def test_what_is_no_text_is_refused_at_once(tmp_path: Path, text: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        faults(written(tmp_path / "a.nt", text))


def test_a_file_that_is_not_there_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="does not exist"), parted(tmp_path / "a.nt"):
        pass


@pytest.mark.parametrize("room", [100, 3000])
def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path: Path, room: int) -> None:
    path = written(tmp_path / "a.ttl", "".join(MANY))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(Unwritable, match="disk is full") as fault:
            faults(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "TMPDIR" in fault.value.help
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.ttl"]


@pytest.mark.parametrize(("threshold", "many"), [(10**6, False), (1000, True)])
@pytest.mark.parametrize("format", ["ntriples", "turtle"])
def test_standard_input_is_taken_in_parts_where_it_is_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threshold: int, format: str, many: bool
) -> None:
    text = "".join(MANY)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    given = Source("<stdin>", None, format, in_folder=False)
    with in_parts(given, BACK, threshold=threshold, block=400, folder=tmp_path) as parts:
        assert (len(parts) > 5) == many
        loaded = [part.load() for part in parts]
        assert statements(loaded) == statements([read(source(written(tmp_path / "a.nt", text)))])
    last = ox.NamedNode(f"{E}i39")
    assert loaded[-1].place(last).line == (79 if format == "ntriples" or not many else 0)
    assert loaded[-1].name == "<stdin>"


def test_a_file_is_large_from_a_number_of_bytes_on(tmp_path: Path) -> None:
    path = written(tmp_path / "a.nt", "".join(MANY))
    size = path.stat().st_size
    assert is_large(source(path), size)
    assert not is_large(source(path), size + 1)
    assert not is_large(source(path))
    assert not is_large(Source("a", path, "jsonld", in_folder=False), 1)
    assert not is_large(Source("-", None, "turtle", in_folder=False), 0)
    assert not is_large(source(tmp_path / "b.nt"), 0)


def test_a_part_that_is_too_large_is_refused_with_its_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peertoc.catalogue.parts.part.MAX_BYTES", 300)
    _, told = faults(written(tmp_path / "a.nt", "".join(MANY)))
    assert all("hang together" in fault.message and "not checked" in fault.help for fault in told)
    assert told


def test_progress_is_told_up_to_the_last_byte(tmp_path: Path) -> None:
    path = written(tmp_path / "a.nt", "".join(MANY))
    seen: list[tuple[int, int]] = []
    with in_parts(source(path), BACK, block=400, watch=lambda done, size: seen.append((done, size))):
        assert seen[-1] == (path.stat().st_size,) * 2
        assert seen == sorted(seen)


def test_a_file_that_is_changed_while_it_is_checked_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.nt", "".join(MANY))
    with parted(path) as parts:
        first, second, *_ = parts
        first.load()
        path.write_text("".join(MANY[1:]), encoding="utf-8")
        with pytest.raises(Unreadable, match="was changed while") as fault:
            second.load()
    assert "were not checked" in fault.value.help


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_a_cut_lies_between_two_places_whatever_ends_the_lines(end: bytes) -> None:
    text = b"".join(b"<x:%d> <x:p> <x:q> ." % (number // 4) + end for number in range(400))
    for low in range(700, 6_000, 700):
        cut = blocks.clean_cut(text, low, low + 300, 100)
        assert low - 24 <= cut <= low + 300
        assert text[:cut].endswith(end)
    assert blocks.line_before(text, 50) == text.rindex(end, 0, 50) + len(end)
