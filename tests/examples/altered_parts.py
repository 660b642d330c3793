"""The invented example, altered in whole parts: a property, a kind of things, or a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import NamedNode, Triple

from peertoc.vocabulary import DCTERMS, PTOC, ROOT
from tests.examples.alteration import TYPE, Alteration, kind_of, next_of_the_kind, original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Term

PHASES: Final = (
    "pre-foundational",
    "foundational-engagement",
    "sustained-contact",
    "learning-outcomes",
    "change-at-scale",
)
#: What is said of a thing whose name is all that is there.
NAMING: Final = {TYPE.value, *(f"{DCTERMS}{name}" for name in ("title", "description"))}
RESULTS: Final = ("OrganisationalChange", "ReformImpact")
ENDS: Final = {f"{PTOC}cause", f"{PTOC}effect"}


def throughout() -> Iterator[Alteration]:
    """Alter all statements with one property, or one property of things of one kind, at once."""
    by_property: dict[str, list[Triple]] = {}
    for triple in dict.fromkeys(original().triples):
        by_property.setdefault(triple.predicate.value, []).append(triple)
    for path, triples in by_property.items():
        yield Alteration("taken away throughout", tuple(triples), ())
        first = triples[0].object
        same = tuple(Triple(triple.subject, triple.predicate, first) for triple in triples)
        yield Alteration("the same throughout", tuple(triples), same)
        for kind in sorted({kind_of(triple.object) for triple in triples} - {""}):
            some = tuple(triple for triple in triples if kind_of(triple.object) == kind)
            if path != TYPE.value and len(some) < len(triples):
                yield Alteration("taken away throughout a kind", some, ())


def whole_things() -> Iterator[Alteration]:
    """Take away all things of a kind, or all steps from a phase on, with the statements that name them."""
    every = tuple(dict.fromkeys(original().triples))
    for kind in sorted({kind_of(triple.subject) for triple in every} - {"", f"{PTOC}Initiative"}):
        things = set(original().statements.of_type(kind))
        yield Alteration("all things of a kind taken away", _naming(things, every), ())
    steps: set[Term] = set()
    for phase in reversed(PHASES):
        steps |= set(original().statements.subjects(f"{PTOC}inPhase", NamedNode(f"{ROOT}/phase/{phase}")))
        links = {cast("Term", t.subject) for t in every if t.predicate.value in ENDS and t.object in steps}
        yield Alteration("the end of the chain taken away", _naming(steps | links, every), ())


def thing_by_thing() -> Iterator[Alteration]:
    """Alter all that is said of one thing, or take the thing away with the statements that name it."""
    every = tuple(dict.fromkeys(original().triples))
    (initiative,) = original().statements.of_type(f"{PTOC}Initiative")
    for thing in dict.fromkeys(cast("Term", triple.subject) for triple in every):
        said = tuple(triple for triple in every if triple.subject == thing)
        more = tuple(triple for triple in said if triple.predicate.value not in NAMING)
        yield Alteration("all but its name taken away", more, ())
        if thing == initiative:
            continue
        yield Alteration("one thing taken away", _naming({thing}, every), ())
        fellow = next_of_the_kind(cast("NamedNode", thing))
        if kind_of(fellow) == kind_of(thing) and fellow != thing:
            own = tuple(triple for triple in said if triple.predicate != TYPE)
            copied = (t for t in every if t.subject == fellow and t.predicate != TYPE)
            new = tuple(Triple(cast("NamedNode", thing), t.predicate, t.object) for t in copied)
            yield Alteration("a copy of its fellow", own, new)
            yield _over_with_one_left(cast("NamedNode", initiative), thing, every)


def _over_with_one_left(initiative: NamedNode, thing: Term, every: tuple[Triple, ...]) -> Alteration:
    """Let the initiative be finished, and of the things of one kind only one be there."""
    status, finished = NamedNode(f"{PTOC}status"), NamedNode(f"{ROOT}/status/finished")
    fellows = set(original().statements.of_type(kind_of(thing))) - {thing}
    before = tuple(triple for triple in every if triple.subject == initiative and triple.predicate == status)
    gone = tuple(dict.fromkeys((*before, *_naming(fellows, every))))
    return Alteration("over, with one of a kind left", gone, (Triple(initiative, status, finished),))


def one_step_to_everything() -> Iterator[Alteration]:
    """Let a diffusion lead directly to every change and every impact."""
    graph = original().statements
    results = [result for kind in RESULTS for result in graph.of_type(f"{PTOC}{kind}")]
    for step in graph.of_type(f"{PTOC}Diffusion"):
        new = (Triple(cast("NamedNode", step), NamedNode(f"{PTOC}leadsTo"), result) for result in results)
        yield Alteration("leads to everything", (), tuple(new))


def _naming(things: set[Term], triples: tuple[Triple, ...]) -> tuple[Triple, ...]:
    return tuple(triple for triple in triples if {triple.subject, triple.object} & things)
