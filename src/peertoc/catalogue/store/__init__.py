"""A catalogue on disk: many initiatives in one folder, to be asked, checked and kept up to date.

Every change makes a new generation and then switches to it in one step, so that a reader sees the old or the
new one, and whatever stops a writer loses nothing that it had told.
"""

from __future__ import annotations

from peertoc.catalogue.store.adding import Watch, add
from peertoc.catalogue.store.kept import Done, Kept
from peertoc.catalogue.store.reader import Catalogue, reading
from peertoc.catalogue.store.removing import called, remove
from peertoc.catalogue.store.writer import Writer, writing

__all__ = ["Catalogue", "Done", "Kept", "Watch", "Writer", "add", "called", "reading", "remove", "writing"]
