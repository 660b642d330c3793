"""The profile of initiatives: how far each has come, phase by phase, and what is evaluated. No score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from peertoc.guidance.questions import known, phases, questions
from peertoc.guidance.telling import Teller
from peertoc.guidance.walking import ANSWERED, NONE, OPEN, Walk
from peertoc.vocabulary import PREFIXES, PTOC, SKOS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from peertoc.catalogue import Document, Term
    from peertoc.errors import PeertocError
    from peertoc.guidance.walking import Remark, Told

_OF_STEPS: Final = "ptoc:theoryOfChange/ptoc:step/^ptoc:threatens"
_EVALUATIONS: Final = (
    "?this ptoc:evaluation|^ptoc:evaluates|(ptoc:theoryOfChange/ptoc:step/^ptoc:evaluates) ?thing ."
    " ?thing ptoc:dimension ?value"
)


@dataclass(frozen=True, slots=True)
class Phase:
    """Count for one phase: questions by status, checks that found nothing, risks that are managed."""

    name: str
    answered: int
    none_because: int
    open: int
    passed: int
    checks: int
    managed: int
    risks: int

    @property
    def questions(self) -> int:
        """Count the questions of the phase."""
        return self.answered + self.none_because + self.open


@dataclass(frozen=True, slots=True)
class Side:
    """Tell whether an evaluation covers a side of peer learning, or a facet of gain."""

    name: str
    label: str
    covered: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold the profile of one initiative."""

    file: str
    initiative: str
    title: str
    phases: tuple[Phase, ...]
    sides: tuple[Side, ...]
    facets: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Hold the profiles of several initiatives, side by side, and what could not be read."""

    today: datetime.date
    standings: tuple[Standing, ...]
    unchecked: tuple[PeertocError, ...] = ()


def standings(document: Document, remarks: Iterable[Remark], lang: str = "en") -> tuple[Standing, ...]:
    """Give the profile of each initiative of a document, given what the checks found in it."""
    ground, found = Teller(document, lang), tuple(remarks)
    return tuple(_standing(ground, this, Walk(ground, this, found)) for this in ground.initiatives)


def _standing(ground: Teller, this: Term, walk: Walk) -> Standing:
    told = walk.through(questions())
    covered = {value for _, value in ground.ask(_query(_EVALUATIONS), this)}
    return Standing(
        file=ground.document.name,
        initiative=this.value if isinstance(this, NamedNode) else "",
        title=ground.name(this),
        phases=tuple(_phase(name, told, walk, list(_risks(ground, this, name))) for name in phases()),
        sides=tuple(_sides(ground, "group-of-tests", covered)),
        facets=tuple(_sides(ground, "group-of-facets", covered)),
    )


def _phase(name: str, told: Iterable[Told], walk: Walk, risks: list[bool]) -> Phase:
    ours = [each for each in told if each.question.phase == name]
    counts = {status: sum(each.status == status for each in ours) for status in (ANSWERED, NONE, OPEN)}
    checks = {check for each in ours for check in each.question.tested_by}
    failed = {remark.check for remark in walk.remarks_of(checks) if not remark.waived}
    # Where nothing answers any of its questions, a check that is silent had nothing to look at.
    looked = {check for each in ours if each.met for check in each.question.tested_by}
    return Phase(
        name,
        counts[ANSWERED],
        counts[NONE],
        counts[OPEN],
        len(looked - failed),
        len(looked | failed),
        sum(risks),
        len(risks),
    )


def _risks(ground: Teller, this: Term, phase: str) -> Iterator[bool]:
    """Tell of each risk of a phase whether something is done about it."""
    where = (
        f"?this ptoc:risk|({_OF_STEPS}) ?value . ?value ptoc:inPhase phase:{phase} . BIND (?value AS ?thing)"
    )
    for risk in {value for _, value in ground.ask(_query(where), this)}:
        yield bool(ground.graph.objects(risk, f"{PTOC}managedBy"))


def _sides(ground: Teller, group: str, covered: set[Term]) -> Iterator[Side]:
    space = PREFIXES["dimension"]
    for term in known().objects(NamedNode(space + group), f"{SKOS}member"):
        yield Side(term.value.removeprefix(space), ground.name(term), term in covered)


def _query(where: str) -> str:
    heads = "".join(f"PREFIX {name}: <{space}> " for name, space in PREFIXES.items())
    return f"{heads} SELECT DISTINCT ?this ?thing ?value WHERE {{ {where} }}"
