"""Files to be kept in a store, and short ways to keep them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from peertoc.catalogue import find_sources
from peertoc.catalogue.store import Done, Kept, add, reading, remove, writing
from peertoc.catalogue.store.checking import check

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from peertoc.errors import PeertocError

NOON = datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC)


def plan(path: Path, title: str = "Budget peers", *, more: str = "") -> Path:
    """Write a small initiative, with a nameless risk in it, named after its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "@prefix ptoc: <https://w3id.org/peertoc#> .\n"
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
        f"<https://example.org/{path.stem}> a ptoc:Initiative ;\n"
        f'    dcterms:title "{title}"@en ;\n'
        f'    ptoc:risk [ dcterms:title "Risk of {title}"@en ] .\n{more}',
        encoding="utf-8",
    )
    return path


def add_to(store: Path, *paths: Path) -> list[Done | PeertocError]:
    """Add files to a store, making it where it is not there."""
    with writing(store, "test", make=True) as writer:
        return list(add(writer, find_sources([str(path) for path in paths]), NOON))


def remove_from(store: Path, *names: str) -> list[Done | PeertocError]:
    with writing(store, "test") as writer:
        return list(remove(writer, names))


def manners(done: Sequence[Done | PeertocError]) -> list[str]:
    return [each.manner if isinstance(each, Done) else each.message for each in done]


def kept_in(store: Path) -> dict[str, Kept]:
    """Give what a store keeps, by the names of the files."""
    with reading(store) as catalogue:
        return {kept.name: kept for kept in catalogue.sources}


def faults_in(store: Path) -> list[str]:
    """Name the kinds of faults that looking a store over finds."""
    with reading(store) as catalogue:
        return [fault.kind for fault in check(catalogue).faults]


def files_with(store: Path, word: str) -> list[str]:
    """Name the files of a store that hold a word, in the two ways in which engines write text."""
    forms = (word.encode(), word.encode("utf-16-le"))
    return [
        str(path.relative_to(store))
        for path in sorted(store.rglob("*"))
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]
