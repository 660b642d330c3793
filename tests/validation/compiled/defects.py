"""Random graphs from our vocabulary: good and bad examples of checks put together, with random defects."""

# ruff: noqa: E501 - values are read best side by side
from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from peertoc.catalogue import read_text
from peertoc.validation.context import context
from peertoc.vocabulary import OWL, PTOC, RDF, XSD
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Graph = list[Triple]

_HOME = "https://example.org/budget-peers/"
_LITERALS = [
    Literal("1", datatype=NamedNode(f"{XSD}integer")), Literal("01", datatype=NamedNode(f"{XSD}integer")),
    Literal("1", datatype=NamedNode(f"{XSD}int")), Literal("1.50", datatype=NamedNode(f"{XSD}decimal")),
    Literal("9" * 30, datatype=NamedNode(f"{XSD}integer")), Literal("x", datatype=NamedNode(f"{XSD}integer")),
    Literal("1e3", datatype=NamedNode(f"{XSD}double")), Literal("true", datatype=NamedNode(f"{XSD}boolean")),
    Literal("0", datatype=NamedNode(f"{XSD}boolean")), Literal("maybe", datatype=NamedNode(f"{XSD}boolean")),
    Literal("2020-01-31", datatype=NamedNode(f"{XSD}date")), Literal("2020-02-31", datatype=NamedNode(f"{XSD}date")),
    Literal("2020-01-31Z", datatype=NamedNode(f"{XSD}date")), Literal("soon", datatype=NamedNode(f"{XSD}date")),
    Literal("2019", datatype=NamedNode(f"{XSD}gYear")), Literal("2019-05", datatype=NamedNode(f"{XSD}gYearMonth")),
    Literal("2020-01-31T10:00:00", datatype=NamedNode(f"{XSD}dateTime")),
    Literal(""), Literal(" "), Literal("…"), Literal("Text"), Literal("Text", language="en"),
    Literal("Texte", language="fr"), Literal("text", language="en-gb"),
]  # fmt: skip


@cache
def _names() -> tuple[tuple[NamedNode, ...], tuple[NamedNode, ...], tuple[NamedNode, ...]]:
    """Give the properties, the classes and the values of the vocabulary."""
    kinds: dict[NamedNode, str] = {}
    for triple in sorted(context(), key=str):
        if triple.predicate.value == f"{RDF}type" and isinstance(triple.subject, NamedNode):
            kinds[triple.subject] = str(triple.object)
    properties = tuple(term for term, kind in kinds.items() if "Property" in kind)
    classes = tuple(term for term, kind in kinds.items() if kind.endswith("owl#Class>"))
    values = tuple(term for term, kind in kinds.items() if kind.endswith("skos/core#Concept>"))
    return properties, classes, values


@cache
def _examples(name: str) -> tuple[Sequence[Triple], ...]:
    files = sorted(ROOT.glob(f"shapes/*/{name}"))
    return tuple(read_text(path.read_text(encoding="utf-8"), name=str(path)).triples for path in files)


@cache
def _apart(triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """Give an example in which no thing is one of another example's: all are about the same initiative."""
    return tuple(Triple(*map(_moved, triple)) for triple in triples)


def _moved(term: Any) -> Any:
    if isinstance(term, NamedNode) and term.value.startswith(_HOME):
        return NamedNode(f"{_HOME}another/{term.value.removeprefix(_HOME)}")
    return term


def random_graph(seed: int, pairs: int = 1, defects: int = 5) -> tuple[Triple, ...]:
    """Make a graph of pairs of examples, with defects for each; the same seed gives the same.

    One of a pair is the bad example of a check, one check after the other, so that each has its turn. The
    other speaks of the same initiative or, as often, of another.
    """
    chance = random.Random(seed)
    bad, any_ = _examples("bad.ttl"), [*_examples("good.ttl"), *_examples("bad.ttl")]
    graph: Graph = []
    for number in range(seed * pairs, (seed + 1) * pairs):
        mate = chance.choice(any_)
        graph += [*bad[number % len(bad)], *(mate if chance.random() < 0.5 else _apart(mate))]
    for _ in range(defects * pairs):
        chance.choice(_DEFECTS)(chance, graph)
    return tuple(dict.fromkeys(triple for triple in graph if not _misleads(triple)))


def _misleads(triple: Triple) -> bool:
    """Tell whether rdflib goes wrong; see test_a_literal_that_counts_as_false_is_a_thing_like_any_other."""
    thing = triple.object
    false = isinstance(thing, Literal) and thing.value in {"", "0", "false", "maybe"}
    return false and triple.predicate not in _texts()


@cache
def _texts() -> frozenset[object]:
    """Give the properties whose values are texts, numbers and dates: no path of a check goes on from these."""
    kind = NamedNode(f"{OWL}DatatypeProperty")
    return frozenset(triple.subject for triple in context() if triple.object == kind)


def _drop(chance: random.Random, graph: Graph) -> None:
    graph.pop(chance.randrange(len(graph)))


def _new_value(chance: random.Random, graph: Graph) -> None:
    place = chance.randrange(len(graph))
    graph[place] = Triple(graph[place].subject, graph[place].predicate, _value(chance, graph))


def _further_value(chance: random.Random, graph: Graph) -> None:
    said = chance.choice(graph)
    graph.append(Triple(said.subject, said.predicate, _value(chance, graph)))


def _new_property(chance: random.Random, graph: Graph) -> None:
    place = chance.randrange(len(graph))
    slip = NamedNode(graph[place].predicate.value + "s")
    other = chance.choice([*_names()[0], slip])
    graph[place] = Triple(graph[place].subject, other, graph[place].object)


def _further_kind(chance: random.Random, graph: Graph) -> None:
    subject = chance.choice(graph).subject
    graph.append(Triple(subject, NamedNode(f"{RDF}type"), chance.choice(_names()[1])))


def _further_link(chance: random.Random, graph: Graph) -> None:
    one, other = chance.choice(graph).subject, chance.choice(graph).subject
    name = chance.choice(["leadsTo", "leadsTo", "cause", "effect", "step"])
    graph.append(Triple(one, NamedNode(f"{PTOC}{name}"), other))


def _value(chance: random.Random, graph: Graph) -> NamedNode | BlankNode | Literal:
    kind = chance.randrange(4)
    if kind == 0:
        return chance.choice(_names()[2])
    if kind == 1:
        return chance.choice([chance.choice(graph).subject, BlankNode(f"new{chance.randrange(9)}")])  # type: ignore[return-value]
    if kind == 2:
        return chance.choice([each.object for each in graph])  # type: ignore[return-value]
    return chance.choice(_LITERALS)


_DEFECTS: list[Callable[[random.Random, Graph], None]] = [
    _drop, _drop, _new_value, _further_value, _new_property, _further_kind, _further_link,
]  # fmt: skip
