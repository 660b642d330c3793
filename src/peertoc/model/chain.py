"""The chain: steps, the links between them, and questions to both."""
# ruff: noqa: RUF009 - the calls are field specifiers

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from peertoc.model.fields import concept, date, flag, many, references
from peertoc.model.resource import Reference, Resource
from peertoc.model.steps import Assumption

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from peertoc.model.steps import Step
    from peertoc.model.words import Date
    from peertoc.place import Place

T = TypeVar("T")
StatedAs = Literal["leadsTo", "causal", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Resource):
    """Tell that one step leads to another, and what must hold for it.

    All statements of one link count once: a bare ``leadsTo`` and every causal link between these ends are
    merged. ``cause`` or ``effect`` is empty where a causal link lacks it, which puts it outside the chain.
    """

    cause: str
    effect: str
    stated_as: StatedAs = "leadsTo"
    assumptions: tuple[Assumption, ...] = many(Assumption, "assumption")
    evidence: tuple[Reference, ...] = references("evidence")
    strength: str = concept("evidenceStrength")
    critical: bool | None = flag("critical")


@dataclass(frozen=True, slots=True)
class Feedback:
    """Tell that a later step feeds back to an earlier one; no part of the chain."""

    cause: str
    effect: str
    place: Place


@dataclass(frozen=True, slots=True)
class Chain:
    """Hold steps and links in document order, and answer what follows what.

    An end of a link need not be a step of the chain: what a file leaves out is told by validation.
    """

    steps: tuple[Step, ...] = ()
    links: tuple[Link, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    _by_id: Mapping[str, tuple[int, Step]] = field(init=False, repr=False, compare=False)
    _after: Mapping[str, tuple[Link, ...]] = field(init=False, repr=False, compare=False)
    _before: Mapping[str, tuple[Link, ...]] = field(init=False, repr=False, compare=False)
    _back: Mapping[str, tuple[Feedback, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        whole = [link for link in self.links if link.cause and link.effect]
        numbered = {step.id: (number, step) for number, step in enumerate(self.steps, start=1)}
        object.__setattr__(self, "_by_id", numbered)
        object.__setattr__(self, "_after", _grouped((link.cause, link) for link in whole))
        object.__setattr__(self, "_before", _grouped((link.effect, link) for link in whole))
        object.__setattr__(self, "_back", _grouped((each.cause, each) for each in self.feedback))

    def step(self, id: str) -> Step | None:
        """Find a step."""
        return self._by_id[id][1] if id in self._by_id else None

    def number(self, id: str) -> int | None:
        """Tell which step of the chain this is, counted from 1."""
        return self._by_id[id][0] if id in self._by_id else None

    def links_from(self, id: str) -> tuple[Link, ...]:
        """List the links of which a step is the cause."""
        return self._after.get(id, ())

    def links_to(self, id: str) -> tuple[Link, ...]:
        """List the links of which a step is the effect."""
        return self._before.get(id, ())

    def feedback_from(self, id: str) -> tuple[Feedback, ...]:
        """List what a step feeds back to."""
        return self._back.get(id, ())

    def successors(self, id: str) -> tuple[str, ...]:
        """List what a step leads to directly."""
        return tuple(link.effect for link in self.links_from(id))

    def predecessors(self, id: str) -> tuple[str, ...]:
        """List what leads to a step directly."""
        return tuple(link.cause for link in self.links_to(id))

    def steps_in(self, phase: str) -> tuple[Step, ...]:
        """List the steps of one phase; of none, where ``phase`` is empty."""
        return tuple(step for step in self.steps if step.phase == phase)

    def reachable_from(self, *ids: str) -> frozenset[str]:
        """Find all that the given steps lead to, over any number of links; themselves only over a circle."""
        reached: set[str] = set()
        waiting = list(ids)
        while waiting:
            fresh = [next_ for next_ in self.successors(waiting.pop()) if next_ not in reached]
            reached.update(fresh)
            waiting.extend(fresh)
        return frozenset(reached)


@dataclass(frozen=True, slots=True, kw_only=True)
class TheoryOfChange(Resource):
    """Hold a chain, with its version, who agreed to it and when it is reviewed."""

    chain: Chain = field(default_factory=Chain)
    version_of: tuple[Reference, ...] = references("dcterms:isVersionOf")
    modified: Date | None = date("dcterms:modified")
    next_review: Date | None = date("nextReview")
    agreed_by: tuple[Reference, ...] = references("agreedBy")


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
