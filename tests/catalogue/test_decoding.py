"""What is no text is refused in one sentence; what is nearly a text, with the place."""

from __future__ import annotations

import pytest

from peertoc.catalogue.decoding import decode
from peertoc.errors import Malformed, Unreadable

GOOD = "@prefix é: <x:> .\n"


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        decode(data, "a.ttl")
    return caught.value


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\r\n", b"\xef\xbb\xbf \n"])
def test_an_empty_file_is_told_to_be_empty(data: bytes) -> None:
    fault = refusal(data)
    assert fault.message == "a.ttl is empty."
    assert "peertoc new" in fault.help


def test_a_byte_order_mark_is_left_out_and_not_counted() -> None:
    page = decode(b"\xef\xbb\xbf" + GOOD.encode(), "a.ttl")
    assert page.text == GOOD
    fault = refusal(b"\xef\xbb\xbf# an ordinary comment\x1b")
    assert (fault.place.line, fault.place.column) == (1, 22)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14\x00", "a spreadsheet or Word document (or another zip archive)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older spreadsheet or Word document"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x1f\x8b\x08", "a compressed file (gzip); unpack it first"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"SQLite format 3\x00", "a database"),
        (b"{\\rtf1\\ansi", "a word processor's document (RTF)"),
    ],
)
def test_a_known_kind_of_file_is_called_by_its_name(data: bytes, kind: str) -> None:
    assert refusal(data).message == f"a.ttl looks like {kind}."


def test_other_binary_data_is_no_text_file() -> None:
    assert refusal(bytes(range(256)) * 10).message == "a.ttl is not a text file."
    assert refusal(b"\x01\x02\x03abc").message == "a.ttl is not a text file."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_another_encoding_is_named(encoding: str) -> None:
    fault = refusal(GOOD.encode(encoding))
    assert fault.message == f"a.ttl is written in {encoding[:6].upper()}."
    assert fault.help == "Save the file again as plain text with the encoding UTF-8."


def test_a_byte_that_is_not_utf8_is_told_with_its_place() -> None:
    fault = refusal("# é\r\n# 😀 caf".encode() + b"\xe9 au lait\n")
    assert isinstance(fault, Malformed)
    assert fault.message == "The file is not UTF-8 text: it holds the byte 0xE9 here."
    assert (fault.place.line, fault.place.column, fault.place.end_column) == (2, 8, 9)
    assert fault.source == "# 😀 caf\ufffd au lait"


@pytest.mark.parametrize(
    "data", [b"a\xc0\xaf", b"a\xed\xa0\x80", b"a\xf4\x90\x80\x80", b"a\xe2\x82", b"a\x80"]
)
def test_what_only_seems_to_be_utf8_is_refused(data: bytes) -> None:
    fault = refusal(data)
    assert isinstance(fault, Malformed)
    assert (fault.place.line, fault.place.column) == (1, 2)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1f"])
def test_a_control_character_is_told_with_its_place(sign: str) -> None:
    fault = refusal(f"# é a comment\n# and {sign}another one\n".encode())
    assert isinstance(fault, Malformed)
    assert fault.message == f"The file holds an invisible control character here (U+{ord(sign):04X})."
    assert (fault.place.line, fault.place.column) == (2, 7)
    assert sign not in fault.message


def test_tabs_and_every_kind_of_line_end_are_allowed() -> None:
    assert decode(b"a\tb\nc\r\nd\re", "a.ttl").text == "a\tb\nc\r\nd\re"
