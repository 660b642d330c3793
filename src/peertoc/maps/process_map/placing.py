"""Which phase each tool, risk and measure of an initiative stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.model import Concepts, Initiative, Resource, Risk, RiskManagement, Step


@dataclass(slots=True)
class Managed:
    """Hold something that is done, and all risks against which it is done."""

    management: RiskManagement
    risks: list[Risk] = field(default_factory=list)
    phases: tuple[str, ...] = ()


@dataclass(slots=True)
class Placing:
    """Hold all that stands in one phase; ``tools`` map each to the steps that use it."""

    steps: list[Step] = field(default_factory=list)
    tools: dict[str, list[Step]] = field(default_factory=dict)
    risks: list[Risk] = field(default_factory=list)
    managed: list[Managed] = field(default_factory=list)


@dataclass(slots=True)
class Placed:
    """Hold what stands in each phase, and under the empty name what stands in none."""

    phases: tuple[str, ...]
    by_phase: dict[str, Placing]
    managed: dict[str, Managed] = field(default_factory=dict)
    _of_risk: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def phases_of(self, risk: Risk) -> tuple[str, ...]:
        """List the phases in which a risk stands."""
        return self._of_risk.get(key(risk), ())

    def add(self, risk: Risk, phases: tuple[str, ...]) -> None:
        """Put a risk in its phases."""
        self._of_risk[key(risk)] = phases
        for phase in phases or ("",):
            self.by_phase[phase].risks.append(risk)


def placed(initiative: Initiative, concepts: Concepts) -> Placed:
    """Sort an initiative by phases: their own, else those of their types; of a measure, else of its risk."""
    phases = tuple(phase.iri for phase in concepts.in_scheme("phase"))
    result = Placed(phases, {phase: Placing() for phase in (*phases, "")})
    for step in _steps(initiative):
        _place_step(step, result)
    for risk in initiative.risks:
        _place_risk(risk, result, concepts)
    for managed in result.managed.values():
        for phase in managed.phases or ("",):
            result.by_phase[phase].managed.append(managed)
    return result


def key(resource: Resource) -> str:
    """Give what tells a thing from others; what has no name of its own is told by the value that holds it."""
    return resource.id or f"={id(resource)}"


def _steps(initiative: Initiative) -> Iterator[Step]:
    """List the steps of every theory, and those of none, each once."""
    chains = (step for theory in initiative.theories for step in theory.chain.steps)
    seen: dict[str, Step] = {}
    for step in (*chains, *initiative.loose_steps):
        seen.setdefault(step.id, step)
    yield from seen.values()


def _place_step(step: Step, result: Placed) -> None:
    placing = result.by_phase[step.phase if step.phase in result.phases else ""]
    placing.steps.append(step)
    for tool in step.tools:
        placing.tools.setdefault(tool, []).append(step)


def _place_risk(risk: Risk, result: Placed, concepts: Concepts) -> None:
    phases = _known(risk.phases, result) or _typical(risk.types, result, concepts)
    result.add(risk, phases)
    for management in risk.managed_by:
        managed = result.managed.setdefault(key(management), Managed(management))
        managed.risks.append(risk)
        own = _known(management.phases, result) or _typical(management.measures, result, concepts)
        managed.phases = _in_order((*managed.phases, *(own or phases)), result)


def _known(phases: Iterable[str], result: Placed) -> tuple[str, ...]:
    return _in_order(phases, result)


def _typical(types: Iterable[str], result: Placed, concepts: Concepts) -> tuple[str, ...]:
    """Give the phases of terms, or of the nearest broader terms that have any."""
    found: list[str] = []
    for type_ in types:
        having = (concepts.of(term).phases for term in concepts.with_broader(type_))
        found += next((phases for phases in having if phases), ())
    return _in_order(found, result)


def _in_order(phases: Iterable[str], result: Placed) -> tuple[str, ...]:
    wanted = set(phases)
    return tuple(phase for phase in result.phases if phase in wanted)
