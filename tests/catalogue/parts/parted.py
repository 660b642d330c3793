"""Files taken in parts for a test, and who tells of what."""

from __future__ import annotations

import pickle
from contextlib import contextmanager
from typing import TYPE_CHECKING

from peertoc.catalogue import Source
from peertoc.catalogue.parts import Bonds, in_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from peertoc.catalogue import Document
    from peertoc.catalogue.parts import Parts

E = "http://e/"
#: Enough to walk back along one property, in the sense of these tests.
BACK = Bonds(frozenset({f"{E}back"}))
_FORMATS = {".nt": "ntriples", ".nq": "nquads", ".ttl": "turtle", ".trig": "trig"}


def source(path: Path) -> Source:
    """Name a file as a source, by its ending."""
    return Source(path.name, path, _FORMATS[path.suffix], in_folder=False)


@contextmanager
def parted(path: Path, bonds: Bonds = BACK, block: int = 400) -> Iterator[Parts]:
    """Take a file in small parts."""
    with in_parts(source(path), bonds, block=block, folder=path.parent) as parts:
        yield parts


def documents(path: Path, bonds: Bonds = BACK, block: int = 400) -> list[Document]:
    """Load every part, each after a journey as to a worker."""
    with parted(path, bonds, block) as parts:
        return [pickle.loads(pickle.dumps(part)).load() for part in parts]


def line(subject: str, property: str, thing: str) -> str:
    """Write one statement, with short names, blank nodes (``_:``) and texts (in quotation marks)."""
    return (
        " ".join(part if part[:1] in '_"<' else f"<{E}{part}>" for part in (subject, property, thing))
        + " .\n"
    )
