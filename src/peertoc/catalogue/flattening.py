"""The quick way through the gate: statements as lines of N-Triples, looked over many at a time.

What it lets through is what ``admission`` does. Where it is not sure, it says so.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from peertoc.catalogue.admission import MAX_TOTAL, NO_BASE_SCHEME, faultless
from peertoc.catalogue.decoding import decode
from peertoc.catalogue.values import CLOSER_LOOK, MAX_NUMBER
from peertoc.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE: Final = 32_768
_LONG: Final = 2**20

# Whatever stands in quotes: a quotation mark within it has a backslash before it, and no line ends within it.
_ENDS: Final = tuple(f"{end} .".encode() for end in CLOSER_LOOK)
_COUNTED: Final = re.compile(b"(?:" + b"|".join(map(re.escape, _ENDS)) + b")$", re.MULTILINE)
_PLAIN_NUMBER: Final = re.compile(rb'"[+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?"' + _COUNTED.pattern, re.MULTILINE)
# A remark, or space before a statement.
_NO_STATEMENT: Final = re.compile(rb"(?:\A|\n)[# ]")
_TYPED: Final = re.compile(rb'"\^\^<[^<>\\\s]*+> \.\n')
_MARK: Final = b"_:"
_LABEL: Final = rb"_:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?"
_SUBJECTS: Final = re.compile(rb"\n" + _LABEL + rb"(?= <)")
_OBJECTS: Final = re.compile(b" " + _LABEL + rb"(?= \.\n)")
_SCHEME: Final = NO_BASE_SCHEME.encode()
_GRAPHLESS: Final = frozenset({"turtle", "ntriples"})
_NEWER: Final = b"<<"


def admitted(quads: Iterator[ox.Quad], format: str) -> bytes | None:
    """Take the statements of all graphs, and give them as N-Triples; None where one may have to be refused.

    Raises SyntaxError and MemoryError where the parser does.
    """
    # Without graphs, N-Quads are N-Triples.
    bare = quads if format in _GRAPHLESS else map(attrgetter("triple"), quads)
    syntax = ox.RdfFormat.N_QUADS if format in _GRAPHLESS else ox.RdfFormat.N_TRIPLES
    parts: list[bytes] = []
    total = 0
    while part := ox.serialize(islice(bare, _AT_ONCE), format=syntax):
        total += len(part)
        if total > MAX_TOTAL or not _admits(part, format):
            return None
        parts.append(part)
    return b"".join(parts)


def stands(data: bytes, name: str) -> bool:
    """Tell of a file of N-Triples that its bytes are lines as they stand, if a parser can read them at all.

    So they are where each line is one statement, written as simply as can be; any doubt is a no.
    """
    try:
        decode(data, name)
        return (
            data.endswith(b"\n")
            and not data.startswith(BOM_UTF8)
            and all(_simple(part) and _admits(part, "ntriples") for part in parts_of(data))
        )
    except (Unreadable, SyntaxError, MemoryError):
        return False


def _simple(lines: bytes) -> bool:
    """Tell that each line ends as a statement does, and that all in it is written in the one short way."""
    return (
        lines.count(b" .\n") == lines.count(b"\n")
        and lines.count(b"^^") == len(_TYPED.findall(lines))
        and b"\t" not in lines
        and not _NO_STATEMENT.search(lines)
        and _well_labelled(nameless_apart(lines)[1])
    )


def _well_labelled(lines: bytes) -> bool:
    """Tell that each nameless node is a subject or an object, under a plain label that can be put anew."""
    marks = lines.count(_MARK)
    return marks == len(_SUBJECTS.findall(b"\n" + lines)) + len(_OBJECTS.findall(lines))


def parts_of(lines: bytes) -> Iterator[bytes]:
    """Cut lines into parts that are easy to handle."""
    start = 0
    while start < len(lines):
        stop = lines.find(b"\n", start + _LONG) + 1 or len(lines)
        yield lines[start:stop]
        start = stop


def nameless_apart(lines: bytes) -> tuple[bytes, bytes]:
    """Give the lines without the mark of a nameless node, and those that hold one, each in their order."""
    if _MARK not in lines:
        return lines, b""
    named: list[bytes] = []
    nameless: list[bytes] = []
    start = 0
    while (mark := lines.find(_MARK, start)) >= 0:
        first = lines.rfind(b"\n", start, mark) + 1 or start
        end = lines.find(b"\n", mark) + 1 or len(lines)
        named.append(lines[start:first])
        nameless.append(lines[first:end])
        start = end
    named.append(lines[start:])
    return b"".join(named), b"".join(nameless)


def _admits(lines: bytes, format: str) -> bool:
    if _NEWER in lines:
        return False
    return all(
        faultless(quad.triple, format)
        for line in _doubtful(lines, format)
        for quad in ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    )


def _doubtful(lines: bytes, format: str) -> Iterator[bytes]:
    """Give each line that cannot be let through at a glance."""
    strange = (
        b"--" in lines
        or (format == "rdfxml" and _SCHEME in lines)
        or len(_COUNTED.findall(lines)) != len(_PLAIN_NUMBER.findall(lines))
    )
    single = lines.split(b"\n")
    if strange or max(map(len, single)) > MAX_NUMBER:
        for line in single:
            if len(line) > MAX_NUMBER or (strange and _is_strange(line)):
                yield line


def _is_strange(line: bytes) -> bool:
    if b"--" in line or _SCHEME in line:
        return True
    return line.endswith(_ENDS) and not _PLAIN_NUMBER.search(line)
