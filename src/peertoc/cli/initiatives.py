"""The initiatives in a file that a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from peertoc.catalogue import find_sources, read, read_initiatives, without_links
from peertoc.cli.outliving import outlive
from peertoc.errors import PeertocError
from peertoc.model.choosing import called
from peertoc.validation.presence import no_initiative
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from peertoc.catalogue import Document, Source
    from peertoc.maps.choosing import Where
    from peertoc.model import Initiative


class Read(NamedTuple):
    """Hold an initiative and where it was read."""

    initiative: Initiative
    document: Document
    source: Source


class Found(NamedTuple):
    """Hold an initiative, a name for a file about it, and where it was read."""

    initiative: Initiative
    name: str
    document: Document
    source: Source


def initiatives_in(
    path: str, read_as: str | None, tell: Callable[[PeertocError], None], purpose: str
) -> list[Read]:
    """Read the initiatives of a file or a folder; ``purpose`` is what is to be done with them, as a verb.

    What cannot be read among several files is told, and the rest is read.

    Raises PeertocError for what cannot be read, NoInitiative where there is none.
    """
    found, documents = [], []
    sources = without_links(find_sources([path], read_as))
    for source in sources:
        try:
            if isinstance(source, PeertocError):
                raise source
            documents.append(read(source))
        except PeertocError as fault:
            if len(sources) == 1:
                raise
            tell(fault)
        else:
            found += [Read(each, documents[-1], source) for each in read_initiatives(documents[-1])]
    if documents and not found:
        raise no_initiative(documents[0], purpose)
    return found


def named(found: Sequence[Read], name: str, lang: str) -> list[Read]:
    """Keep those of this name; all, where it is empty. Raises UnknownName where none is called so."""
    wanted = {id(each) for each in called([each.initiative for each in found], name, lang, "initiative")}
    return [each for each in found if id(each.initiative) in wanted]


def chosen(path: str, read_as: str | None, name: str, lang: str, *, several: bool) -> Iterator[Found]:
    """Read the initiatives of a file or a folder that are called ``name``; all, where it is empty.

    What cannot be read among several files is told, and the rest is read.

    Raises PeertocError for what cannot be read, NoInitiative where there is none, UnknownName where none is
    called so, and PeertocError for more than one where not ``several`` are wanted.
    """
    from peertoc.maps.choosing import file_names, one_of_several

    found = initiatives_in(path, read_as, outlive, "draw")
    if not found:
        return
    wanted = named(found, name, lang)
    initiatives = [each.initiative for each in wanted]
    if len(wanted) > 1 and not several:
        raise one_of_several(initiatives, lang, printable, where=_where(path, found))
    for each, file_name in zip(wanted, file_names(initiatives), strict=True):
        yield Found(each.initiative, file_name, each.document, each.source)


def _where(path: str, found: Sequence[Read]) -> Where:
    if Path(path).is_dir():
        return "folder"
    return "files" if len({each.source.name for each in found}) > 1 else "file"
