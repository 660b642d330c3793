"""The steps of a theory of change, how each is known, and what must hold for the next."""
# ruff: noqa: RUF009 - the calls are field specifiers

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.model.fields import concept, concepts, date, many, references, text, texts, words
from peertoc.model.resource import Reference, Resource

if TYPE_CHECKING:
    from peertoc.model.words import Date, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Resource):
    """Tell how a step is known; numbers are kept as they were written."""

    unit: Words = words("unit")
    baseline: str = text("baseline")
    baseline_date: Date | None = date("baselineDate")
    target: str = text("target")
    target_date: Date | None = date("targetDate")
    verification: tuple[Reference, ...] = references("meansOfVerification")
    observed: tuple[str, ...] = texts("observed")
    observed_on: Date | None = date("observedOn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption(Resource):
    """Tell what must hold, who controls it, and what ensures it."""

    control: str = concept("control")
    ensured_by: tuple[Reference, ...] = references("ensuredBy")
    indicators: tuple[Indicator, ...] = many(Indicator, "indicator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Resource):
    """Describe one step; ``kind`` is one of ``vocabulary.STEP_KINDS``, or empty where its file gives none."""

    kind: str = ""
    phase: str = concept("inPhase")
    status: str = concept("status")
    start: Date | None = date("schema:startDate")
    end: Date | None = date("schema:endDate")
    tools: tuple[str, ...] = concepts("usesTool")
    objectives: tuple[Reference, ...] = references("servesObjective")
    indicators: tuple[Indicator, ...] = many(Indicator, "indicator")
    actors: tuple[Reference, ...] = references("actor")
    ownership: str = concept("ownership")
    participants: tuple[Reference, ...] = references("participant")
    locations: tuple[Reference, ...] = references("schema:location")
    media: tuple[Reference, ...] = references("medium")
    products: tuple[Reference, ...] = references("product")
    frequency: Words = words("frequency")
    learners: tuple[Reference, ...] = references("learner")
    skills: tuple[str, ...] = concepts("skill")
    organisations: tuple[Reference, ...] = references("organisation")
    keys: tuple[str, ...] = concepts("key")
