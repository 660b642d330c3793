"""How an initiative is assessed, what it reports, and what it answers to the guide."""
# ruff: noqa: RUF009 - the calls are field specifiers

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.model.fields import concept, concepts, date, flag, references, words
from peertoc.model.resource import Reference, Resource

if TYPE_CHECKING:
    from peertoc.model.words import Date, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Resource):
    """Describe an assessment of steps, or of the initiative."""

    evaluates: tuple[Reference, ...] = references("evaluates")
    dimensions: tuple[str, ...] = concepts("dimension")
    methods: tuple[Reference, ...] = references("method")
    status: str = concept("status")
    dated: Date | None = date("dcterms:date")
    independent: bool | None = flag("independent")
    reported_to: tuple[Reference, ...] = references("reportedTo")
    agreed_by: tuple[Reference, ...] = references("agreedBy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Resource):
    """Tell to whom gains are reported, and when."""

    reported_to: tuple[Reference, ...] = references("reportedTo")
    dated: Date | None = date("dcterms:date")
    frequency: Words = words("frequency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Resource):
    """Hold a lesson, and what or who captured it."""

    captured_by: tuple[Reference, ...] = references("capturedBy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Resource):
    """Hold what someone answers to a guiding question."""

    questions: tuple[str, ...] = concepts("question")
    text: Words = words("text")
    audience: str = concept("audience")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Resource):
    """Tell which check does not apply here, why, and who approved that."""

    waives: tuple[str, ...] = concepts("waives")
    applies_to: tuple[Reference, ...] = references("appliesTo")
    reason: Words = words("reason")
    approved_by: tuple[Reference, ...] = references("approvedBy")
    end: Date | None = date("schema:endDate")
