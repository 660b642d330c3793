"""Read the lists of values for the tests, each file by itself, and what the guide should find in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph as ox
import yaml

from peertoc.vocabulary import DCTERMS, RDF, SKOS
from tests.conftest import ROOT, shared

FOLDER = ROOT / "ontology" / "vocabularies"


@dataclass(frozen=True, slots=True)
class Value:
    """One resource of a list, with what the file says of it (predicate -> lexical values, in file order)."""

    iri: str
    said: dict[str, list[str]]

    def all(self, predicate: str) -> list[str]:
        return self.said.get(predicate, [])

    def one(self, predicate: str) -> str:
        (value,) = self.all(predicate)
        return value

    def names(self, predicate: str) -> set[str]:
        return {iri.rsplit("/", 1)[1] for iri in self.all(predicate)}

    @property
    def name(self) -> str:
        return self.iri.rsplit("/", 1)[1]

    @property
    def labels(self) -> list[str]:
        kinds = ("prefLabel", "altLabel", "hiddenLabel")
        return [label.casefold() for kind in kinds for label in self.all(SKOS + kind)]


@cache
def triples(name: str) -> tuple[ox.Triple, ...]:
    """Read one file as it stands; a relative name would be a syntax error."""
    parsed = ox.parse(path=str(FOLDER / f"{name}.ttl"), format=ox.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in parsed)


@cache
def resources(name: str, kind: str = "Concept") -> tuple[Value, ...]:
    said: dict[str, dict[str, list[str]]] = {}
    for triple in triples(name):
        of = said.setdefault(triple.subject.value, {})  # type: ignore[union-attr]
        of.setdefault(triple.predicate.value, []).append(triple.object.value)  # type: ignore[union-attr]
    return tuple(Value(iri, of) for iri, of in said.items() if SKOS + kind in of.get(RDF + "type", []))


@cache
def inventory() -> dict[str, Any]:
    """Read the inventory of the guide."""
    found: dict[str, Any] = yaml.safe_load(shared("guide", "inventory.yaml").read_text("utf-8"))
    return found


def labelled(name: str, text: str) -> Value:
    """Find the one concept that carries a wording of the inventory as one of its labels."""
    found = [value for value in resources(name) if text.casefold() in value.labels]
    assert len(found) == 1, f"{text!r} is the label of {len(found)} concepts in {name}.ttl"
    return found[0]


def named(name: str, texts: list[str]) -> set[str]:
    """Find the concepts of several wordings, each one of its own."""
    found = {labelled(name, text).name for text in texts}
    assert len(found) == len(texts), f"two wordings of {name}.ttl fall on one concept"
    return found


def drawn_from(name: str, place: str) -> set[str]:
    """Name the concepts of a list that give a place of the guide as a source."""
    return {value.name for value in resources(name) if place in value.names(DCTERMS + "source")}
