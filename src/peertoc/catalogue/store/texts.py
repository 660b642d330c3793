"""The text that a store keeps of a file, to be read, and held against its hash each time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.catalogue.fetching import Source, fetch
from peertoc.catalogue.formats import named
from peertoc.catalogue.store.layout import shown
from peertoc.errors import Damaged, Unreadable
from peertoc.place import Place
from peertoc.wording import printable

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.catalogue.document import Document


@dataclass(frozen=True, slots=True)
class KeptText:
    """Name a text of a store: that of the file ``name``, of ``size`` bytes, in the file ``path`` there."""

    store: Path
    name: str
    path: Path
    format: str
    size: int
    sha256: str

    def load(self) -> Document:
        """Read it into a document. Raises Damaged for a text that is gone or is not as it was written."""
        try:
            data = fetch(Source(self.name, self.path, self.format, in_folder=True))
        except Unreadable:
            raise self._damaged("cannot be read") from None
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise self._damaged("is not as it was written")
        return named(self.format).load(data, printable(self.name))

    def _damaged(self, what: str) -> Damaged:
        fault = Damaged(
            f"The text that the store {shown(self.store)} keeps of this file {what}.",
            help="Remove the file from the store and add it again.",
        )
        fault.place = Place(self.name)
        return fault
