"""The page of the registries: what is taken over from each, and what codes without an address stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.linking.registry.tables import table
from peertoc.linking.table.rows import registry
from peertoc.resources import registries_root
from scripts.pages.blocks import anchored, bullets, page
from scripts.pages.places import escaped
from scripts.pages.words import phrase, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_HERE: Final = "registries.md"
#: Tables whose codes have no address but one of ours, which leads here.
_CODES: Final = ("sectors.tsv", "functions.tsv")


def registries_page() -> tuple[str, str]:
    """Write the page of the registries."""
    return _HERE, page(_HERE, words()["registries"]["title"], _blocks(), ["registries"])


def _blocks() -> Iterator[str]:
    root = registries_root()
    yield phrase("registries")
    for path in sorted(root.rglob("*.tsv")):
        yield from _registry(path, path.relative_to(root).as_posix())
    # Where something was looked for in all of them.
    yield f"{anchored(registry('shipped'), 2, words()['registries']['all'])}\n\n{phrase('registries_all')}"
    for name in _CODES:
        held = table(name)
        yield f"## {escaped(held.name)}, {words()['registries']['codes']}"
        yield bullets(map(_code, held.rows))


def _registry(path: Path, name: str) -> Iterator[str]:
    head = _head(path)
    yield anchored(registry(head["name"]), 2, escaped(head["name"]))
    told = [f"{begin}: {escaped(head[key])}" for key, begin in words()["registries"]["head"].items()]
    yield bullets([*told, phrase("registries_rows").format(count=len(table(name).rows), file=name)])


def _head(path: Path) -> Mapping[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))


def _code(row: Mapping[str, str]) -> str:
    gone = f" ({words()['registries']['withdrawn']})" if row.get("status") == "withdrawn" else ""
    return f'<a id="{row["code"]}"></a>{row["code"]}: {escaped(row["en"])}{gone}'
