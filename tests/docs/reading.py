"""Read Markdown pages as the site does, their links, anchors and plain words; and the names of the data."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph

from peertoc.vocabulary import RDF
from peertoc.vocabulary import ROOT as NAMES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FENCE: Final = re.compile(r"^(`{3,})([a-z]*)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
ANCHOR: Final = re.compile(r'<a id="([^"<>\s]+)"></a>')
_CODE: Final = re.compile(r"`[^`\n]+`")
_LINK: Final = re.compile(r"\]\(([^()\s]+)\)")
_HEADING: Final = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def plain(text: str) -> str:
    """Leave out what is shown as it stands: fences, code and anchors."""
    return _CODE.sub("", ANCHOR.sub("", FENCE.sub("", text)))


def links(text: str) -> list[str]:
    """List where a page leads to."""
    return _LINK.findall(FENCE.sub("", text))


def anchors(text: str) -> set[str]:
    """List the places of a page that can be pointed at: those that it names, and its headings."""
    headings = (
        re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in _HEADING.findall(text)
    )
    return {*ANCHOR.findall(text), *headings}


def broken(page: Path) -> Iterator[str]:
    """List the relative links of a page that lead to no file, or to no place in it."""
    for link in links(page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = page.parent / path if path else page
        if not target.is_file() or (anchor and anchor not in _anchors_of(target.resolve())):
            yield f"{page.name}: {link}"


@cache
def _anchors_of(page: Path) -> set[str]:
    return anchors(page.read_text(encoding="utf-8"))


def named(kind: str) -> set[str]:
    """List the names in the ontology of things of a class, read from its files anew."""
    found = set()
    for file in (ROOT / "ontology").rglob("*.ttl"):
        for triple in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE):
            if triple.predicate.value == f"{RDF}type" and triple.object == pyoxigraph.NamedNode(kind):
                found.add(triple.subject.value)
    return {name for name in found if name.startswith(NAMES) and "/alignments/" not in name}


def last(name: str) -> str:
    """Give the last part of a name."""
    return re.split("[/#]", name.rstrip("/"))[-1]
