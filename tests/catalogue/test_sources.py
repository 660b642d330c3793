"""What PATHS stand for: files, folders, globs, standard input, and what is none of these."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from peertoc.catalogue import Source, decoding, each_source, fetching, find_sources, read
from peertoc.errors import Unreadable

TURTLE = "<https://example.org/a> a <https://example.org/B> .\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder, and work in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str, text: str = TURTLE) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names(*paths: str, format: str | None = None) -> list[str]:
    found = find_sources(paths, format)
    assert all(isinstance(entry, Source) for entry in found), found
    return [entry.name for entry in found if isinstance(entry, Source)]


def refusal(path: str, format: str | None = None) -> Unreadable:
    (entry,) = find_sources([path], format)
    assert isinstance(entry, Unreadable), entry
    return entry


def unread(path: str | Path) -> Unreadable:
    """Read a path without looking for it first, as when it changes in between."""
    with pytest.raises(Unreadable) as caught:
        read(Source(str(path), Path(path), "turtle", in_folder=False))
    return caught.value


# ---- files


def test_a_file_is_read_as_its_ending_says_in_small_letters_or_large(here: Path) -> None:
    write("a.ttl", "B.TTL", "c.nq")
    found = find_sources(["a.ttl", "B.TTL", "c.nq"])
    assert found == [
        Source("a.ttl", Path("a.ttl"), "turtle", False),
        Source("B.TTL", Path("B.TTL"), "turtle", False),
        Source("c.nq", Path("c.nq"), "nquads", False),
    ]


def test_a_named_format_goes_before_the_ending_of_a_file(here: Path) -> None:
    write("a.json", "b.txt")
    for entry in find_sources(["a.json", "b.txt"], "turtle"):
        assert isinstance(entry, Source)
        assert len(read(entry).triples) == 1


def test_what_is_named_twice_is_read_once(here: Path) -> None:
    write("data/a.ttl")
    Path("link.ttl").symlink_to("data/a.ttl")
    assert names("data/a.ttl", "./data/../data/a.ttl", "data", "data/*", "link.ttl", "-", "-") == [
        "data/a.ttl",
        "<stdin>",
    ]


def test_the_order_of_paths_is_kept(here: Path) -> None:
    write("b.ttl", "a.ttl", "c/d.ttl")
    assert names("b.ttl", "c", "a.ttl") == ["b.ttl", "c/d.ttl", "a.ttl"]


def test_a_missing_file_is_told_with_the_nearest_name(here: Path) -> None:
    write("initiative.ttl")
    fault = refusal("initative.ttl")
    assert fault.message == "initative.ttl does not exist."
    assert fault.help == "Did you mean initiative.ttl?"
    assert refusal("data/x.ttl").help == "Check the spelling, and the folder that you are in."
    assert refusal("initiative.ttl/x.ttl").message == (
        "initiative.ttl/x.ttl does not exist: a part of its path is no folder."
    )


@pytest.mark.parametrize("given", ["", "  "])
def test_an_empty_name_is_told_as_such(given: str) -> None:
    assert refusal(given).message == "An empty name was given in place of a file."


def test_a_name_that_no_file_can_have_is_told_as_such(here: Path) -> None:
    assert refusal("a\x00b.ttl").message == "“a\\x00b.ttl” is no name of a file."
    assert refusal("x" * 5000 + ".ttl").message.endswith("has too long a name.")


def test_control_characters_in_a_name_do_not_reach_the_terminal(here: Path) -> None:
    name = "a\x1b[2J\u202e.ttl"
    write(name)
    (entry,) = find_sources([name])
    assert isinstance(entry, Source)
    assert entry.name == "a\\x1b[2J\\u202e.ttl"
    assert read(entry).name == entry.name
    assert refusal("\x1b]2J.ttl").message == "\\x1b]2J.ttl does not exist."
    assert "\x1b" not in unread("\x1b.ttl").message


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf8_can_be_read_and_printed(here: Path) -> None:
    name = os.fsdecode(b"b\xfcdget.ttl")
    write(name)
    (entry,) = find_sources([name])
    assert isinstance(entry, Source)
    assert entry.name.encode() == b"b\\udcfcdget.ttl"
    assert len(read(entry).triples) == 1


def test_a_file_that_vanishes_before_it_is_read_is_told(here: Path) -> None:
    write("a.ttl")
    (entry,) = find_sources(["a.ttl"])
    Path("a.ttl").unlink()
    assert isinstance(entry, Source)
    with pytest.raises(Unreadable, match=r"^a\.ttl does not exist\.$"):
        read(entry)


def test_a_folder_that_took_the_place_of_a_file_is_told(here: Path) -> None:
    Path("a.ttl").mkdir()
    assert unread("a.ttl").message == "a.ttl is a folder."


def test_a_file_that_may_not_be_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_what: object) -> int:
        raise PermissionError(13, "Permission denied")

    write("a.ttl")
    monkeypatch.setattr(os, "open", refuse)
    assert unread("a.ttl").message == "a.ttl may not be read."


def test_a_disk_that_fails_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_what: object) -> int:
        raise OSError(5, "Input/output error")

    write("a.ttl")
    monkeypatch.setattr(os, "open", fail)
    assert unread("a.ttl").message == "a.ttl could not be read (input/output error)."


def test_a_link_that_leads_back_to_itself_is_told(here: Path) -> None:
    Path("a.ttl").symlink_to("b.ttl")
    Path("b.ttl").symlink_to("a.ttl")
    assert refusal("a.ttl").message == "a.ttl is a link that leads back to itself."
    assert unread("a.ttl").message == "a.ttl is a link that leads back to itself."


def test_a_named_pipe_is_told_and_never_waited_for(here: Path) -> None:
    os.mkfifo("a.ttl")
    for fault in (refusal("a.ttl"), unread("a.ttl")):
        assert fault.message == "a.ttl is a pipe, not a file."
        assert fault.help == "Give - and pipe it in."


def test_a_device_and_a_socket_are_told(here: Path) -> None:
    assert refusal("/dev/null").message == "/dev/null is a device, not a file."
    assert unread("/dev/zero").message == "/dev/zero is a device, not a file."
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.ttl")
        assert refusal("a.ttl").message == "a.ttl is a socket, not a file."


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("a.ttl").open("wb") as stream:
        stream.truncate(decoding.MAX_BYTES + 1)
    monkeypatch.setattr(fetching, "_within_limit", lambda *_what: pytest.fail("it was read"))
    assert unread("a.ttl").message == "a.ttl is larger than 256 MB, the most that is read in one piece."


# ---- strange endings


@pytest.mark.parametrize(
    ("text", "looks", "format"),
    [
        ("<x:a> <x:b> <x:c> .", "N-Triples", "ntriples"),
        (TURTLE, "Turtle", "turtle"),
        ("# c\n@prefix a: <x:> .\n", "Turtle", "turtle"),
        ("<x:g> { <x:a> a <x:b> }\n@prefix a: <x:> .", "", ""),
        ("@prefix a: <x:> .\na:g { a:b a a:c }", "TriG", "trig"),
        ('{"@context": {}}', "JSON-LD", "jsonld"),
        ("<?xml version='1.0'?><a/>", "RDF/XML", "rdfxml"),
    ],
)
def test_an_unknown_ending_is_told_with_what_the_content_looks_like(
    here: Path, text: str, looks: str, format: str
) -> None:
    write("a.txt", text=text)
    fault = refusal("a.txt")
    if not looks:
        assert fault.message == "a.txt is not known as linked data by its name."
        assert fault.help.startswith("Say --from FORMAT: turtle, trig,")
        return
    assert fault.message == f"a.txt looks like {looks}, but its name does not say so."
    assert fault.help.startswith(f"Say --from {format}, or give the file the ending .")


def test_a_file_without_an_ending_is_told_too(here: Path) -> None:
    write("initiative", text="@prefix a: <x:> .\n")
    assert refusal("initiative").message == "initiative looks like Turtle, but its name does not say so."


def test_a_spreadsheet_or_a_web_page_is_known_by_its_content(here: Path) -> None:
    Path("a.xlsx").write_bytes(b"PK\x03\x04" + bytes(100))
    assert refusal("a.xlsx").message == (
        "a.xlsx looks like a spreadsheet or Word document (or another zip archive)."
    )
    write("a.html", text="<!DOCTYPE html><html></html>")
    assert refusal("a.html").message == "a.html is a web page, not linked data."


# ---- folders


def test_a_folder_is_searched_in_the_order_of_names(here: Path) -> None:
    write("d/b.ttl", "d/a/z.nt", "d/c/y.trig", "d/notes.txt", "d/README.md")
    assert names("d") == ["d/a/z.nt", "d/b.ttl", "d/c/y.trig"]
    assert all(entry.in_folder for entry in find_sources(["d"]) if isinstance(entry, Source))
    assert names(".") == ["d/a/z.nt", "d/b.ttl", "d/c/y.trig"]


def test_hidden_files_and_folders_are_left_out_unless_named(here: Path) -> None:
    write("d/.a.ttl", "d/.git/b.ttl", "d/c.ttl", ".hidden/e.ttl")
    assert names("d") == ["d/c.ttl"]
    assert names(".hidden", "d/.a.ttl") == [".hidden/e.ttl", "d/.a.ttl"]


def test_links_that_lead_out_of_a_folder_are_left_out(here: Path) -> None:
    write("outside/a.ttl", "d/b.ttl", "d/e/f.ttl")
    Path("d/out.ttl").symlink_to(Path("outside/a.ttl").resolve())
    Path("d/out").symlink_to(Path("outside").resolve())
    Path("d/in.ttl").symlink_to("e/f.ttl")
    Path("d/loop").symlink_to(".")
    assert names("d") == ["d/b.ttl", "d/e/f.ttl"]
    Path("d/b.ttl").unlink()
    Path("linked").symlink_to("d")
    assert names("linked") == ["linked/e/f.ttl"]


@pytest.mark.parametrize("first", ["a-link.ttl", "z-link.ttl"])
def test_a_file_that_links_lead_to_comes_once(here: Path, first: str) -> None:
    write("d/m/b.ttl", "d/.hidden/c.ttl")
    Path("d", first).symlink_to("m/b.ttl")
    Path("d/y.ttl").symlink_to("m/b.ttl")
    Path("d/x.ttl").symlink_to(".hidden/c.ttl")
    Path("d/z.ttl").symlink_to(".hidden/c.ttl")
    assert names("d") == ["d/a-link.ttl" if first < "m" else "d/m/b.ttl", "d/x.ttl"]
    assert names("d", "d/m", "d/m/b.ttl") == names("d")
    assert names("d/m", "d")[0] == "d/m/b.ttl"


def test_a_link_to_nothing_is_told_wherever_it_is_met(here: Path) -> None:
    write("d/a.ttl")
    Path("d/broken.ttl").symlink_to("nothing.ttl")
    Path("d/loop.ttl").symlink_to("loop.ttl")
    Path("d/broken.txt").symlink_to("nothing.txt")
    nothing = "d/broken.ttl is a link to nothing.ttl, which does not exist."
    back = "d/loop.ttl is a link that leads back to itself."
    for given in ("d", "d/*", "d/**/*.ttl"):
        source, *faults = find_sources([given])
        assert isinstance(source, Source)
        assert [str(fault) for fault in faults] == [nothing, back]
    assert refusal("d/broken.ttl").message == nothing
    assert refusal("d/broken.ttl").help == "Bring that back, or take the link away."


def test_what_is_passed_over_although_it_looks_like_linked_data_is_noted(here: Path) -> None:
    write("d/a.ttl", "outside/b.ttl")
    os.mkfifo("d/pipe.ttl")
    os.mkfifo("d/pipe.json")
    os.mkfifo("d/pipe")
    Path("d/folder.ttl").symlink_to(".")
    Path("d/out.ttl").symlink_to(Path("outside/b.ttl").resolve())
    Path("d/within.ttl").symlink_to("pipe.ttl")
    notes: list[str] = []
    assert [entry.name for entry in each_source(["d"], None, notes.append)] == ["d/a.ttl"]  # type: ignore[union-attr]
    assert notes == [
        "d/folder.ttl: skipped, it is a folder, not a file",
        "d/out.ttl: skipped, it is a link that leads out of the folder",
        "d/pipe.ttl: skipped, it is a pipe, not a file",
        "d/within.ttl: skipped, it is a pipe, not a file",
    ]
    list(each_source(["d", "d/**"], None, notes.append))
    assert sorted(set(notes[4:])) == sorted(notes[4:])
    notes.clear()
    assert len(list(each_source(["d/p*"], None, notes.append))) == 1
    assert notes == [
        "d/pipe.json: skipped, it is a pipe, not a file",
        "d/pipe.ttl: skipped, it is a pipe, not a file",
    ]


def test_a_link_to_a_pipe_is_not_waited_for(here: Path) -> None:
    write("d/a.ttl")
    os.mkfifo("d/.pipe")
    Path("d/b.json").symlink_to(".pipe")
    assert names("d") == ["d/a.ttl"]


def test_a_folder_is_not_listed_before_its_first_file_is_given(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(*(f"d/{number}/a.ttl" for number in range(20)))
    listed: list[str] = []
    look = os.scandir

    def noted(path: str) -> object:
        listed.append(path)
        return look(path)

    monkeypatch.setattr(os, "scandir", noted)
    found = each_source(["d"])
    assert next(found).name == "d/0/a.ttl"  # type: ignore[union-attr]
    assert listed == ["d", "d/0"]


def test_in_a_folder_json_and_xml_without_linked_data_are_passed_by(here: Path) -> None:
    write("d/package.json", text='{"dependencies": {"@scope/x": "1"}}')
    write("d/pom.xml", text="<project/>")
    write("d/a.json", text='{"@id": "x:a", "x:p": 1}')
    write("d/b.xml", text='<r xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>')
    assert names("d") == ["d/a.json", "d/b.xml"]


def test_a_folder_without_rdf_is_told_so(here: Path) -> None:
    write("d/notes.txt", "d/.hidden.ttl")
    fault = refusal("d")
    assert fault.message == "No file of linked data was found in d."
    assert fault.help == "Known endings: .ttl, .trig, .nt, .nq, .rdf, .jsonld."
    Path("e.ttl").mkdir()
    assert refusal("e.ttl").message == "No file of linked data was found in e.ttl."


def test_pipes_in_a_folder_are_passed_by(here: Path) -> None:
    write("d/a.ttl")
    os.mkfifo("d/pipe.ttl")
    assert names("d") == ["d/a.ttl"]


def test_a_folder_within_that_may_not_be_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("d/a.ttl", "d/locked/b.ttl")
    look = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    first, second = find_sources(["d"])
    assert isinstance(first, Source)
    assert isinstance(second, Unreadable)
    assert second.message == "d/locked may not be read."


def test_a_folder_of_great_depth_is_searched(here: Path) -> None:
    deep = Path("d", *["e"] * 300)
    cursor = here
    for part in deep.parts:
        (cursor / part).mkdir()
        os.chdir(cursor / part)
        cursor = Path()
    Path("a.ttl").write_text(TURTLE, encoding="utf-8")
    os.chdir(here)
    assert names("d") == [str(deep / "a.ttl")]


# ---- globs


def test_a_glob_finds_files_at_any_depth_in_order(here: Path) -> None:
    write("d/b.ttl", "d/e/a.ttl", "d/e/f/c.nt", "d/.hidden/x.ttl", "d/notes.txt")
    assert names("d/**/*.ttl") == ["d/b.ttl", "d/e/a.ttl"]
    assert names("d/*/a.ttl") == ["d/e/a.ttl"]
    assert names("d/*") == ["d/b.ttl", "d/e/a.ttl", "d/e/f/c.nt"]
    assert names("d/**") == ["d/b.ttl", "d/e/a.ttl", "d/e/f/c.nt"]
    assert names("d/[ab].*") == ["d/b.ttl"]
    assert names("d/.hidden/*.ttl") == ["d/.hidden/x.ttl"]
    assert names(f"{here}/d/e/*.ttl") == [f"{here}/d/e/a.ttl"]


def test_a_glob_with_a_format_takes_files_of_any_ending(here: Path) -> None:
    write("d/b.txt", "d/c.ttl")
    assert names("d/*") == ["d/c.ttl"]
    assert names("d/*.txt", format="turtle") == ["d/b.txt"]


def test_a_glob_does_not_follow_links_round_and_round(here: Path) -> None:
    write("d/a.ttl")
    Path("d/one").symlink_to(".")
    Path("d/two").symlink_to(".")
    assert names("d/**/*.ttl") == ["d/a.ttl"]


def test_a_glob_that_finds_nothing_is_told_so(here: Path) -> None:
    write("d/notes.txt")
    assert refusal("d/*.ttl").message == "No file of linked data was found in d/*.ttl."
    assert refusal("nowhere/**").message == "No file of linked data was found in nowhere/**."


def test_a_file_whose_name_looks_like_a_glob_is_read_as_a_file(here: Path) -> None:
    write("a[1].ttl")
    assert names("a[1].ttl") == ["a[1].ttl"]


def test_a_pattern_that_makes_no_sense_never_ends_in_a_traceback(here: Path) -> None:
    for pattern in ("a**b/*.ttl", "[", "**", "*", "**/**/**", "[!"):
        assert len(find_sources([pattern])) >= 1


# ---- standard input


class Stdin:
    """Stand in for ``sys.stdin``."""

    closed = False

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_standard_input_is_turtle_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(TURTLE.encode()))
    (source,) = find_sources(["-"])
    assert source == Source("<stdin>", None, "turtle", False)
    assert isinstance(source, Source)
    document = read(source)
    assert str(document.place(document.triples[0].subject)) == "<stdin>:1:1"  # type: ignore[arg-type]
    (source,) = find_sources(["-"], "jsonld")
    assert isinstance(source, Source)
    assert source.format == "jsonld"


def test_standard_input_that_is_empty_closed_or_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("<stdin>", None, "turtle", False)
    monkeypatch.setattr(sys, "stdin", Stdin(b""))
    with pytest.raises(Unreadable, match=r"^<stdin> is empty\.$"):
        read(source)
    monkeypatch.setattr(fetching, "MAX_BYTES", 10)
    monkeypatch.setattr(decoding, "MAX_BYTES", 10)
    monkeypatch.setattr(sys, "stdin", Stdin(b"#" * 11))
    with pytest.raises(Unreadable, match=r"^<stdin> is larger than"):
        read(source)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(Unreadable, match=r"^There is no standard input to read\.$"):
        read(source)


def test_standard_input_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    stdin = Stdin(b"")
    stdin.buffer = Failing()
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(Unreadable, match=r"^<stdin> is a folder\.$"):
        read(Source("<stdin>", None, "turtle", False))
