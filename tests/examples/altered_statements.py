"""The invented example, altered in one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import Literal, NamedNode, Triple

from peertoc.vocabulary import DCTERMS, PTOC, ROOT, XSD, is_ours
from tests.examples.alteration import Alteration, next_of_the_kind, original
from tests.examples.invented import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Term

DATES: Final = {f"{XSD}{name}" for name in ("date", "gYear", "gYearMonth")}
NUMBERS: Final = {f"{XSD}{name}" for name in ("integer", "decimal", "double")}

AS_WELL: Final = {
    "another thing",
    "a neighbour in its list",
    "another number",
    "another text",
    "an earlier date",
}


def one_by_one() -> Iterator[Alteration]:
    for triple in dict.fromkeys(original().triples):
        yield Alteration("taken away", (triple,), ())
        for kind, thing in _others(triple):
            new = Triple(triple.subject, triple.predicate, thing)
            yield Alteration(kind, (triple,), (new,))
            if kind in AS_WELL:
                yield Alteration(f"{kind} as well", (), (new,))
        yield from _another_of_its_dates(triple)
        earlier = original().statements.value(cast("Term", triple.subject), f"{DCTERMS}isVersionOf")
        if earlier is not None:
            moved = Triple(cast("NamedNode", earlier), triple.predicate, triple.object)
            yield Alteration("said of an earlier version", (triple,), (moved,))
        if triple.predicate.value.endswith(("#leadsTo", "#cause")):
            yield Alteration("a way back", (), (_way_back(triple),))
        if "schema.org" in triple.predicate.value:
            yield Alteration("in the old address of schema.org", (triple,), (_of_old(triple),))


def _another_of_its_dates(triple: Triple) -> Iterator[Alteration]:
    """Let a day stand in the place of another of the same thing, as if both were one."""
    if not _is_date(triple.object):
        return
    for other in dict.fromkeys(original().triples):
        day = other.object
        if other.subject == triple.subject and _is_date(day) and day != triple.object:
            yield Alteration(
                "another of its dates", (triple,), (Triple(triple.subject, triple.predicate, day),)
            )


def _is_date(thing: Term | Triple) -> bool:
    return isinstance(thing, Literal) and thing.datatype.value in DATES


def _others(triple: Triple) -> Iterator[tuple[str, Term]]:
    """Give what might stand in place of a value, by mistake."""
    thing = triple.object
    if isinstance(thing, NamedNode):
        yield "a slip of the pen", NamedNode(thing.value + "x")
        yield "words for a thing", Literal("Something", language="en")
        yield (
            "an address on one machine",
            NamedNode("file:///home/budget/plan/" + thing.value.rpartition("/")[2].rpartition("#")[2]),
        )
        if is_ours(thing.value):
            yield "a neighbour in its list", _neighbour(thing)
            yield "of another list", NamedNode(f"{ROOT}/pledge/time")
        else:
            yield "another thing", next_of_the_kind(thing)
            yield "a thing of another kind", NamedNode(f"{BASE}initiative")
    elif isinstance(thing, Literal):
        yield from _other_values(thing)


def _other_values(value: Literal) -> Iterator[tuple[str, Term]]:
    datatype = value.datatype.value
    yield "a thing for words", NamedNode(f"{BASE}tarnwick")
    if value.language:
        yield "without its language", Literal(value.value)
        yield "no words", Literal(" ", language=value.language)
        yield "another text", Literal("Workshop on reporting", language=value.language)
    elif datatype in DATES:
        yield "no date", Literal("soon")
        yield "an earlier date", Literal("1999-01-01", datatype=NamedNode(f"{XSD}date"))
        yield "a later date", Literal("2090", datatype=NamedNode(f"{XSD}gYear"))
    elif datatype in NUMBERS:
        yield "no number", Literal("a dozen")
        yield "another number", Literal(0)
    else:
        yield "neither yes nor no", Literal("perhaps")
        yield "the other answer", Literal(value.value != "true")


def _neighbour(term: NamedNode) -> NamedNode:
    """Give another name of the same list, or another class: the next one that the example uses."""
    space = term.value[: max(term.value.rfind("#"), term.value.rfind("/")) + 1]
    objects = (triple.object for triple in original().triples)
    beside = dict.fromkeys(
        thing for thing in objects if isinstance(thing, NamedNode) and thing.value.startswith(space)
    )
    names = [thing for thing in beside if "/" not in thing.value[len(space) :]]
    return names[(names.index(term) + 1) % len(names)] if term in names else NamedNode(f"{ROOT}#Peer")


def _way_back(triple: Triple) -> Triple:
    """Let the effect of a link lead back to its cause."""
    graph, leads = original().statements, NamedNode(f"{PTOC}leadsTo")
    if triple.predicate == leads:
        return Triple(triple.object, leads, triple.subject)  # type: ignore[arg-type]
    effect = graph.value(triple.subject, f"{PTOC}effect")  # type: ignore[arg-type]
    return Triple(effect, leads, triple.object)  # type: ignore[arg-type]


def _of_old(triple: Triple) -> Triple:
    path = triple.predicate.value.replace("https://schema.org/", "http://schema.org/")
    return Triple(triple.subject, NamedNode(path), triple.object)
