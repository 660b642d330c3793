"""Read the questions and principles for the tests, each file by itself, and what the inventory has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from peertoc.vocabulary import DCTERMS, PREFIXES, PTOC, RDF
from tests.ontology.terms import FOLDER
from tests.ontology.vocabularies import inventory

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS: Final = {"question": "Question", "principle": "Principle"}
PHASES: Final = (
    "pre-foundational", "foundational-engagement", "sustained-contact", "learning-outcomes",
    "change-at-scale",
)  # fmt: skip
BOTH: Final = ["facilitator", "learner"]


@dataclass(frozen=True, slots=True)
class Item:
    """A question or principle, with what its file says of it (predicate -> terms, in file order)."""

    kind: str
    name: str
    said: dict[str, list[ox.NamedNode | ox.Literal]]

    def all(self, predicate: str) -> list[str]:
        return [term.value for term in self.said.get(predicate, [])]

    def one(self, predicate: str) -> str:
        (value,) = self.all(predicate)
        return value

    def names(self, predicate: str, prefix: str) -> list[str]:
        values = self.all(predicate)
        assert all(value.startswith(PREFIXES[prefix]) for value in values)
        return [value.removeprefix(PREFIXES[prefix]) for value in values]

    @property
    def wordings(self) -> list[str]:
        return self.all(PTOC + "text") + self.all(PTOC + "learnerText")


@cache
def triples(kind: str) -> tuple[ox.Triple, ...]:
    """Read one file as it stands; a relative name would be a syntax error."""
    return tuple(quad.triple for quad in ox.parse(path=str(FOLDER / "guide" / f"{kind}s.ttl")))


def resources(kind: str, statements: Iterable[ox.Triple]) -> dict[str, Item]:
    """Gather what is said, by local name; the name of the collection itself is empty."""
    found: dict[str, Item] = {}
    for triple in statements:
        assert isinstance(triple.subject, ox.NamedNode)
        assert isinstance(triple.object, ox.NamedNode | ox.Literal)
        assert triple.subject.value.startswith(PREFIXES[kind])
        name = triple.subject.value.removeprefix(PREFIXES[kind])
        found.setdefault(name, Item(kind, name, {})).said.setdefault(triple.predicate.value, []).append(
            triple.object
        )
    return found


@cache
def items(kind: str) -> tuple[Item, ...]:
    found = resources(kind, triples(kind))
    return tuple(item for item in found.values() if item.all(RDF + "type") == [PTOC + KINDS[kind]])


def everything() -> tuple[Item, ...]:
    return items("question") + items("principle")


def rows(questions: Iterable[Item]) -> list[tuple[str, int, str, str, list[str]]]:
    """Put questions as the inventory has them: name, phase, section, level, audience."""
    return [
        (
            item.name,
            PHASES.index(item.names(PTOC + "inPhase", "phase")[0]),
            item.names(DCTERMS + "source", "guide")[0],
            "sub" if item.all(DCTERMS + "isPartOf") else "main",
            item.names(PTOC + "audience", "audience"),
        )
        for item in questions
    ]


def listed() -> list[tuple[str, int, str, str, list[str]]]:
    return [
        (
            entry["id"],
            entry["phase"],
            entry["section"].split(" (")[0],
            entry["level"],
            BOTH if entry["audience"] == "both" else [entry["audience"]],
        )
        for entry in inventory()["questions"]
    ]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold().replace("’", "").replace("'", ""))


def runs(found: list[str]) -> set[tuple[str, ...]]:
    """Give every run of seven words."""
    return {tuple(found[start : start + 7]) for start in range(len(found) - 6)}
