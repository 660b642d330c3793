"""What a store holds, what was done to it and what was found in it, told to people and to programs."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.catalogue.store.asking import initiatives_in
from peertoc.catalogue.store.kept import called_apart
from peertoc.catalogue.store.layout import shown
from peertoc.escaping import code, dumps, markdown, table
from peertoc.model import readable_name
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from peertoc.catalogue.store.checking import Checkup
    from peertoc.catalogue.store.kept import Done, Kept
    from peertoc.catalogue.store.reader import Catalogue
    from peertoc.errors import PeertocError
    from peertoc.model import Words

VERSION: Final = 1
TOOL: Final = {"name": "peertoc", "version": __version__}
COLUMNS: Final = ("file", "initiatives", "statements", "added", "sha256", "version")

_WIDEST: Final = 48
_SHORT_HASH: Final = 12
_NO_WIDTH: Final = {"Mn", "Me", "Cf"}


def listing(catalogue: Catalogue, style: str, lang: str) -> str:
    """List the sources as text, json, csv or markdown, with titles in ``lang`` where they are.

    People see the graph in place of a file that is called like another. Raises Damaged.
    """
    initiatives = initiatives_in(catalogue)
    titles = {graph: dict(_titles(ours, lang)) for graph, ours in initiatives.items()}
    if style == "json":
        return _document(
            catalogue.state.folder,
            old_vocabulary=catalogue.old_vocabulary,
            sources=[_listed(kept, titles[kept.graph]) for kept in catalogue.sources],
            unchecked=[],
        )
    if style == "csv":
        return table([COLUMNS, *(_row(kept, kept.file, titles[kept.graph]) for kept in catalogue.sources)])
    apart = called_apart(catalogue.sources)
    rows = [_row(kept, apart[kept.graph], titles[kept.graph]) for kept in catalogue.sources]
    return _as_markdown(rows) if style == "markdown" else _as_text(catalogue, rows)


def done_as_text(done: Done) -> str:
    """Tell in one line that a source was added, replaced, found unchanged, or removed."""
    again = f", version {done.kept.version}" if done.kept.version > 1 and done.manner != "removed" else ""
    return f"{done.manner} {printable(done.kept.file)} ({_count(done.kept.statements, 'statement')}{again})\n"


def done_as_json(folder: Path, done: Iterable[Done], faults: Iterable[PeertocError]) -> str:
    """Tell as one document what was done, and what could not be."""
    told = [{"done": each.manner, **asdict(each.kept)} for each in done]
    return _document(folder, sources=told, unchecked=[fault.as_keys() for fault in faults])


def unread_as_json(folder: Path, fault: PeertocError) -> str:
    """Tell as one document that a store could not be read, and why."""
    return _document(folder, sources=[], unchecked=[fault.as_keys()])


def checkup_as_text(checkup: Checkup) -> str:
    """Tell what was found wrong, or that nothing was."""
    sources = checkup.catalogue.sources
    whole = _count(len(sources), "source"), _count(sum(kept.statements for kept in sources), "statement")
    lines = [
        line
        for fault in checkup.faults
        for line in (f"error[{fault.kind}]: {printable(fault.message)}", f"   = help: {fault.help}", "")
    ]
    lines += [f"note: {printable(note)}" for note in checkup.notes]
    wrong = _count(len(checkup.faults), "fault") if checkup.faults else "nothing is wrong"
    return "\n".join([*lines, f"{shown(checkup.catalogue.state.folder)}: {', '.join(whole)}; {wrong}.\n"])


def checkup_as_json(checkup: Checkup) -> str:
    """Tell what was found as one document."""
    sources = checkup.catalogue.sources
    return _document(
        checkup.catalogue.state.folder,
        sources=len(sources),
        statements=sum(kept.statements for kept in sources),
        findings=[asdict(fault) for fault in checkup.faults],
        notes=list(checkup.notes),
        unchecked=[],
    )


def _document(folder: Path, **told: Any) -> str:
    return dumps({"version": VERSION, "tool": TOOL, "store": str(folder), **told}, indent=2) + "\n"


def _titles(initiatives: dict[str, Words], lang: str) -> Iterator[tuple[str, str]]:
    for iri, titles in initiatives.items():
        yield iri, titles.in_language(lang) or readable_name(iri) or "(without a name)"


def _listed(kept: Kept, titles: dict[str, str]) -> dict[str, Any]:
    named = [{"iri": iri or None, "title": title} for iri, title in titles.items()]
    return {**asdict(kept), "initiatives": named}


def _row(kept: Kept, called: str, titles: dict[str, str]) -> list[object]:
    names = "; ".join(sorted(titles.values()))
    return [called, names, kept.statements, kept.added, kept.sha256, kept.version]


def _as_markdown(rows: list[list[object]]) -> str:
    heads = [f"| {' | '.join(COLUMNS)} |", "| --- | --- | ---: | --- | --- | ---: |"]
    lines = [
        f"| {code(str(file)).replace('|', '&#124;')} | {markdown(str(names))} | {number} | {added} "
        f"| {sha256} | {version} |"
        for file, names, number, added, sha256, version in rows
    ]
    return "\n".join([*heads, *lines]) + "\n"


def _as_text(catalogue: Catalogue, rows: list[list[object]]) -> str:
    cells = [list(COLUMNS), *(_cells(*row) for row in rows)]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(COLUMNS))]
    lines = []
    for row in cells:
        padded = [
            _padded(cell, width, right=name in ("statements", "version"))
            for cell, width, name in zip(row, widths, COLUMNS, strict=True)
        ]
        lines.append("  ".join(padded).rstrip())
    total = sum(kept.statements for kept in catalogue.sources)
    count = f"{_count(len(rows), 'source')}, {_count(total, 'statement')}"
    return "\n".join([*lines, "", f"{count}.\n"])


def _cells(
    file: object, names: object, statements: object, added: object, sha256: object, version: object
) -> list[str]:
    titles = shorten(printable(str(names)), _WIDEST)
    return [
        printable(str(file)),
        titles,
        f"{statements:,}",
        str(added),
        str(sha256)[:_SHORT_HASH],
        str(version),
    ]


def _padded(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def _width(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.category(sign) in _NO_WIDTH else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
