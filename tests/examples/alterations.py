"""The invented example, altered in one place at a time, by rules that know nothing of the checks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import Literal, NamedNode, Triple

from peertoc.catalogue import Document, Statements, find_sources, read
from peertoc.place import Place
from peertoc.vocabulary import DCTERMS, PTOC, RDF, ROOT, STEP_KINDS, XSD, is_ours
from tests.examples.invented import BASE, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Term

TYPE: Final = NamedNode(f"{RDF}type")
DATES: Final = {f"{XSD}{name}" for name in ("date", "gYear", "gYearMonth")}
PHASES: Final = (
    "pre-foundational",
    "foundational-engagement",
    "sustained-contact",
    "learning-outcomes",
    "change-at-scale",
)
AS_WELL: Final = {
    "another thing",
    "a neighbour in its list",
    "another number",
    "another text",
    "an earlier date",
}
RESULTS: Final = ("OrganisationalChange", "ReformImpact")
ENDS: Final = {f"{PTOC}cause", f"{PTOC}effect"}
NUMBERS: Final = {f"{XSD}{name}" for name in ("integer", "decimal", "double")}


@dataclass(frozen=True)
class Alteration:
    """Say what was done, to which statements, and what stands in their place."""

    kind: str
    gone: tuple[Triple, ...]
    new: tuple[Triple, ...]

    def __str__(self) -> str:
        told = self.gone[0] if self.gone else self.new[0]
        more = f" and {len(self.gone) - 1} more" if len(self.gone) > 1 else ""
        return f"{self.kind}: {told}{more} → {'; '.join(map(str, self.new[:2]))}"

    def touched(self) -> set[Term]:
        """Name everything that stands in an altered statement, on either side."""
        return {term for triple in (*self.gone, *self.new) for term in triple}

    def applied(self) -> Document:
        """Give the example with the alteration made."""
        gone = set(self.gone)
        triples = (*(triple for triple in original().triples if triple not in gone), *self.new)
        return Document("altered.ttl", "turtle", triples, Numbered())


class Numbered:
    """Places for statements that stand in no text: each on a line of its own."""

    def place(self, index: int, part: int) -> Place:
        return Place("altered.ttl", index + 1, part + 1)

    def line(self, _: Place) -> str:
        return ""


@cache
def original() -> Document:
    (source,) = find_sources([str(SOURCE)])
    assert not isinstance(source, Exception)
    return read(source)


@cache
def alterations() -> list[Alteration]:
    """List every alteration, in an order that does not change."""
    return [*_one_by_one(), *_throughout(), *_whole_things(), *_one_step_to_everything()]


def _one_by_one() -> Iterator[Alteration]:
    for triple in dict.fromkeys(original().triples):
        yield Alteration("taken away", (triple,), ())
        for kind, thing in _others(triple):
            new = Triple(triple.subject, triple.predicate, thing)
            yield Alteration(kind, (triple,), (new,))
            if kind in AS_WELL:
                yield Alteration(f"{kind} as well", (), (new,))
        earlier = original().statements.value(cast("Term", triple.subject), f"{DCTERMS}isVersionOf")
        if earlier is not None:
            moved = Triple(cast("NamedNode", earlier), triple.predicate, triple.object)
            yield Alteration("said of an earlier version", (triple,), (moved,))
        if triple.predicate.value.endswith(("#leadsTo", "#cause")):
            yield Alteration("a way back", (), (_way_back(triple),))
        if "schema.org" in triple.predicate.value:
            yield Alteration("in the old address of schema.org", (triple,), (_of_old(triple),))


def _throughout() -> Iterator[Alteration]:
    """Alter all statements with one property, or one property of things of one kind, at once."""
    by_property: dict[str, list[Triple]] = {}
    for triple in dict.fromkeys(original().triples):
        by_property.setdefault(triple.predicate.value, []).append(triple)
    for path, triples in by_property.items():
        yield Alteration("taken away throughout", tuple(triples), ())
        first = triples[0].object
        same = tuple(Triple(triple.subject, triple.predicate, first) for triple in triples)
        yield Alteration("the same throughout", tuple(triples), same)
        for kind in sorted({_kind(triple.object) for triple in triples} - {""}):
            some = tuple(triple for triple in triples if _kind(triple.object) == kind)
            if path != TYPE.value and len(some) < len(triples):
                yield Alteration("taken away throughout a kind", some, ())


def _whole_things() -> Iterator[Alteration]:
    """Take away all things of a kind, or all steps from a phase on, with the statements that name them."""
    every = tuple(dict.fromkeys(original().triples))
    for kind in sorted({_kind(triple.subject) for triple in every} - {"", f"{PTOC}Initiative"}):
        things = set(original().statements.of_type(kind))
        yield Alteration("all things of a kind taken away", _naming(things, every), ())
    steps: set[Term] = set()
    for phase in reversed(PHASES):
        steps |= set(original().statements.subjects(f"{PTOC}inPhase", NamedNode(f"{ROOT}/phase/{phase}")))
        links = {cast("Term", t.subject) for t in every if t.predicate.value in ENDS and t.object in steps}
        yield Alteration("the end of the chain taken away", _naming(steps | links, every), ())


def _one_step_to_everything() -> Iterator[Alteration]:
    """Let a diffusion lead directly to every change and every impact."""
    graph = original().statements
    results = [result for kind in RESULTS for result in graph.of_type(f"{PTOC}{kind}")]
    for step in graph.of_type(f"{PTOC}Diffusion"):
        new = (Triple(cast("NamedNode", step), NamedNode(f"{PTOC}leadsTo"), result) for result in results)
        yield Alteration("leads to everything", (), tuple(new))


def _naming(things: set[Term], triples: tuple[Triple, ...]) -> tuple[Triple, ...]:
    return tuple(triple for triple in triples if {triple.subject, triple.object} & things)


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
            yield "another thing", _next_of_the_kind(thing)
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


def _kind(term: Term | Triple) -> str:
    if isinstance(term, Triple | Literal):
        return ""
    kind = original().statements.value(term, TYPE.value)
    return kind.value if isinstance(kind, NamedNode) else ""


def _neighbour(term: NamedNode) -> NamedNode:
    """Give another name of the same list, or another class: the next one that the example uses."""
    space = term.value[: max(term.value.rfind("#"), term.value.rfind("/")) + 1]
    objects = (triple.object for triple in original().triples)
    beside = dict.fromkeys(
        thing for thing in objects if isinstance(thing, NamedNode) and thing.value.startswith(space)
    )
    names = [thing for thing in beside if "/" not in thing.value[len(space) :]]
    return names[(names.index(term) + 1) % len(names)] if term in names else NamedNode(f"{ROOT}#Peer")


def _next_of_the_kind(term: NamedNode) -> NamedNode:
    kind = _kind(term)
    fellows = list(original().statements.of_type(kind)) if kind else []
    if len(fellows) < 2:
        return NamedNode(f"{BASE}treasurers-circle")
    return cast("NamedNode", fellows[(fellows.index(term) + 1) % len(fellows)])


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


def on_chains_through(graph: Statements, touched: set[Term]) -> set[Term]:
    """Name the steps before and after each step that is touched, or that a touched thing belongs to."""
    kinds = {NamedNode(PTOC + kind) for kind in STEP_KINDS}
    forth = _links(graph)
    back: dict[Term, set[Term]] = {}
    for cause, effects in forth.items():
        for effect in effects:
            back.setdefault(effect, set()).add(cause)
    steps = {term for term in touched if kinds & set(graph.objects(term, TYPE.value)) or term in back}
    for term in touched:
        steps.update(graph.objects(term, f"{PTOC}cause"), graph.objects(term, f"{PTOC}effect"))
        steps.update(graph.subjects(f"{PTOC}indicator", term), graph.objects(term, f"{PTOC}step"))
    return _closure(steps, forth) | _closure(steps, back)


def _links(graph: Statements) -> dict[Term, set[Term]]:
    """List what each step leads to."""
    forth: dict[Term, set[Term]] = {}
    for subject in graph.described():
        forth.setdefault(subject, set()).update(graph.objects(subject, f"{PTOC}leadsTo"))
        for cause in graph.objects(subject, f"{PTOC}cause"):
            forth.setdefault(cause, set()).update(graph.objects(subject, f"{PTOC}effect"))
    return forth


def _closure(start: set[Term], ways: dict[Term, set[Term]]) -> set[Term]:
    found, waiting = set(start), list(start)
    while waiting:
        fresh = ways.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


def counted(kinds: list[Alteration]) -> Counter[str]:
    """Count alterations by what was done."""
    return Counter(alteration.kind for alteration in kinds)
