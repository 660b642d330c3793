"""What cannot be read twice, or not line by line, is written to a temporary file of lines first."""

from __future__ import annotations

import errno
import re
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from peertoc.catalogue.decoding import decode
from peertoc.catalogue.gate import MAX_DEPTH, SYNTAX, shallow
from peertoc.catalogue.page import Page
from peertoc.catalogue.syntax import NEWER, NEWER_CURE, explain
from peertoc.errors import Malformed, Unreadable, Unwritable
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    #: Told now and then: how many bytes are done, and how many there are, 0 where that is not known.
    Watch = Callable[[int, int], None]

_PIECE: Final = 2**20
BOM: Final = b"\xef\xbb\xbf"
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# As many lines before a fault as are looked at to explain it.
_AROUND: Final = 50


@contextmanager
def room_for(name: str, folder: Path) -> Iterator[None]:
    """Turn a full disk into words. Raises Unwritable."""
    try:
        yield
    except OSError as fault:
        if not is_full(fault):
            raise
        full = Unwritable(
            f"The disk is full: to check {name}, more room is needed in {folder} than there is.",
            help="Make room there, or name a folder with more room in TMPDIR. Nothing of it was checked.",
        )
        full.place = Place(name)
        raise full from None


@contextmanager
def folder_for_a_while(where: Path) -> Iterator[Path]:
    """Make a folder, and remove it with all that is in it, also where Ctrl-C comes while that is removed."""
    made = TemporaryDirectory(prefix="peertoc-", dir=where)
    try:
        yield Path(made.name)
    finally:
        try:
            made.cleanup()
        except KeyboardInterrupt:
            made.cleanup()
            raise


def is_full(fault: OSError) -> bool:
    """Tell whether a disk has no more room."""
    return fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def copy(stream: BinaryIO, head: bytes, path: Path, watch: Watch) -> None:
    """Write a stream to a file, with what has been read of it already. Raises OSError."""
    with path.open("wb") as file:
        piece, done = head, 0
        while piece:
            file.write(piece)
            done += len(piece)
            watch(done, 0)
            piece = stream.read(_PIECE)


def write_lines(
    path: Path, format: str, name: str, lines: Path, watch: Watch, prefixes: dict[str, str]
) -> Malformed | None:
    """Write the statements of a file in Turtle or TriG to a file of N-Triples; give the fault that ends them.

    The ``prefixes`` that it declares are gathered. Raises OSError.
    """
    with path.open("rb") as file, lines.open("wb") as written:
        read = _Watched(file, path.stat().st_size, watch)
        try:
            quads = ox.parse(read, format=SYNTAX[format])  # type: ignore[arg-type]
            ox.serialize(_triples(quads, read, name), written, format=ox.RdfFormat.N_TRIPLES)
            prefixes.update(quads.prefixes)
        except SyntaxError as fault:
            return _of_line(path, name, read.bad_line) or _explained(path, format, name, fault)
        except Malformed as fault:
            return fault
    return _of_line(path, name, read.bad_line)


def _triples(quads: Iterator[ox.Quad], read: _Watched, name: str) -> Iterator[ox.Triple]:
    for quad in quads:
        if isinstance(quad.object, ox.Triple):
            raise Malformed(NEWER, place=Place(name), help=NEWER_CURE)
        read.open = 0
        yield quad.triple


class _Watched:
    """Hand the bytes of a file to the parser, and end them before what has no business in a text."""

    def __init__(self, file: BinaryIO, size: int, watch: Watch) -> None:
        self._file = file
        self._size = size
        self._watch = watch
        self._lines = 0
        self._rest = file.read(len(BOM)).removeprefix(BOM)
        #: The line at which the bytes end early, or 0.
        self.bad_line = 0
        #: How many brackets of RDF 1.2 may be open within each other since the last statement.
        self.open = 0

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes."""
        if self.bad_line:
            return b""
        more = self._file.read(size if size < 0 else max(size - len(self._rest), 0))
        piece, self._rest = self._rest + more, b""
        self._watch(self._file.tell(), self._size)
        bad = self._bad(piece)
        if bad is not None:
            self.bad_line = self._lines + piece.count(b"\n", 0, bad) + 1
        self._lines += piece.count(b"\n")
        return piece[:bad]

    def _bad(self, piece: bytes) -> int | None:
        """Find a control character, or more brackets within each other than the parser has room for."""
        control = _CONTROL.search(piece)
        if control:
            return control.start()
        self.open += piece.count(b"<<") - piece.count(b">>")
        return piece.rfind(b"<<") if self.open > MAX_DEPTH else None


def _of_line(path: Path, name: str, number: int) -> Malformed | None:
    """Tell what is wrong with one line, if one is named."""
    if not number:
        return None
    with path.open("rb") as file:
        line = next(islice(file, number - 1, None)).removeprefix(BOM)
    try:
        shallow(decode(line, name))
    except Malformed as fault:
        fault.place = Place(name, number, fault.place.column, number, fault.place.end_column)
        return fault
    except Unreadable as fault:
        return Malformed(fault.message, place=Place(name, number, 1, number, 1), help=fault.help)
    return Malformed(NEWER, place=Place(name, number, 1, number, 1), help=NEWER_CURE)


def _explained(path: Path, format: str, name: str, fault: SyntaxError) -> Malformed:
    """Explain a fault by the lines around it."""
    last = fault.end_lineno or fault.lineno or 1
    before = max((fault.lineno or 1) - _AROUND, 1) - 1
    with path.open("rb") as file:
        around = b"".join(islice(file, before, last + 2))
    if fault.lineno is not None:
        fault.lineno, fault.end_lineno = fault.lineno - before, last - before
    told = explain(Page(name, around.removeprefix(BOM).decode("utf-8", "replace")), format, fault)
    if told.place.line:
        place = told.place
        told.place = Place(name, place.line + before, place.column, place.end_line + before, place.end_column)
    return told
