"""What PATHS on a command line stand for: files, folders, globs, standard input."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

from peertoc.catalogue.alone import Alone
from peertoc.catalogue.decoding import decode
from peertoc.catalogue.fetching import STDIN, Source, fetch, refuse_special, special, unreachable
from peertoc.catalogue.formats import FORMATS, named, of_file
from peertoc.catalogue.recognition import WEB_PAGE, looks_like
from peertoc.catalogue.walking import MAGIC, parted, passed_over, walk
from peertoc.errors import Unreadable
from peertoc.place import Place
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from peertoc.catalogue.document import Document

    Note = Callable[[str], None]


def find_sources(paths: Sequence[str], format: str | None = None) -> list[Source | Unreadable]:
    """Find what to read; what cannot be read takes its place in the list, with the reason.

    A folder is searched, with the folders in it, for files with a known ending, in the order of their names;
    hidden ones and links that lead out of it are left out, and so are pipes and the like, and ``.json`` and
    ``.xml`` files that hold no linked data. A glob may hold ``**``. ``-`` is standard input. What is named
    twice is read once. ``format`` holds for files, globs and standard input; in a folder the endings decide.

    Raises UnknownName for a format that does not exist.
    """
    return list(each_source(paths, format))


def each_source(
    paths: Sequence[str], format: str | None = None, note: Note = lambda _: None
) -> Iterator[Source | Unreadable]:
    """Find what to read, one after the other, as ``find_sources`` does: folders are not listed beforehand.

    ``note`` hears once of each link, pipe and the like that is left out although it looks like linked data.

    Raises UnknownName, at once, for a format that does not exist.
    """
    if format is not None:
        named(format)
    return _each(paths, format, note)


def _each(paths: Sequence[str], format: str | None, note: Note) -> Iterator[Source | Unreadable]:
    alone = Alone(paths)
    seen: set[str] = set()
    noted: set[str] = set()

    def once(text: str) -> None:
        if text not in noted:
            noted.add(text)
            note(text)

    for given in paths:
        # Nothing else leads to what is in such a folder, so its million names need not be kept.
        kept = not alone.has(given)
        for entry in _expand(given, format, once):
            key = _identity(entry) if kept else ""
            if key and key in seen:
                continue
            seen.update((key,) if key else ())
            yield entry


def read(source: Source) -> Document:
    """Read a source into a document. Raises Unreadable or Malformed."""
    return source.load()


def _expand(given: str, format: str | None, note: Note) -> Iterable[Source | Unreadable]:
    if given == "-":
        return [Source(STDIN, None, format or "turtle", in_folder=False)]
    if not given.strip():
        return [Unreadable("An empty name was given in place of a file.", place=Place(given))]
    path = Path(given)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as fault:
        return _absent(path, format, fault, note)
    if stat.S_ISDIR(mode):
        return _folder(path, note)
    return [_file(path, format, mode)]


def _folder(path: Path, note: Note) -> Iterator[Source | Unreadable]:
    found = False
    for entry in walk(path, note):
        found = True
        yield entry
    if not found:
        yield _nothing_in(path)


def _absent(
    path: Path, format: str | None, fault: OSError | ValueError, note: Note
) -> list[Source | Unreadable]:
    missing = isinstance(fault, FileNotFoundError) and not path.is_symlink()
    if missing and MAGIC & set(str(path)):
        return _globbed(path, format, note)
    error = unreachable(path, fault)
    if missing:
        near = _neighbour(path)
        if near:
            error.help = f"Did you mean {printable(near)}?"
    return [error]


def _neighbour(path: Path) -> str:
    """Find a file beside the missing one whose name is much like it."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(path.name, names, n=1, cutoff=0.75)
    return str(path.with_name(near[0])) if near else ""


def _file(path: Path, format: str | None, mode: int) -> Source | Unreadable:
    name = printable(str(path))
    try:
        refuse_special(name, mode)
    except Unreadable as fault:
        return fault
    known = named(format) if format else of_file(path.name)
    return Source(name, path, known.name, in_folder=False) if known else _unknown_ending(path, name)


def _unknown_ending(path: Path, name: str) -> Unreadable:
    """Say what a file with a strange ending looks like, and how to have it read."""
    try:
        looks = looks_like(decode(fetch(Source(name, path, "", in_folder=False)), name).text)
    except Unreadable as fault:
        return fault
    if looks in FORMATS:
        what = f"looks like {FORMATS[looks].title}, but its name does not say so"
        cure = f"Say --from {looks}, or give the file the ending {FORMATS[looks].extensions[0]}."
    elif looks == WEB_PAGE:
        what, cure = "is a web page, not linked data", "Look on the page for a link to the data itself."
    else:
        what, cure = "is not known as linked data by its name", f"Say --from FORMAT: {', '.join(FORMATS)}."
    return Unreadable(f"{name} {what}.", place=Place(name), help=cure)


def _globbed(pattern: Path, format: str | None, note: Note) -> list[Source | Unreadable]:
    base, rest = parted(pattern)
    try:
        matches = sorted(base.glob(rest))
    except (OSError, ValueError, NotImplementedError, IndexError) as fault:
        reason = printable(str(fault)).rstrip(".")
        return [Unreadable(f"{printable(str(pattern))} is no pattern: {reason}.", place=Place(str(pattern)))]
    found = [
        entry for path in matches if not _hidden(path, base, rest) for entry in _match(path, format, note)
    ]
    return found or [_nothing_in(pattern)]


def _hidden(path: Path, base: Path, pattern: str) -> bool:
    """Tell whether a match is hidden, or within something hidden, that the pattern does not ask for."""
    asked = any(part.startswith(".") for part in Path(pattern).parts)
    return not asked and any(part.startswith(".") for part in path.relative_to(base).parts)


def _match(path: Path, format: str | None, note: Note) -> list[Source | Unreadable]:
    try:
        mode = path.stat().st_mode
    except OSError as fault:
        return [unreachable(path, fault)] if format or of_file(path.name) else []
    if stat.S_ISDIR(mode):
        return list(walk(path, note))
    if format is None and of_file(path.name) is None:
        return []
    if kind := special(mode):
        note(passed_over(path, f"is {kind}, not a file"))
        return []
    return [_file(path, format, mode)]


def _nothing_in(path: Path) -> Unreadable:
    name = printable(str(path))
    endings = ", ".join(format.extensions[0] for format in FORMATS.values())
    return Unreadable(
        f"No file of linked data was found in {name}.", place=Place(name), help=f"Known endings: {endings}."
    )


def _identity(entry: Source | Unreadable) -> str:
    if isinstance(entry, Unreadable):
        return entry.message
    return STDIN if entry.path is None else str(entry.path.resolve())
