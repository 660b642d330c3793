"""Which of several things is meant by a name that someone types."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from peertoc.cleaning import clean
from peertoc.errors import UnknownName
from peertoc.model.resource import Resource
from peertoc.model.words import last_part, readable_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

R = TypeVar("R", bound=Resource)


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


def plainly(text: str) -> str:
    """Write a name so that capitals and spaces make no difference."""
    return clean(text).casefold()


def short_name(resource: Resource, lang: str) -> str:
    """Give what a resource is called on the command line: the last part of its address, else its title."""
    return clean(last_part(resource.id)) if resource.is_named else clean(resource.title.in_language(lang))
