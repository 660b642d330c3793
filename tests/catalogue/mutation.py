"""Mutants: good files, broken in the ways that files break, and in the ways that attackers break them.

The same seed and number always make the same mutant.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from pyoxigraph import Triple

from peertoc.catalogue import FORMATS, Source, read
from peertoc.errors import Malformed, PeertocError
from peertoc.wording import printable
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.catalogue import Document
    from peertoc.place import Place

#: A mutant is made of a piece of a good file of at most so many lines: small ones are read fast.
LINES: Final = 40

TOKENS: Final[tuple[str, ...]] = (
    *"[](){}<>\"'.;,:#@^|~!*=/\\&%$?_-+ \n\r\t0a",
    '"""', "'''", "<<", "<<(", ")>>", "{|", "|}", "^^", "@en", "@en--ltr", "_:", "_:b", "[]", "()", "<>",
    "::", "@prefix", "@base", "PREFIX", "BASE", "GRAPH", "VERSION", "true", "1e9", "-.5", "1E99999",
    "9" * 1001, "\\u0000", "\\uD800", "\\U0010FFFF", "\\x", "%zz", "%41", "<http://a b>", "<//h>", "<x:a>",
    "file:///etc/passwd", '"1E999999999"^^<http://www.w3.org/2001/XMLSchema#decimal>', "@context",
    '"@context":', '"@id":', '"@type":', '"@import":', '"@base":null,', '"@vocab":"",', '"@list":[',
    '"@value":', '"@language":', '"@reverse":{', "null", "NaN", "-Infinity", "1e400", "<!DOCTYPE a>",
    "<!ENTITY a 'b'>", "<![CDATA[", "]]>", "<!--", "-->", "<?xml ", "?>", "&amp;", "&lol;", "&#0;",
    "&#xD800;", "rdf:parseType='Literal'", "rdf:parseType='Triple'", "rdf:ID='a'", "xml:base=''",
    "xml:lang='x y'", "xmlns:a=''", "</rdf:RDF>",
)  # fmt: skip

OPENINGS: Final = ("[ <x:p> ", "( ", "<<( <x:a> <x:p> ", '{"@id":"x:a","x:p":', "[", "<e:A><e:p>")

ODD: Final = (
    "\x00", "\x01", "\x0b", "\x1b[2J", "\x7f", "\x85", "\xa0", "\xad", "\u0301", "\u061c", "\u1680",
    "\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\u2060", "\u3000", "\ufeff", "\ufffd", "\uffff", "é",
    "ß", "“", "”", "–", "٣", "漢", "😀", "\U0010ffff", "\ud800",
)  # fmt: skip


@cache
def seeds(format: str) -> tuple[bytes, ...]:
    """Give the good files of a format: the sample, and for Turtle and TriG the examples too."""
    sample = next((Path(__file__).parent / "sample").glob(f"*{FORMATS[format].extensions[0]}"))
    examples = sorted(ROOT.glob("examples/*/*.ttl")) if format in {"turtle", "trig"} else []
    return tuple(path.read_bytes() for path in (sample, sample, *examples))


def mutant(format: str, seed: int, number: int) -> bytes:
    """Make the mutant with this number."""
    random = Random(f"{format}/{seed}/{number}")
    data = _piece(random.choice(seeds(format)), random)
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        data = random.choice(_WAYS)(data, random)
    return data


def _piece(data: bytes, random: Random) -> bytes:
    """Keep the lines at the top that declare prefixes, and some lines that follow each other."""
    lines = data.splitlines(keepends=True)
    if len(lines) <= LINES or data.startswith((b"<?xml", b"{")):
        return data
    head = [line for line in lines if line.startswith((b"@prefix", b"@base"))]
    start = random.randrange(len(lines) - LINES)
    return b"".join((*head, *lines[start : start + LINES]))


def _cut_points(data: bytes, random: Random, count: int) -> list[int]:
    return sorted(random.randrange(len(data) + 1) for _ in range(count))


def _flip(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _drop(data: bytes, random: Random) -> bytes:
    start, end = _cut_points(data, random, 2)
    return data[:start] + data[min(end, start + random.choice((1, 1, 3, 20, 200))) :]


def _cut_off(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _double(data: bytes, random: Random) -> bytes:
    start, end = _cut_points(data, random, 2)
    return data[:end] + data[start:]


def _swap(data: bytes, random: Random) -> bytes:
    a, b, c, d = _cut_points(data, random, 4)
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _insert(words: tuple[str, ...]) -> Callable[[bytes, Random], bytes]:
    def insert(data: bytes, random: Random) -> bytes:
        word = random.choice(words).encode("utf-8", "surrogatepass")
        (at,) = _cut_points(data, random, 1)
        return data[:at] + word * random.choice((1, 1, 1, 2, 3)) + data[at:]

    return insert


def _replace(data: bytes, random: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    if not text:
        return data
    old, new = random.choice(text), random.choice((*TOKENS, *ODD, ""))
    return text.replace(old, new, random.choice((1, 1, 5, -1))).encode("utf-8", "surrogatepass")[:100_000]


def _pile(data: bytes, random: Random) -> bytes:
    """Repeat one short thing a great many times."""
    word = random.choice((*TOKENS, *OPENINGS)).encode()
    (at,) = _cut_points(data, random, 1)
    return data[:at] + word * random.choice((10, 100, 1_100, 3_000)) + data[at:]


def _end_lines(data: bytes, random: Random) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\r", b"\xe2\x80\xa8", b"")))


def _encode(data: bytes, random: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(random.choice(("utf-8-sig", "utf-16", "utf-32", "utf-16-le", "latin-1")), "replace")


_WAYS: Final = (
    _flip, _flip, _flip, _drop, _drop, _cut_off, _double, _swap, _insert(TOKENS), _insert(TOKENS),
    _insert(TOKENS), _insert(ODD), _insert(ODD), _replace, _pile, _end_lines, _encode,
)  # fmt: skip


def exercise(path: Path, format: str) -> bool:
    """Read a file and ask for every place in it; tell whether it could be read.

    Anything but a PeertocError with a plain sentence and a place within the file goes through to the caller.
    """
    try:
        document = read(Source(path.name, path, format, in_folder=False))
    except PeertocError as fault:
        _look_at_fault(fault, path.name)
        return False
    for triple in document.triples:
        subject, predicate, thing = triple.subject, triple.predicate.value, triple.object
        assert not isinstance(subject, Triple)
        assert not isinstance(thing, Triple)
        _look_at_place(document, document.place(subject))
        _look_at_place(document, document.place(subject, predicate))
        _look_at_place(document, document.place(subject, predicate, thing))
        assert thing in document.statements.objects(subject, predicate)
    return True


def _look_at_fault(fault: PeertocError, name: str) -> None:
    assert fault.message
    assert fault.message.endswith((".", ":"))
    assert printable(fault.message + fault.help) == fault.message + fault.help
    place = getattr(fault, "place", None)
    assert place is not None
    assert place.file == name
    assert (place.end_line, place.end_column) >= (place.line, place.column)
    if isinstance(fault, Malformed) and place.line:
        assert place.column <= len(fault.source) + 2


def _look_at_place(document: Document, place: Place) -> None:
    assert place.file == document.name
    if place.line:
        line = document.line(place)
        assert 1 <= place.column <= len(line)
        assert (place.end_line, place.end_column) > (place.line, place.column)
