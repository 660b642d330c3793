"""From the name of a file to its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.catalogue import find_sources, read, read_initiatives, without_links
from peertoc.catalogue.reading import read_labels, with_own_labels
from peertoc.errors import NoInitiative, Unreadable
from peertoc.outline import phrases
from peertoc.outline.structured import render_json
from peertoc.outline.text import render_text
from peertoc.place import Place
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Document

_BETWEEN: Final = "\n\n"


def outline(path: str, *, format: str | None = None, style: str = "text", lang: str = "en") -> str:
    """Outline every initiative in a file, or in the files of a folder; ``style`` is ``text`` or ``json``.

    Raises Unreadable or Malformed for the first file that cannot be read, NoInitiative where none tells of an
    initiative, and UnknownName for a format that does not exist.
    """
    documents = tuple(_documents(path, format))
    initiatives = [initiative for document in documents for initiative in read_initiatives(document)]
    if not initiatives:
        place = Place(documents[0].name if len(documents) == 1 else printable(path))
        raise NoInitiative(phrases.NO_INITIATIVE, place=place, help=phrases.ADD_AN_INITIATIVE)
    labels = read_labels()
    for document in documents:
        labels = with_own_labels(labels, document)
    if style == "json":
        return render_json(initiatives, labels, lang)
    return _BETWEEN.join(render_text(initiative, labels, lang) for initiative in initiatives)


def _documents(path: str, format: str | None) -> Iterator[Document]:
    for source in without_links(find_sources([path], format)):
        if isinstance(source, Unreadable):
            raise source
        yield read(source)
