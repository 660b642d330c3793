"""Taking a catalogue out of its store: as one file of quads, or as the files that came in."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final

import pyoxigraph as ox

from peertoc.catalogue.formats import FORMATS
from peertoc.catalogue.store.layout import damaged, shown
from peertoc.catalogue.store.settling import settle
from peertoc.catalogue.store.statements import quads_in, reason_of, statements_of
from peertoc.errors import Unwritable
from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.catalogue.store.kept import Kept
    from peertoc.catalogue.store.reader import Catalogue

_SYNTAX: Final = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}
_NO_PART: Final = frozenset({"", ".", "..", "/"})


def write_quads(catalogue: Catalogue, stream: BinaryIO, format: str) -> None:
    """Write the statements of all sources, each in its graph, as ``nquads`` or ``trig``; no vocabulary.

    Raises Damaged.
    """
    prefixes = PREFIXES if format == "trig" else None
    with statements_of(catalogue.state) as store:
        quads = (quad for kept in catalogue.sources for quad in quads_in(store, catalogue.state, kept.graph))
        ox.serialize(quads, stream, _SYNTAX[format], prefixes=prefixes)


def write_files(catalogue: Catalogue, folder: Path) -> int:
    """Write the texts as they came, each under its name, into a new or empty folder; all of them or none.

    Gives how many there are. Raises Unwritable and Damaged.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unwritable(f"{shown(folder)} is there already.", help="Give the name of a new folder.")
    try:
        with tempfile.TemporaryDirectory(
            prefix=f".{folder.name}.", suffix=".part", dir=folder.parent, ignore_cleanup_errors=True
        ) as beside:
            part = Path(beside) / "files"
            part.mkdir()
            number = _write_into(part, catalogue)
            settle(part)
            part.replace(folder)
    except OSError as fault:
        raise Unwritable(f"{shown(folder)} could not be written: {reason_of(fault)}.") from None
    return number


def _write_into(part: Path, catalogue: Catalogue) -> int:
    for kept, path in zip(catalogue.sources, paths_for(catalogue.sources), strict=True):
        try:
            text = catalogue.text_of(kept).read_bytes()
        except FileNotFoundError:
            raise damaged(catalogue.state.folder, f"the text of {kept.file}", "is missing") from None
        target = part / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
    return len(catalogue.sources)


def paths_for(sources: Sequence[Kept]) -> list[PurePosixPath]:
    """Give each source a path of its own within a folder: its name, with as many folders as tell it apart.

    No path leads out of the folder, and none differs from another by capitals alone.
    """
    parts = [_parts(kept) for kept in sources]
    for length in range(1, max(map(len, parts), default=0) + 1):
        paths = [PurePosixPath(*each[-length:]) for each in parts]
        if _apart(paths):
            return paths
    return [_numbered(kept) for kept in sources]


def _parts(kept: Kept) -> tuple[str, ...]:
    if kept.file == kept.name == "<stdin>":
        return (f"stdin{FORMATS[kept.format].extensions[0]}",)
    parts = tuple(part for part in PurePosixPath(kept.file).parts if part not in _NO_PART)
    return parts or (_numbered(kept).name,)


def _apart(paths: list[PurePosixPath]) -> bool:
    """Tell whether no two are alike, and none is a folder of another."""
    seen = {str(path).casefold() for path in paths}
    above = {str(folder).casefold() for path in paths for folder in path.parents}
    return len(seen) == len(paths) and not seen & above


def _numbered(kept: Kept) -> PurePosixPath:
    """Name a file after its graph, which is unlike every other."""
    return PurePosixPath(f"{kept.graph.rsplit(':', 1)[-1]}{FORMATS[kept.format].extensions[0]}")
