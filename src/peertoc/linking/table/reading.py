"""Reading a table of links, however it was edited: what is amiss is told with its line, the rest is read."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.errors import Malformed, PeertocError
from peertoc.linking.table.agreeing import disagreements
from peertoc.linking.table.columns import OURS, REQUIRED, SHARED
from peertoc.linking.table.head import Head, HeadFault, parse_head
from peertoc.linking.table.lines import RowReader
from peertoc.linking.table.rows import Row, Table
from peertoc.place import Place
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST: Final = 20_000_000
_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what was read of a table, and what is amiss with it: ``faults`` keep it from being used.

    ``remarks`` are departures from SSSOM that do no harm, such as a byte-order mark.
    """

    name: str
    table: Table
    faults: tuple[Malformed, ...] = ()
    remarks: tuple[Malformed, ...] = ()

    def sound(self) -> Table:
        """Give the table. Raises the first fault, and says how many there are besides."""
        if not self.faults:
            return self.table
        first, more = self.faults[0], len(self.faults) - 1
        help = first.help
        if more:
            help = f"{help} There are {more} more: “peertoc link check FILE” lists them.".strip()
        raise Malformed(first.message, place=first.place, source=first.source, help=help)


def parse_table(data: bytes, name: str) -> Reading:
    """Read a table; ``name`` is what the file is called when something is told of it."""
    try:
        return _Reader(name, _decoded(data, name)).read()
    except Malformed as fault:
        return Reading(name, Table(), (fault,))


def _decoded(data: bytes, name: str) -> str:
    place = Place(name)
    if len(data) > LARGEST:
        raise Malformed("This table of links is far too long.", place=place)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise Malformed(
            f"This table of links is not written in UTF-8 (line {line}).",
            place=Place(name, line, 1),
            help="Save it as UTF-8; a spreadsheet asks for the encoding when it saves as text.",
        ) from None


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._faults: list[Malformed] = []
        self._remarks: list[Malformed] = []
        if text.startswith(_MARK):
            self._remark("The table begins with a byte-order mark, which SSSOM does not allow.")
            text = text[1:]
        if "\r" in text:
            self._remark("The lines of the table end with a carriage return.")
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._lines = text.split("\n")

    def read(self) -> Reading:
        length = self._head_length()
        head = self._head(self._lines[:length])
        body = _rows("\n".join(self._lines[length:]), length)
        try:
            columns = self._columns(next(body, (length + 1, [])))
            rows = self._rows(body, columns, head)
        except csv.Error:
            raise self._fault(
                self._unclosed(length),
                "A quotation mark is not closed, or stands in the middle of a cell.",
                "Text with quotation marks stands in quotation marks, with each of its own written twice.",
            ) from None
        self._faults += [self._fault(line, text, help) for line, text, help in disagreements(rows)]
        extra = tuple(name for name in columns if name not in OURS)
        kept = head if all(name in columns for name in SHARED) else head.without(*set(SHARED) - set(columns))
        faults = tuple(sorted(self._faults, key=lambda fault: fault.place))
        return Reading(self._name, Table(kept, rows, extra), faults, tuple(self._remarks))

    def _head_length(self) -> int:
        for index, line in enumerate(self._lines):
            if not line.startswith(("#", '"#')):
                return index
        return len(self._lines)

    def _head(self, lines: list[str]) -> Head:
        try:
            return parse_head(_as_written(line) for line in lines)
        except HeadFault as fault:
            raise self._fault(fault.line, fault.message, fault.help) from None

    def _columns(self, first: tuple[int, list[str]]) -> list[str]:
        line, names = first[0], [name.strip() for name in first[1]]
        while names and not names[-1]:
            names.pop()
        missing = [name for name in REQUIRED if name not in names]
        twice = sorted({name for name in names if names.count(name) > 1})
        if missing:
            raise self._fault(
                line,
                f"The table has no column {missing[0]}.",
                f"Every table of links has the columns {', '.join(REQUIRED)}, with tabs between them.",
            )
        if twice or "" in names:
            what = f"two columns {printable(twice[0])}" if twice and twice[0] else "a column without a name"
            raise self._fault(line, f"The table has {what}.", "Give each column a name of its own.")
        return names

    def _rows(self, body: Iterator[tuple[int, list[str]]], columns: list[str], head: Head) -> tuple[Row, ...]:
        shared = {name: head.value(name) for name in SHARED if name not in columns and head.value(name)}
        reader = RowReader(columns, dict(head.prefixes), shared)
        rows = []
        for line, cells in body:
            if not any(cell.strip() for cell in cells):
                continue
            try:
                rows.append(reader.row(line, cells))
            except PeertocError as fault:
                self._faults.append(self._fault(line, fault.message, fault.help))
        return tuple(rows)

    def _unclosed(self, length: int) -> int:
        """Find the line with a quotation mark that has no partner."""
        quotes = (number for number, line in enumerate(self._lines, 1) if number > length and '"' in line)
        lone = [number for number in quotes if self._lines[number - 1].count('"') % 2]
        return lone[0] if lone else length + 1

    def _fault(self, line: int, message: str, help: str = "") -> Malformed:
        source = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        shown = shorten(printable(source.replace("\t", " ")), 200)
        return Malformed(message, place=Place(self._name, line, 1), source=shown, help=help)

    def _remark(self, message: str) -> None:
        help = "It is read all the same; the next change that peertoc makes writes it as it should be."
        self._remarks.append(Malformed(message, place=Place(self._name, 1, 1), help=help))


def _as_written(line: str) -> str:
    """Undo what a spreadsheet does to a line of the head: quotation marks around it, tabs behind it."""
    bare = line.rstrip("\t ")
    if bare.startswith('"#') and bare.endswith('"'):
        return bare[1:-1].replace('""', '"')
    return bare


def _rows(text: str, before: int) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the line on which it begins. Raises csv.Error."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    line = before + 1
    for cells in reader:
        yield line, cells
        line = before + reader.line_num + 1
