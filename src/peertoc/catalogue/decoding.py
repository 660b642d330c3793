"""From bytes to text, refusing what is no text, or text in another encoding than UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.page import Page
from peertoc.errors import Unreadable
from peertoc.place import Place

if TYPE_CHECKING:
    from peertoc.errors import Malformed

MAX_BYTES: Final = 256 * 2**20

RDF_WANTED: Final = (
    "Give a file of linked data, such as Turtle (.ttl) or JSON-LD (.jsonld); "
    "“peertoc new TITLE -o FILE” starts one."
)
_SAVE_AS_UTF8: Final = "Save the file again as plain text with the encoding UTF-8."

_MAGIC: Final = (
    (b"PK\x03\x04", "a spreadsheet or Word document (or another zip archive)"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older spreadsheet or Word document"),
    (b"{\\rtf", "a word processor's document (RTF)"),
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "a compressed file (gzip); unpack it first"),
    (b"BZh", "a compressed file (bzip2); unpack it first"),
    (b"\xfd7zXZ\x00", "a compressed file (xz); unpack it first"),
    (b"7z\xbc\xaf'\x1c", "a compressed archive (7z); unpack it first"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
# The longer mark first: UTF-32 begins as UTF-16 does.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# Every byte but control characters: to leave them out is by far the fastest way to look for those.
_NO_CONTROL: Final = bytes(byte for byte in range(256) if not _CONTROL.match(chr(byte)))
_SAMPLE: Final = 4096


def decode(data: bytes, name: str) -> Page:
    """Decode a file's bytes, without a byte-order mark.

    Raises Unreadable for what is empty, too large, binary or in another encoding, and Malformed, with the
    place, for a byte or a control character that has no business in a text.
    """
    refuse_what_is_no_text(data, name)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        page = Page(name, body.decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise _not_utf8(body, fault, name) from None
    control = _CONTROL.search(page.text) if body.translate(None, _NO_CONTROL) else None
    if control:
        raise _hidden(page, control)
    if not page.text or page.text.isspace():
        raise Unreadable(f"{name} is empty.", place=Place(name), help=RDF_WANTED)
    return page


def too_large(name: str) -> Unreadable:
    """Make the error for a file beyond the limit."""
    return Unreadable(
        f"{name} is larger than {MAX_BYTES // 2**20} MB, the most that is read in one piece.",
        place=Place(name),
        help="Split it into several files.",
    )


def refuse_what_is_no_text(data: bytes, name: str) -> None:
    """Raise Unreadable for bytes that are too many, begin as another kind of file, or another encoding."""
    if len(data) > MAX_BYTES:
        raise too_large(name)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(f"{name} looks like {kind}.", place=Place(name), help=RDF_WANTED)
    encoding = _other_encoding(data)
    if encoding:
        raise Unreadable(f"{name} is written in {encoding}.", place=Place(name), help=_SAVE_AS_UTF8)


def _other_encoding(data: bytes) -> str:
    """Name UTF-16 or UTF-32 where the data begins with its mark, or has a zero beside most characters."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half >= 2 and max(even, odd) > 0.8 * half:
        return "UTF-16" if min(even, odd) < 0.2 * half else "UTF-32"
    return ""


def _not_utf8(body: bytes, fault: UnicodeDecodeError, name: str) -> Unreadable:
    if _mostly_controls(body.decode("latin-1")):
        return _binary(name)
    page = Page(name, body.decode("utf-8", "replace"))
    start = len(body[: fault.start].decode("utf-8"))
    message = f"The file is not UTF-8 text: it holds the byte 0x{body[fault.start]:02X} here."
    return page.malformed(message, (start, start + 1), _SAVE_AS_UTF8)


def _hidden(page: Page, control: re.Match[str]) -> Unreadable | Malformed:
    if _mostly_controls(page.text):
        return _binary(page.name)
    message = f"The file holds an invisible control character here (U+{ord(control[0]):04X})."
    return page.malformed(message, control.span(), "Delete the character; it belongs in no text.")


def _mostly_controls(text: str) -> bool:
    """Tell whether so much of a text is control characters that it is none."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > len(sample) / 10


def _binary(name: str) -> Unreadable:
    return Unreadable(f"{name} is not a text file.", place=Place(name), help=RDF_WANTED)
