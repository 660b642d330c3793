"""The page of the alignments: which terms come close to those of other vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from peertoc.catalogue import read_text
from peertoc.resources import ontology_root
from peertoc.vocabulary import DCTERMS, OWL, RDFS, SKOS, compact
from scripts.pages import data
from scripts.pages.blocks import anchored, bullets, page
from scripts.pages.places import escaped, link, prose
from scripts.pages.words import phrase, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Statements

_HERE = "alignments.md"


def alignments_page() -> tuple[str, str]:
    """Write the page of the alignments."""
    return _HERE, page(_HERE, "Alignments", _blocks(), ["ontology/alignments"])


def _blocks() -> Iterator[str]:
    yield phrase("alignments")
    for path in sorted((ontology_root() / "alignments").glob("*.ttl")):
        graph = read_text(path.read_text(encoding="utf-8"), name=path.name).statements
        for alignment in graph.of_type(f"{OWL}Ontology"):
            if isinstance(alignment, NamedNode):
                yield from _alignment(alignment, graph)


def _alignment(alignment: NamedNode, graph: Statements) -> Iterator[str]:
    yield anchored(alignment.value, 2, escaped(data.text(alignment, f"{DCTERMS}title", graph)))
    yield prose(data.text(alignment, f"{DCTERMS}description", graph), _HERE)
    yield prose(data.text(alignment, f"{RDFS}comment", graph), _HERE)
    yield prose(data.text(alignment, f"{DCTERMS}rights", graph), _HERE)
    yield bullets(_sources(alignment, graph))
    matches = list(_matches(graph))
    if matches:
        yield "\n".join(("| Here | How close | There |", "| --- | --- | --- |", *matches))


def _sources(alignment: NamedNode, graph: Statements) -> Iterator[str]:
    for predicate in ("source", "license"):
        begin = words()["said"][f"dcterms:{predicate}"]
        for value in graph.objects(alignment, DCTERMS + predicate):
            yield f"{begin}: {link(value.value, _HERE)}"


def _matches(graph: Statements) -> Iterator[str]:
    for term in graph.described():
        for predicate, closeness in words()["matches"].items():
            for other in graph.objects(term, data.expanded(predicate)):
                if isinstance(term, NamedNode) and isinstance(other, NamedNode):
                    yield f"| {link(term.value, _HERE)} | {closeness} | {_there(other, graph)} |"


def _there(other: NamedNode, graph: Statements) -> str:
    """Name a term of another vocabulary, and lead there; a value that has no address by its name alone."""
    name = data.text(other, f"{SKOS}prefLabel", graph)
    if name:
        return escaped(name)
    short = compact(other.value).strip("<>")
    return f"[`{data.local(short) if short == other.value else short}`]({other.value})"
