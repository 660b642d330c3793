"""Which of several things a picture shows, and what its file is called."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Literal

from peertoc.cleaning import clean
from peertoc.errors import PeertocError
from peertoc.maps.wordbook import words
from peertoc.model import last_part
from peertoc.model.choosing import short_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from peertoc.model import Initiative, Resource

#: Where several things are found.
Where = Literal["file", "folder", "files"]
_LONGEST_NAME: Final = 80


def file_names(resources: Sequence[Resource]) -> tuple[str, ...]:
    """Name a file after the last part of each address; no two are alike, whatever the capitals.

    Where that part is the same, after the file in which each was read, else after its folder.
    """
    bare = [in_file_name(last_part(each.id) if each.is_named else "") for each in resources]
    groups: dict[str, list[int]] = {}
    for number, name in enumerate(bare):
        groups.setdefault(name.casefold(), []).append(number)
    names = list(bare)
    for name, group in groups.items():
        if name and len(group) > 1:
            for number, apart in zip(group, _apart([resources[number] for number in group]), strict=True):
                names[number] = apart or bare[number]
    return tuple(_each_once(names))


def _apart(resources: Sequence[Resource]) -> Sequence[str]:
    """Name resources after their files, else after the folders of these, where that tells all apart."""
    files = [PurePath(each.place.file) for each in resources]
    for names in (
        [in_file_name(file.stem) for file in files],
        [in_file_name(file.parent.name) for file in files],
    ):
        if all(names) and len({name.casefold() for name in names}) == len(names):
            return names
    return [""] * len(files)


def _each_once(names: Sequence[str]) -> Iterator[str]:
    """Add its number to a name that another has already, and to one that is empty."""
    taken: set[str] = set()
    for number, name in enumerate(names, start=1):
        given = name or f"initiative-{number}"
        while given.casefold() in taken:
            given = f"{given}-{number}"
        taken.add(given.casefold())
        yield given


def in_file_name(text: str) -> str:
    """Write a name with letters, digits and hyphens alone, not too long."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", text).strip("-_")[:_LONGEST_NAME]


def one_of_several(
    initiatives: Sequence[Initiative], lang: str, show: Callable[[str], str], where: Where = "file"
) -> PeertocError:
    """Make the error that lists the initiatives of a file where one picture is asked for."""
    said = words("picture")
    names = ", ".join(show(name) for name in _told_apart(initiatives, lang))
    return PeertocError(
        said["several"].format(where=said[f"in-{where}"], names=names), help=said["several-help"]
    )


def _told_apart(resources: Sequence[Resource], lang: str) -> list[str]:
    """Name each; those whose names repeat with their titles, else with their files."""
    said = words("picture")
    plain = [short_name(each, lang) for each in resources]
    titles = [clean(each.title.in_language(lang)) for each in resources]
    titled = [
        said["titled"].format(name=name, title=title) if title and title != name else name
        for name, title in zip(plain, titles, strict=True)
    ]
    names = [one if plain.count(one) == 1 else other for one, other in zip(plain, titled, strict=True)]
    return [
        name if names.count(name) == 1 else said["in-source"].format(name=name, file=each.place.file)
        for name, each in zip(names, resources, strict=True)
    ]
