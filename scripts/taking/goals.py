"""The Sustainable Development Goals and their targets, as the United Nations name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from scripts.taking.table import Table

if TYPE_CHECKING:
    from pathlib import Path

_SDG: Final = "http://metadata.un.org/sdg/"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_WIKIDATA: Final = "http://www.wikidata.org/entity/"


def goals(shared: Path) -> Table:
    """Take goals and targets; indicators are left out, since the copy has those of 2020."""
    store = Store()
    store.load(path=str(shared / "sdg" / "sdg-kos.ttl"), format=RdfFormat.TURTLE)
    kinds = {"goal": "Goal", "target": "Target"}
    rows = [
        (each.subject.value.removeprefix(_SDG), kind, *_told(store, each.subject))
        for kind, name in kinds.items()
        for each in store.quads_for_pattern(None, None, NamedNode(f"{_SDG}ontology#{name}"))
        if isinstance(each.subject, NamedNode)
    ]
    return Table(
        "goals.tsv",
        "SDG goals and targets",
        "github.com/UNStats/LOD4Stats, commit 0ae578b, sdg-data/sdg-kos.ttl",
        "2020-05-28",
        "free to copy and distribute with this citation: Amit Joshi, Luis Gonzalez Morales, Szymon Klarman,"
        " and Aaron Helton. 2019. A Knowledge Organization System for the United Nations Sustainable"
        " Development Goals. New York, NY. http://metadata.un.org/sdg",
        "goals and targets with their words in English, French and Spanish, and Wikidata's ids of the goals",
        ("code", "kind", "en", "fr", "es", "wikidata"),
        tuple(rows),
    )


def _told(store: Store, subject: NamedNode) -> tuple[str, str, str, str]:
    labels: dict[str, list[str]] = {}
    for each in store.quads_for_pattern(subject, NamedNode(f"{_SKOS}prefLabel"), None):
        if isinstance(each.object, Literal):
            labels.setdefault(each.object.language or "", []).append(each.object.value)
    matches = sorted(
        each.object.value.removeprefix(_WIKIDATA)
        for each in store.quads_for_pattern(subject, NamedNode(f"{_SKOS}exactMatch"), None)
        if isinstance(each.object, NamedNode) and each.object.value.startswith(_WIKIDATA)
    )
    en, fr, es = (min(labels.get(lang, [""])) for lang in ("en", "fr", "es"))
    return en, fr, es, matches[0] if matches else ""
