"""The file of a table: read once, written whole, and never over what somebody else has changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.errors import Unreadable, Unwritable
from peertoc.linking.table.reading import LARGEST, Reading, parse_table
from peertoc.linking.table.rows import Table
from peertoc.linking.table.writing import render_table
from peertoc.place import Place
from peertoc.wording import printable
from peertoc.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self


def table_beside(path: Path) -> Path:
    """Name the table of links of a file.

    >>> from pathlib import Path
    >>> table_beside(Path("plans/budget.ttl")).name
    'budget.ttl.links.sssom.tsv'
    """
    return path.with_name(f"{path.name}.links.sssom.tsv")


class Ledger:
    """Hold a table and its file, so that each decision is on disk as soon as it is made."""

    def __init__(self, path: Path, data: bytes | None) -> None:
        self.path = path
        self.name = printable(str(path))
        self._data = data
        self.reading = parse_table(data, self.name) if data is not None else Reading(self.name, Table())

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the table at ``path``; where there is none it is empty. Raises Unreadable."""
        return cls(path, _bytes(path))

    @property
    def exists(self) -> bool:
        """Tell whether there is a file already."""
        return self._data is not None

    def write(self, table: Table) -> bool:
        """Write the table, and tell whether that changed the file.

        Raises Unwritable, and leaves the file alone, where it was changed since it was read.
        """
        data = render_table(table).encode()
        if data == self._data:
            return False
        if _bytes(self.path) != self._data:
            raise Unwritable(
                f"{self.name} was changed by another program meanwhile; this change is not written.",
                help="What had been decided before is kept. Run the command again.",
            )
        write_whole(self.path, data)
        self._data = data
        self.reading = Reading(self.name, table)
        return True


def _bytes(path: Path) -> bytes | None:
    place = Place(printable(str(path)))
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as fault:
        reason = (fault.strerror or "unknown fault").lower()
        raise Unreadable(f"The table of links could not be read: {reason}.", place=place) from None
