"""What could go wrong, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass

from peertoc.model.fields import concept, concepts, many, references
from peertoc.model.resource import Reference, Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskManagement(Resource):
    """Describe what is done about a risk."""

    measures: tuple[str, ...] = concepts("measureType")
    phases: tuple[str, ...] = concepts("inPhase")


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Resource):
    """Describe what could go wrong."""

    types: tuple[str, ...] = concepts("riskType")
    phases: tuple[str, ...] = concepts("inPhase")
    threatens: tuple[Reference, ...] = references("threatens")
    likelihood: str = concept("likelihood")
    consequence: str = concept("consequence")
    managed_by: tuple[RiskManagement, ...] = many(RiskManagement, "managedBy")
