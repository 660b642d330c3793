"""Which of several things a picture shows, and what its file is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from peertoc.errors import PeertocError, UnknownName
from peertoc.maps.picture.lettering import clean
from peertoc.maps.wordbook import words
from peertoc.model import Resource, readable_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from peertoc.model import Initiative

R = TypeVar("R", bound=Resource)
_LONGEST_NAME: Final = 80


def called(resources: Sequence[R], name: str, lang: str, kind: str) -> tuple[R, ...]:
    """Keep those of this name: their address, its last part, or their title; all where it is empty.

    Raises UnknownName where there is none.
    """
    wanted = plainly(name)
    if not wanted:
        return tuple(resources)
    names = {id(each): {plainly(text) for text in _names(each, lang)} for each in resources}
    found = tuple(each for each in resources if wanted in names[id(each)])
    if not found:
        raise UnknownName(kind, clean(name), {short_name(each, lang) for each in resources})
    return found


def _names(resource: Resource, lang: str) -> Iterator[str]:
    yield resource.id
    yield last_part(resource.id)
    yield readable_name(resource.id)
    yield resource.title.in_language(lang)


def last_part(id: str) -> str:
    """Give the last part of an address."""
    return re.split(r"[/#:]", id.rstrip("/#"))[-1]


def plainly(text: str) -> str:
    """Write a name so that capitals and spaces make no difference."""
    return clean(text).casefold()


def short_name(resource: Resource, lang: str) -> str:
    """Give what a resource is called on the command line: the last part of its address, else its title."""
    return clean(last_part(resource.id)) if resource.is_named else clean(resource.title.in_language(lang))


def file_names(resources: Sequence[Resource]) -> tuple[str, ...]:
    """Name a file after the last part of each address; no two are alike, whatever the capitals."""
    names: list[str] = []
    for number, resource in enumerate(resources, start=1):
        name = in_file_name(last_part(resource.id) if resource.is_named else "") or f"initiative-{number}"
        taken = {each.casefold() for each in names}
        names.append(f"{name}-{number}" if name.casefold() in taken else name)
    return tuple(names)


def in_file_name(text: str) -> str:
    """Write a name with letters, digits and hyphens alone, not too long."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", text).strip("-_")[:_LONGEST_NAME]


def one_of_several(initiatives: Iterable[Initiative], lang: str, show: Callable[[str], str]) -> PeertocError:
    """Make the error that lists the initiatives of a file where one picture is asked for."""
    said = words("picture")
    names = ", ".join(show(short_name(each, lang)) for each in initiatives)
    return PeertocError(said["several"].format(names=names), help=said["several-help"])
