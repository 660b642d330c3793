"""The pages of the lists of values, and that of the parts of the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from peertoc.vocabulary import DCTERMS, PTOC, RDFS, ROOT, SKOS, compact
from scripts.pages import data
from scripts.pages.blocks import anchored, bullets, facts, page
from scripts.pages.places import link, prose, title

if TYPE_CHECKING:
    from collections.abc import Iterator

_GUIDE = NamedNode(f"{ROOT}/guide/")
_MOST_DEEP = 6


def vocabulary_pages() -> Iterator[tuple[str, str]]:
    """Write a page for each list of values, and one that lists them."""
    index = "vocabularies/index.md"
    yield index, page(index, "Lists of values", _listed(index), ["ontology/vocabularies"])
    for scheme in data.schemes():
        name = data.local(scheme.value)
        here = f"vocabularies/{name}.md"
        yield (
            here,
            page(here, title(scheme.value), _blocks(scheme, here), [f"ontology/vocabularies/{name}.ttl"]),
        )


def guide_page() -> tuple[str, str]:
    """Write the page of the parts of the guide, to which every statement of a source leads."""
    here, files = "guide.md", ["ontology/guide/sections.ttl", "ontology/guide/annex-c.ttl"]
    return here, page(here, title(_GUIDE.value), _guide(here), files)


def _listed(here: str) -> Iterator[str]:
    yield "The values that some properties take, in lists: SKOS concept schemes."
    rows = [
        f"| {link(scheme.value, here)} | {len(_values(scheme))} | {_users(scheme, here)} |"
        for scheme in data.schemes()
    ]
    yield "\n".join(("| List | Values | Properties that take them |", "| --- | ---: | --- |", *rows))


def _blocks(scheme: NamedNode, here: str) -> Iterator[str]:
    yield prose(data.text(scheme, f"{DCTERMS}description"), here)
    users = _users(scheme, here)
    yield bullets([f"Values of: {users}"] if users else []) + "\n" + facts(scheme, here)
    for top in data.objects(scheme, f"{SKOS}hasTopConcept"):
        yield from _branch(top, here, 2)
    groups = [group for group in data.of_type(f"{SKOS}Collection") if scheme in _homes(group)]
    if groups:
        yield "## Groups of values"
    for group in groups:
        yield from _value(group, here, 3)


def _branch(concept: NamedNode, here: str, level: int) -> Iterator[str]:
    """Tell a value, and under it those that are part of it."""
    yield from _value(concept, here, level)
    for narrower in data.subjects(f"{SKOS}broader", concept):
        yield from _branch(narrower, here, min(level + 1, _MOST_DEEP))


def _value(concept: NamedNode, here: str, level: int) -> Iterator[str]:
    yield anchored(concept.value, level, f"{title(concept.value)} (`{compact(concept.value)}`)")
    yield prose(data.text(concept, f"{SKOS}definition"), here)
    yield prose(data.text(concept, f"{SKOS}scopeNote"), here)
    yield facts(concept, here)


def _values(scheme: NamedNode) -> tuple[NamedNode, ...]:
    return data.subjects(f"{SKOS}inScheme", scheme)


def _users(scheme: NamedNode, here: str) -> str:
    return ", ".join(link(user.value, here) for user in data.subjects(f"{PTOC}valuesFrom", scheme))


def _homes(thing: NamedNode) -> tuple[NamedNode, ...]:
    return data.objects(thing, f"{RDFS}isDefinedBy")


def _guide(here: str) -> Iterator[str]:
    yield prose(data.text(_GUIDE, f"{DCTERMS}description"), here)
    yield prose(data.text(_GUIDE, f"{SKOS}editorialNote"), here)
    yield facts(_GUIDE, here)
    for part in _parts():
        yield anchored(part.value, 2, title(part.value))
        yield prose(data.text(part, f"{DCTERMS}description"), here)
        yield prose(data.text(part, f"{SKOS}scopeNote"), here)
        yield facts(part, here)


def _parts() -> list[NamedNode]:
    """List who published the guide, then its parts; the terms of annex C come after it."""
    parts = [*data.objects(_GUIDE, f"{DCTERMS}publisher"), *data.of_type(f"{PTOC}GuidePart")]
    return sorted(parts, key=lambda part: data.local(part.value).startswith("annex-c-"))
