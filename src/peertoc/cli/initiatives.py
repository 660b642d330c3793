"""The initiatives in a file that a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from peertoc.catalogue import find_sources, read, read_initiatives
from peertoc.cli.outliving import outlive
from peertoc.errors import PeertocError
from peertoc.maps.choosing import called, file_names, one_of_several
from peertoc.validation.presence import no_initiative
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Document, Source
    from peertoc.maps.choosing import Where
    from peertoc.model import Initiative


class Found(NamedTuple):
    """Hold an initiative, a name for a file about it, and where it was read."""

    initiative: Initiative
    name: str
    document: Document
    source: Source


def chosen(path: str, read_as: str | None, name: str, lang: str, *, several: bool) -> Iterator[Found]:
    """Read the initiatives of a file or a folder that are called ``name``; all, where it is empty.

    What cannot be read among several files is told, and the rest is read.

    Raises PeertocError for what cannot be read, NoInitiative where there is none, UnknownName where none is
    called so, and PeertocError for more than one where not ``several`` are wanted.
    """
    found = _initiatives(path, read_as)
    if not found:
        return
    wanted = called([initiative for initiative, _, _ in found], name, lang, "initiative")
    if len(wanted) > 1 and not several:
        raise one_of_several(wanted, lang, printable, where=_where(path, found))
    names = dict(zip((id(each) for each in wanted), file_names(wanted), strict=True))
    for initiative, document, source in found:
        if id(initiative) in names:
            yield Found(initiative, names[id(initiative)], document, source)


def _initiatives(path: str, read_as: str | None) -> list[tuple[Initiative, Document, Source]]:
    found, documents = [], []
    sources = find_sources([path], read_as)
    for source in sources:
        try:
            if isinstance(source, PeertocError):
                raise source
            documents.append(read(source))
        except PeertocError as fault:
            if len(sources) == 1:
                raise
            outlive(fault)
        else:
            found += [(initiative, documents[-1], source) for initiative in read_initiatives(documents[-1])]
    if documents and not found:
        raise no_initiative(documents[0])
    return found


def _where(path: str, found: list[tuple[Initiative, Document, Source]]) -> Where:
    if Path(path).is_dir():
        return "folder"
    return "files" if len({source.name for _, _, source in found}) > 1 else "file"
