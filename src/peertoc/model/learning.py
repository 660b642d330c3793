"""What is to be learned, which gap it fills, and who learns it from whom."""

from __future__ import annotations

from dataclasses import dataclass

from peertoc.model.fields import concepts, many, references
from peertoc.model.resource import Reference, Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeGap(Resource):
    """Describe what is not known yet, and which other ways of learning it were considered."""

    alternatives: tuple[Reference, ...] = references("alternativeConsidered")


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningObjective(Resource):
    """Describe what is to be learned."""

    goals: tuple[str, ...] = concepts("goal")
    skills: tuple[str, ...] = concepts("skill")
    knowledge: tuple[str, ...] = concepts("knowledge")
    gaps: tuple[KnowledgeGap, ...] = many(KnowledgeGap, "fillsGap")
    reform_areas: tuple[str, ...] = concepts("reformArea")
    agreed_by: tuple[Reference, ...] = references("agreedBy")


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningExchange(Resource):
    """Tell who learns what from whom."""

    learners: tuple[Reference, ...] = references("learner")
    learns_from: tuple[Reference, ...] = references("learnsFrom")
    objectives: tuple[Reference, ...] = references("servesObjective")
